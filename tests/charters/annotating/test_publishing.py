"""An annotation is published: its words stay, and who sees them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from charter_portal.notices.models import Notice
from charter_portal.triggers.refusal import is_guard_refusal
from charters.domain.annotating import (
    discard_annotation,
    publish_annotation,
)
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation, put_to_vote
from charters.exceptions import AnnotationPublished, ConsultationClosed
from charters.models import Annotation, Placement, PrincipleRevision
from members.domain.erasing import erase_data
from tests import factories
from tests.charters.annotating.steps import DAY, NOW, drafted
from tests.charters.steps import changed

pytestmark = pytest.mark.django_db


def published(annotation, at=NOW):
    return publish_annotation(annotation, version=annotation.version, by=None, at=at)


def test_publishing_tells_who_and_when(member, revision):
    by = factories.UserFactory()
    annotation = publish_annotation(drafted(member, revision), version=0, by=by, at=NOW)

    assert (annotation.published_at, annotation.published_by) == (NOW, by)


def test_nothing_is_published_once_the_consultation_is_over(member, edition, revision):
    draft = drafted(member, revision)
    put_to_vote(edition, by=None, on=DAY)

    with pytest.raises(ConsultationClosed):
        published(draft)
    assert not Annotation.objects.published().exists()


def test_what_is_published_can_be_neither_rewritten_nor_taken_back(member, revision):
    annotation = published(drafted(member, revision))

    for act in (discard_annotation, published):
        with pytest.raises(AnnotationPublished):
            act(annotation)


WORDS = ("body", "quote", "kind", "visibility", "language", "prefix", "published_at", "created_at")


@pytest.mark.parametrize("field", WORDS)
def test_the_database_refuses_to_change_what_is_published(field):
    annotation = factories.AnnotationFactory()
    value = timezone.now() if field.endswith("_at") else "ar" if field == "language" else "autre"

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Annotation.objects.filter(pk=annotation.pk).update(**{field: value})

    assert is_guard_refusal(refusal.value)


def test_the_database_refuses_to_delete_what_is_published_and_replies():
    reply = factories.ReplyFactory()

    for row in (reply, factories.AnnotationFactory()):
        with pytest.raises((IntegrityError, ProtectedError)), transaction.atomic():
            type(row).objects.filter(pk=row.pk).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(reply).objects.update(body="Autre")


def test_the_team_is_told_but_not_of_what_a_city_keeps_to_itself(member, revision):
    staff, secretary = (factories.UserFactory(group=name) for name in ("commission-staff", "secretariat"))

    published(drafted(member, revision, visibility="city"))
    assert not Notice.objects.exists()
    published(drafted(member, revision, visibility="members"))

    assert {notice.recipient for notice in Notice.objects.filter(kind="annotation_published")} == {staff, secretary}


def test_published_late_it_is_carried_at_once_to_the_wordings_that_came_meanwhile(member, edition, revision):
    following = draft_next_edition(edition, number="9.9", by=None)
    draft = changed(revision, "editorial", statement_fr="Un premier paragraphe.\n\nEnfin, un second paragraphe.")
    open_consultation(following, by=None, on=DAY)

    place = Placement.objects.get(annotation=_late(member, edition, revision))

    assert (place.revision, place.state, place.quote) == (
        PrincipleRevision.objects.get(pk=draft.pk),
        "moved",
        "second paragraphe",
    )


def _late(member, edition, revision):
    annotation = factories.AnnotationFactory(member=member, edition=edition, revision=revision, published_at=None)
    return published(annotation)


def visible_to(user):
    return {annotation.visibility for annotation in Annotation.objects.visible_to(user)}


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("public", {"public"}),
        ("city", {"public", "members"}),
        ("commission-staff", {"public", "members"}),
        ("secretariat", {"public", "members"}),
        ("administrator", {"public", "members"}),
    ],
)
def test_who_sees_what(user_of, revision, edition, role, seen):
    for visibility in Annotation.Visibility.values:
        for at in (NOW, None):
            factories.AnnotationFactory(edition=edition, revision=revision, visibility=visibility, published_at=at)

    assert visible_to(user_of(role) or AnonymousUser()) == seen
    assert Annotation.objects.visible_to(user_of(role) or AnonymousUser()).filter(published_at=None).count() == 0


def test_a_city_sees_all_of_its_own_until_the_mandate_ends(revision, edition):
    mandate = factories.MandateFactory(kind="observer")
    user = factories.UserFactory(person=mandate.person)
    for visibility in Annotation.Visibility.values:
        factories.AnnotationFactory(
            edition=edition, revision=revision, member=mandate.member, visibility=visibility, published_at=None
        )
    assert Annotation.objects.visible_to(user).count() == 3

    mandate.ends_on = mandate.starts_on
    mandate.save()

    assert Annotation.objects.visible_to(type(user).objects.get(pk=user.pk)).count() == 0


def test_what_someone_wrote_stays_with_the_city_once_their_data_are_erased(revision):
    mandate = factories.MandateFactory(kind="contributor")
    by = factories.UserFactory(person=mandate.person)
    edition = revision.articles.get().edition
    fields = {"edition": edition, "revision": revision, "member": mandate.member}
    annotation = factories.AnnotationFactory(author=by, published_by=by, **fields)
    reply = factories.ReplyFactory(annotation=annotation, member=mandate.member, author=by)

    erase_data(user=by, by=None, at=timezone.now())

    annotation.refresh_from_db()
    reply.refresh_from_db()
    assert (annotation.author, annotation.published_by, reply.author) == (None, None, None)
    assert annotation.body


def test_the_account_of_who_wrote_can_be_erased(member, revision):
    by = factories.UserFactory()
    annotation = factories.AnnotationFactory(
        author=by, published_by=by, revision=revision, edition=revision.articles.get().edition
    )

    by.delete()

    stored = Annotation.objects.get(pk=annotation.pk)
    assert (stored.author, stored.published_by, stored.body) == (None, None, annotation.body)
