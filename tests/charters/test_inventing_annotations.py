"""Invented cities annotate the shared charter, where there is one in consultation, once."""

import pytest
from django.utils import timezone

from charters.domain.enacting import open_consultation
from charters.domain.inventing_annotations import INVENTED, invent_annotations
from charters.models import Annotation
from members.domain.inventing import invent_cities
from tests import factories
from tests.factories.annotations import OPENED_ON

pytestmark = pytest.mark.django_db
WORDS = {
    "algorithmes": ("Un registre public des algorithmes.", "In understandable language.", "نص."),
    "sobriete": ("Supprimées à l'échéance annoncée.", "Text.", "نص."),
    "ouverture": ("Des données librement réutilisables.", "Text.", "نص."),
}


@pytest.fixture
def charter():
    edition = factories.EditionFactory()
    for key, texts in WORDS.items():
        statements = dict(zip(("statement_fr", "statement_en", "statement_ar"), texts, strict=True))
        revision = factories.PrincipleRevisionFactory(principle__key=key, **statements)
        factories.ArticleFactory(edition=edition, revision=revision)
    open_consultation(edition, by=None, on=OPENED_ON)


def test_each_is_made_once_and_only_by_invented_cities(charter):
    invent_cities(at=timezone.now())

    assert invent_annotations(at=timezone.now()) == len(INVENTED)
    assert invent_annotations(at=timezone.now()) == 0
    assert set(Annotation.objects.values_list("member__is_demonstration", flat=True)) == {True}
    assert Annotation.objects.published().count() == len(INVENTED) - 1


def test_without_a_consultation_nothing_is_made():
    invent_cities(at=timezone.now())

    assert invent_annotations(at=timezone.now()) == 0
