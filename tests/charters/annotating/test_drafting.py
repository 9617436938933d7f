"""A city drafts an annotation on a passage in consultation."""

import datetime

import pytest
from django.db import transaction

from charter_portal.editing.exceptions import EditConflict
from charter_portal.text.anchoring import locate
from charters.domain.annotating import (
    WHOLE,
    discard_annotation,
    draft_annotation,
    publish_annotation,
    rewrite_annotation,
)
from charters.domain.correcting import publish_correction
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation, set_consultation_closing
from charters.exceptions import BodyMissing, PassageNotThere
from charters.models import Annotation
from tests import factories
from tests.charters.annotating.steps import DAY, NOW, drafted, ground
from tests.charters.steps import changed

pytestmark = pytest.mark.django_db


ENGLISH = "A first, better paragraph.\n\nA second paragraph."


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
