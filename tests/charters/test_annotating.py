"""A city drafts an annotation, changes it, reads it again and publishes it; then its words stay."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from charter_portal.editing.exceptions import EditConflict
from charter_portal.notices.models import Notice
from charter_portal.text.anchoring import locate
from charter_portal.triggers.refusal import is_guard_refusal
from charters.domain.annotating import (
    WHOLE,
    discard_annotation,
    draft_annotation,
    ground_for,
    publish_annotation,
    rewrite_annotation,
)
from charters.domain.correcting import publish_correction
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation, put_to_vote, set_consultation_closing
from charters.exceptions import AnnotationPublished, BodyMissing, ConsultationClosed, PassageNotThere
from charters.models import Annotation, Placement, PrincipleRevision
from members.domain.erasing import erase_data
from tests import factories
from tests.charters.steps import changed
from tests.factories.annotations import edition_in_consultation

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 2)
NOW = datetime.datetime(2026, 11, 9, 12, tzinfo=datetime.UTC)
ENGLISH = "A first, better paragraph.\n\nA second paragraph."


@pytest.fixture
def edition():
    return edition_in_consultation()


@pytest.fixture
def revision(edition):
    return edition.articles.get().revision


@pytest.fixture
def member():
    return factories.MemberFactory(time_zone="Africa/Conakry")


def ground(member, revision, language="fr", at=NOW):
    return ground_for(member, revision.principle, language=language, at=at)


def drafted(member, revision, *, quote="second paragraphe", language="fr", **changes):
    where = ground(member, revision, language)
    passage = locate(where.text, quote) if quote else WHOLE
    texts = {"kind": "remark", "visibility": "public", "body": "Qui décide ?", **changes}
    return draft_annotation(member=member, ground=where, passage=passage, by=None, at=NOW, **texts)


def published(annotation, at=NOW):
    return publish_annotation(annotation, version=annotation.version, by=None, at=at)


def test_a_draft_knows_where_it_stands(member, edition, revision):
    draft = drafted(member, revision)

    assert (draft.edition, draft.revision, draft.language) == (edition, revision, "fr")
    assert (draft.prefix, draft.quote, draft.suffix) == ("Un premier paragraphe.\n\nUn ", "second paragraphe", ".")
    assert revision.statement_fr[draft.start : draft.end] == "second paragraphe"
    assert draft.is_published is False


def test_the_whole_principle_can_be_annotated(member, revision):
    draft = drafted(member, revision, quote="")

    assert (draft.start, draft.end, draft.is_of_the_whole) == (0, 0, True)


def test_words_are_kept_in_their_canonical_form(member, revision):
    assert (
        drafted(member, revision, body="  Qui de\u0301cide ?\r\n\r\n\r\nEt quand ? ").body
        == "Qui décide ?\n\nEt quand ?"
    )


def test_without_words_there_is_no_annotation(member, revision):
    with pytest.raises(BodyMissing):
        drafted(member, revision, body=" \n ")

    assert not Annotation.objects.exists()


def test_a_passage_of_another_text_is_refused(member, revision):
    passage = locate("Un tout autre texte.", "autre")

    with pytest.raises(PassageNotThere):
        draft_annotation(
            member=member,
            ground=ground(member, revision),
            passage=passage,
            kind="remark",
            visibility="public",
            body="Quoi ?",
            by=None,
            at=NOW,
        )


def test_readers_of_another_language_annotate_the_correction_that_they_see(member, revision):
    correction = changed(revision, "translation", statement_en=ENGLISH)
    publish_correction(correction, by=None)

    assert ground(member, revision, "en")[1:] == (correction, "en")
    assert ground(member, revision, "fr")[1:] == (revision, "fr")


def test_words_without_a_translation_are_annotated_in_french(member):
    edition = factories.EditionFactory()
    article = factories.ArticleFactory(edition=edition, revision__statement_ar="", revision__title_ar="")
    open_consultation(edition, by=None, on=DAY)

    assert ground(member, article.revision, "ar").language == "fr"


def test_nothing_can_be_annotated_once_the_day_is_over_where_the_city_is(member, edition, revision):
    set_consultation_closing(edition, closes_on=DAY, by=None, on=DAY)
    elsewhere = factories.MemberFactory(time_zone="America/Toronto")
    midnight = datetime.datetime(2026, 11, 3, 0, 0, tzinfo=datetime.UTC)

    assert ground(member, revision, at=midnight) is None
    assert ground(elsewhere, revision, at=midnight).revision == revision


def test_of_two_consultations_the_latest_opened_is_annotated(member, edition, revision):
    following = draft_next_edition(edition, number="9.9", by=None)
    open_consultation(following, by=None, on=DAY + datetime.timedelta(days=3))

    assert ground(member, revision).edition.number == "9.9"


def test_a_draft_can_be_rewritten_and_discarded(member, revision):
    draft = drafted(member, revision)

    again = rewrite_annotation(
        draft,
        version=draft.version,
        passage=WHOLE,
        kind="question",
        visibility="members",
        body="Quand ?",
        at=NOW + datetime.timedelta(hours=1),
    )

    stored = Annotation.objects.get()
    assert (stored.kind, stored.visibility, stored.body, stored.quote) == ("question", "members", "Quand ?", "")
    assert (stored.changed_at - stored.created_at, stored.version) == (datetime.timedelta(hours=1), 1)
    discard_annotation(again)
    assert not Annotation.objects.exists()


def test_of_two_colleagues_who_rewrite_only_one_writes(member, revision):
    draft = drafted(member, revision)
    texts = {"version": 0, "passage": WHOLE, "kind": "remark", "visibility": "public", "at": NOW}
    rewrite_annotation(draft, body="La première.", **texts)

    with pytest.raises(EditConflict), transaction.atomic():
        rewrite_annotation(draft, body="La seconde.", **texts)
    with pytest.raises(EditConflict), transaction.atomic():
        publish_annotation(draft, version=0, by=None, at=NOW)

    assert Annotation.objects.get().body == "La première."
    assert not Annotation.objects.published().exists()


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
