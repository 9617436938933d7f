"""What people are told of annotations, in their language, by mail that names the city and the principle."""

from datetime import timedelta

import pytest
from django.utils import timezone

from charter_portal.notices.digesting import write_digests
from charters.domain import answering
from charters.domain.announcing_annotations import announce_annotation
from tests import factories
from tests.factories.annotations import edition_in_consultation

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    """Opened before anyone has a mandate: of the opening nobody is told."""
    return edition_in_consultation()


@pytest.fixture
def delegate(edition):
    return factories.UserFactory(person=factories.MandateFactory().person)


@pytest.fixture
def annotation(edition, delegate):
    revision = edition.articles.get().revision
    return factories.AnnotationFactory(
        edition=edition, revision=revision, kind="question", member=delegate.person.mandates.get().member
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "La commission répond à votre annotation sur « {} »"),
        ("en", "The commission replies to your annotation on “{}”"),
        ("ar", "ردّت اللجنة على تعليقكم على «{}»"),
    ],
)
def test_a_reply_of_the_commission_is_told_in_the_readers_language(deliver, annotation, delegate, language, words):
    delegate.language = language
    delegate.save(update_fields=["language"])

    answering.reply_to(annotation, body="Bientôt.", member=None, by=None, at=timezone.now())

    (mail,) = deliver()
    assert words.format(getattr(annotation.revision, f"title_{language}")) in mail.subject
    assert annotation.get_absolute_url().removeprefix("/fr") in mail.body


def test_a_reply_of_a_city_names_it(deliver, annotation):
    other = factories.MemberFactory(name_fr="Ville-Exemple Z")

    answering.reply_to(annotation, body="Nous aussi.", member=other, by=None, at=timezone.now())

    (mail,) = deliver()
    assert mail.subject.startswith("Ville-Exemple Z répond à votre annotation")


def test_a_decision_is_told_in_a_word_and_its_reason_is_read_on_the_page(deliver, annotation):
    answering.decide(annotation, disposition="declined", reason="Hors du champ.", by=None, at=timezone.now())

    (mail,) = deliver()
    assert mail.subject.endswith("écartée")
    assert "Hors du champ." not in mail.body


@pytest.mark.parametrize("is_reply", [False, True])
def test_hiding_is_told_to_the_city_that_wrote(deliver, annotation, is_reply):
    row = factories.ReplyFactory(annotation=annotation, member=annotation.member) if is_reply else annotation

    answering.hide(row, reason="Nomme quelqu'un.", by=None, at=timezone.now())

    (mail,) = deliver()
    assert mail.subject.startswith("Une réponse" if is_reply else "Une annotation")
    assert "Nomme quelqu'un." not in mail.body


def test_hiding_a_reply_of_the_commission_is_told_to_nobody(deliver, annotation):
    answering.hide(factories.ReplyFactory(annotation=annotation), reason="Erreur.", by=None, at=timezone.now())

    assert deliver() == []


def test_the_team_is_told_once_a_day(deliver, annotation):
    factories.UserFactory(group="secretariat")
    at = timezone.now()
    announce_annotation(annotation, at=at - timedelta(days=2))
    assert deliver() == []

    write_digests(at=at)

    (mail,) = deliver()
    assert f"{annotation.member.name_fr} a publié une annotation" in mail.body
