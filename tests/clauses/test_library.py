"""The library: drafts are published for good under a number, and another version follows with a reason."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from charter_portal.notices.models import Notice
from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charters.clauses.domain.digests import clause_digest
from charters.clauses.domain.publishing import draft_next_version, lack_of, publish_version
from charters.clauses.domain.translating import mark_reviewed, record_translation, states
from charters.clauses.exceptions import DraftExists, NothingNew, NothingPublished, VersionPublished, WordsLacking
from charters.clauses.models import Clause, ClauseVersion
from charters.exceptions import NothingToReview, ReasonMissing
from tests.factories import ClauseFactory, ClauseVersionFactory, MemberFactory, UserFactory

from .steps import followed, leader, published, used

pytestmark = pytest.mark.django_db


def test_a_published_version_has_a_number_a_digest_and_its_act():
    draft, by = ClauseVersionFactory(), UserFactory()

    version = publish_version(draft, by=by)

    assert (version.number, version.digest) == (1, clause_digest(version, "fr"))
    entry = Entry.objects.get()
    assert (entry.act, entry.subject) == ("clause_published", f"clauses/{version.clause.key}/versions/1")
    assert entry.actor == by.actor_number
    assert entry.content == {
        "principle": version.clause.principle.key,
        "legal_order": "general",
        "digest": version.digest,
    }
    assert verify_register().fault is None


@pytest.mark.parametrize("name", ["title_fr", "text_fr", "legal_effect_fr"])
def test_what_readers_need_is_there_before_it_is_published(name):
    draft = ClauseVersionFactory(**{name: " … "})

    with pytest.raises(WordsLacking) as refused:
        publish_version(draft, by=None)

    assert refused.value.subject == name.removesuffix("_fr")
    assert not Entry.objects.exists()


def test_a_version_is_published_once():
    version = published()

    with pytest.raises(VersionPublished):
        publish_version(version, by=None)


def test_another_version_follows_with_a_reason_and_the_first_stays():
    first = published()

    second = followed(first)

    assert [row.number for row in Clause.objects.get().versions.order_by("number")] == [1, 2]
    assert (second.text_fr, ClauseVersion.objects.get(number=1).text_fr) == (
        "Le titulaire remet toutes les données à la ville.",
        first.text_fr,
    )


def test_a_further_version_needs_words_that_differ_and_a_reason():
    first = published()
    draft = draft_next_version(first.clause)

    with pytest.raises(NothingNew):
        publish_version(draft, by=None)
    ClauseVersion.objects.filter(pk=draft.pk).update(text_fr="Tout autre chose.")
    with pytest.raises(ReasonMissing):
        publish_version(draft, by=None)


def test_a_translation_alone_is_something_new():
    first = published(text_en="")
    draft = draft_next_version(first.clause)
    ClauseVersion.objects.filter(pk=draft.pk).update(text_en="The contractor…", reason="Traduction.")

    assert lack_of(ClauseVersion.objects.get(pk=draft.pk)) is None


def test_a_clause_has_one_draft_at_a_time():
    first = published()
    draft_next_version(first.clause)

    with pytest.raises(DraftExists):
        draft_next_version(first.clause)
    with pytest.raises(IntegrityError), transaction.atomic():
        ClauseVersionFactory(clause=first.clause)


def test_nothing_follows_what_was_never_published():
    with pytest.raises(NothingPublished):
        draft_next_version(ClauseFactory())


@pytest.mark.parametrize("column", ["text_fr", "text_en", "title", "reason", "number", "published_at", "version"])
def test_the_database_refuses_to_change_a_published_version(column):
    version = published()
    value = None if column == "published_at" else 7 if column in {"number", "version"} else "autre"

    with pytest.raises(IntegrityError), transaction.atomic():
        ClauseVersion.objects.filter(pk=version.pk).update(**{column: value})
    with pytest.raises(IntegrityError), transaction.atomic():
        ClauseVersion.objects.filter(pk=version.pk).delete()


def test_the_database_refuses_to_make_another_clause_of_a_published_one():
    clause = published().clause

    for column, value in (("key", "autre"), ("legal_order", "france")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Clause.objects.filter(pk=clause.pk).update(**{column: value})


def test_a_draft_can_change_and_go():
    draft = ClauseVersionFactory()

    ClauseVersion.objects.filter(pk=draft.pk).update(text_fr="Autre.")
    draft.delete()

    assert not ClauseVersion.objects.exists()


def test_translations_say_how_far_they_can_be_trusted():
    version = published(text_ar="", title_ar="")
    assert states(version) == {"en": "unreviewed", "ar": "missing"}

    with translation.override("en"):
        mark_reviewed(version, language="en", by=UserFactory(), at=version.published_at)
    assert states(version)["en"] == "reviewed"
    with pytest.raises(NothingToReview):
        mark_reviewed(version, language="ar", by=None, at=version.published_at)


def test_the_translation_of_a_draft_is_stale_once_its_french_changes():
    draft = ClauseVersionFactory()
    record_translation(draft, language="en")
    ClauseVersion.objects.filter(pk=draft.pk).update(text_fr="Tout autre chose.")

    assert states(ClauseVersion.objects.get(pk=draft.pk))["en"] == "stale"


def test_what_is_known_of_a_translation_goes_into_the_next_version():
    first = published()
    mark_reviewed(first, language="en", by=None, at=first.published_at)

    draft = draft_next_version(first.clause)

    assert states(draft)["en"] == "reviewed"


def test_cities_that_use_a_version_are_told_of_the_next_and_others_are_not():
    first, city, other = published(), MemberFactory(), MemberFactory()
    told, _untold = leader(city), leader(other)
    used(city, first)

    followed(first)

    notices = Notice.objects.filter(kind="clause_renewed")
    assert [(row.recipient_id, row.path) for row in notices] == [(told.pk, "/clauses/remise/versions/2/")]


def test_no_clause_takes_the_address_of_the_list_of_uses():
    with pytest.raises(ValidationError) as refused:
        ClauseFactory.build(principle=ClauseFactory().principle, key="usages").full_clean()

    assert list(refused.value.message_dict) == ["key"]
