"""Annotations are answered, decided with a reason, hidden with a reason; nothing is deleted, and the city is told."""

import datetime

import pytest
from django.utils import timezone

from charter_portal.notices.models import Notice
from charters.domain import answering
from charters.domain.enacting import put_to_vote
from charters.exceptions import (
    AnnotationNotPublished,
    BodyMissing,
    ConsultationClosed,
    EditionOfAnotherCharter,
    ReasonMissing,
)
from charters.models import Annotation, Reply
from tests import factories

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 2)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def staff():
    return factories.UserFactory(group="commission-staff")


@pytest.fixture
def delegate():
    return factories.UserFactory(person=factories.MandateFactory().person)


@pytest.fixture
def annotation(delegate):
    return factories.AnnotationFactory(member=delegate.person.mandates.get().member)


def told(user):
    """What ``user`` was told of annotations; the opening of the consultation is told to cities too."""
    notices = Notice.objects.filter(recipient=user).exclude(kind="edition_acted").order_by("pk")
    return [(notice.kind, notice.path) for notice in notices]


def page_of(annotation):
    return annotation.get_absolute_url().removeprefix("/fr")


def test_the_commission_replies_and_the_city_is_told(annotation, staff, delegate, now):
    reply = answering.reply_to(annotation, body=" Bientôt. ", member=None, by=staff, at=now)

    assert (reply.body, reply.member, reply.author) == ("Bientôt.", None, staff)
    assert told(delegate) == [("annotation_replied", page_of(annotation))]


def test_a_reply_that_is_sent_twice_is_one(annotation, staff, delegate, now):
    sent = [answering.reply_to(annotation, body=body, member=None, by=staff, at=now) for body in ("Oui.", " Oui. ")]

    assert annotation.replies.count() == 1
    assert sent[0] == sent[1]
    assert told(delegate) == [("annotation_replied", page_of(annotation))]


def test_the_same_words_of_two_cities_are_two_replies(annotation, now):
    for mandate in factories.MandateFactory.create_batch(2):
        by = factories.UserFactory(person=mandate.person)
        answering.reply_to(annotation, body="D'accord.", member=mandate.member, by=by, at=now)

    assert annotation.replies.count() == 2


@pytest.mark.parametrize("nothing", ["\u200b", "…", " \u200f\n"])
def test_what_holds_no_letter_and_no_digit_says_nothing(annotation, staff, now, nothing):
    with pytest.raises(BodyMissing):
        answering.reply_to(annotation, body=nothing, member=None, by=staff, at=now)
    with pytest.raises(ReasonMissing):
        answering.decide(annotation, disposition="declined", reason=nothing, by=staff, at=now)
    with pytest.raises(ReasonMissing):
        answering.hide(annotation, reason=nothing, by=staff, at=now)


def test_a_city_replies_while_the_consultation_is_open_to_it(annotation, delegate, now):
    other = factories.MandateFactory()
    by = factories.UserFactory(person=other.person)
    answering.reply_to(annotation, body="D'accord.", member=other.member, by=by, at=now)
    put_to_vote(annotation.edition, by=None, on=DAY)

    with pytest.raises(ConsultationClosed):
        answering.reply_to(annotation, body="Trop tard.", member=other.member, by=by, at=now)

    answering.reply_to(annotation, body="La commission, elle, répond.", member=None, by=None, at=now)
    assert [reply.member for reply in annotation.replies.all()] == [other.member, None]
    assert len(told(delegate)) == 2


def test_who_replies_is_not_told_of_it(annotation, delegate, now):
    answering.reply_to(annotation, body="Je précise.", member=annotation.member, by=delegate, at=now)

    assert told(delegate) == []


def test_the_author_is_told_while_acting_for_the_city(annotation, staff, now):
    mandate = factories.MandateFactory(member=annotation.member, kind="contributor")
    author = factories.UserFactory(person=mandate.person)
    Annotation.objects.filter(pk=annotation.pk).update(author=author)
    answering.reply_to(annotation, body="Bientôt.", member=None, by=staff, at=now)
    mandate.ends_on = mandate.starts_on
    mandate.save()

    answering.reply_to(annotation, body="Encore.", member=None, by=staff, at=now)

    assert len(told(author)) == 1


@pytest.mark.parametrize("body", ["", "  \n "])
def test_a_reply_has_words(annotation, now, body):
    with pytest.raises(BodyMissing):
        answering.reply_to(annotation, body=body, member=None, by=None, at=now)


def test_a_decision_has_its_reason_and_is_told(annotation, staff, delegate, now):
    later = factories.EditionFactory(charter=annotation.edition.charter)

    answering.decide(
        annotation, disposition="accepted", reason=" Repris tel quel. ", accepted_into=later, by=staff, at=now
    )

    stored = Annotation.objects.get()
    assert (stored.disposition, stored.disposition_reason) == ("accepted", "Repris tel quel.")
    assert (stored.accepted_into, stored.decided_at, stored.decided_by) == (later, now, staff)
    assert told(delegate) == [("annotation_decided", page_of(annotation))]


def test_decided_again_the_last_decision_holds_and_is_told_again(annotation, delegate, staff, now):
    later = factories.EditionFactory(charter=annotation.edition.charter)
    answering.decide(annotation, disposition="accepted", reason="Oui.", accepted_into=later, by=staff, at=now)
    answering.decide(annotation, disposition="declined", reason="Non.", accepted_into=later, by=staff, at=now)

    stored = Annotation.objects.get()
    assert (stored.disposition, stored.disposition_reason, stored.accepted_into) == ("declined", "Non.", None)
    assert len(told(delegate)) == 2


def test_no_decision_without_a_reason_nor_into_another_charter(annotation, now):
    elsewhere = factories.EditionFactory(charter__slug="autre-charte", charter__kind="reference")

    with pytest.raises(ReasonMissing):
        answering.decide(annotation, disposition="declined", reason=" ", by=None, at=now)
    with pytest.raises(EditionOfAnotherCharter):
        answering.decide(annotation, disposition="accepted", reason="Oui.", accepted_into=elsewhere, by=None, at=now)

    assert Annotation.objects.get().disposition == "none"


def test_hidden_it_keeps_its_words_and_can_be_shown_again(annotation, staff, delegate, now):
    body = annotation.body

    answering.hide(annotation, reason="Nomme une personne.", by=staff, at=now)

    stored = Annotation.objects.get()
    assert (stored.is_hidden, stored.hidden_reason, stored.hidden_by, stored.body) == (
        True,
        "Nomme une personne.",
        staff,
        body,
    )
    assert told(delegate) == [("annotation_hidden", page_of(annotation))]
    answering.show_again(stored)
    assert Annotation.objects.get().is_hidden is False


def test_a_reply_is_hidden_too(annotation, staff, now):
    reply = factories.ReplyFactory(annotation=annotation)

    with pytest.raises(ReasonMissing):
        answering.hide(reply, reason="", by=staff, at=now)
    answering.hide(reply, reason="Hors sujet.", by=staff, at=now)

    assert Reply.objects.get().hidden_reason == "Hors sujet."
    answering.show_again(Reply.objects.get())
    assert Reply.objects.get().is_hidden is False


def test_nobody_answers_decides_or_hides_a_draft(now):
    draft = factories.AnnotationFactory(published_at=None)

    for act in (
        lambda: answering.reply_to(draft, body="Quoi ?", member=None, by=None, at=now),
        lambda: answering.decide(draft, disposition="declined", reason="Non.", by=None, at=now),
        lambda: answering.hide(draft, reason="Non.", by=None, at=now),
    ):
        with pytest.raises(AnnotationNotPublished):
            act()
