"""The texts that are sealed: canonical, in every language, with digests that anyone can compute again."""

import pytest

from charters.domain.digests import Wording, edition_digest, wording_digest
from charters.models import Edition, PrincipleRevision
from tests.charters.sealing_steps import opened
from tests.factories import (
    CriterionFactory,
    PrincipleRevisionFactory,
)

pytestmark = pytest.mark.django_db


def test_texts_are_sealed_in_canonical_form_in_every_language():
    revision = PrincipleRevisionFactory(
        title_fr="Ve\u0301rite\u0301 ", statement_fr=" Un.\r\n\r\n\r\n\r\nDeux. ", statement_en="One.  \n\n\nTwo.\n"
    )
    criterion = CriterionFactory(revision=revision, text_fr=" Un\ncritère ")

    opened(revision, preamble_fr="  Un préambule. ")

    revision.refresh_from_db()
    criterion.refresh_from_db()
    assert revision.title_fr == "Vérité"
    assert revision.statement_fr == "Un.\n\nDeux."
    assert revision.statement_en == "One.\n\nTwo."
    assert criterion.text_fr == "Un critère"
    assert Edition.objects.get().preamble_fr == "Un préambule."


def test_digests_can_be_recomputed_from_what_is_stored():
    revision = PrincipleRevisionFactory(title_fr="Titre", statement_fr="Un.\n\nDeux.", rationale_fr="Parce que.")
    CriterionFactory(revision=revision, position=1, text_fr="Second critère")
    CriterionFactory(revision=revision, position=0, text_fr="Premier critère")

    edition = opened(revision)

    revision.refresh_from_db()
    assert revision.digest == wording_digest(
        Wording("Titre", "Un.\n\nDeux.", "Parce que.", criteria=("Premier critère", "Second critère"))
    )
    assert edition.digest == edition_digest(
        charter="charte-exemple",
        number=edition.number,
        preamble="Un préambule d'exemple.",
        articles=[("", revision.principle.key, "1.0.0", revision.digest)],
    )


@pytest.mark.parametrize("active", ["en", "ar"])
def test_the_language_of_the_person_who_opens_changes_no_text(settings, active):
    from django.utils import translation

    revision = PrincipleRevisionFactory(title_fr="Titre", title_en="Title")
    with translation.override(active):
        opened(revision)

    stored = PrincipleRevision.objects.filter(pk=revision.pk).rewrite(False).values("title", "title_fr", "title_en")
    assert stored.get() == {"title": "Titre", "title_fr": "Titre", "title_en": "Title"}
