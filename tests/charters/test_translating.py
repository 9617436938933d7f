"""The state of a translation follows from the words as they stand and from what was recorded of them."""

import datetime

import pytest
from django.utils import translation

from charters.domain.translating import mark_reviewed, record_translation, state_of, states, translation_states
from charters.exceptions import NotATranslation, NothingToReview
from charters.models import Edition, PrincipleRevision
from charters.models.translation import TranslationState
from tests.factories import ArticleFactory, CriterionFactory, EditionFactory, PrincipleRevisionFactory, UserFactory

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
MISSING, UNREVIEWED, REVIEWED, STALE = (
    TranslationState.MISSING,
    TranslationState.UNREVIEWED,
    TranslationState.REVIEWED,
    TranslationState.STALE,
)


@pytest.mark.parametrize(
    ("present", "made_from", "reviewed", "expected"),
    [
        (False, "", "", MISSING),
        (False, "french", "words", MISSING),
        (True, "", "", UNREVIEWED),
        (True, "french", "", UNREVIEWED),
        (True, "french", "words", REVIEWED),
        (True, "french", "words before", UNREVIEWED),
        (True, "french before", "", STALE),
        (True, "french before", "words", STALE),
    ],
)
def test_state_of_a_translation(present, made_from, reviewed, expected):
    state = state_of(present=present, french="french", words="words", made_from=made_from, reviewed=reviewed)

    assert state == expected


def state(subject, language="en"):
    return states(type(subject).objects.get(pk=subject.pk))[language]


def change(revision, **texts):
    with translation.override("fr"):
        revision = PrincipleRevision.objects.get(pk=revision.pk)
        for field, text in texts.items():
            setattr(revision, field, text)
        revision.save(update_fields=list(texts))


@pytest.fixture
def reviewed(db):
    revision = PrincipleRevisionFactory()
    mark_reviewed(revision, language="en", by=UserFactory(), at=NOW)
    return revision


@pytest.mark.django_db
def test_a_translation_nobody_read_is_unreviewed():
    assert state(PrincipleRevisionFactory()) == UNREVIEWED


@pytest.mark.django_db
def test_a_translation_without_statement_is_missing():
    assert state(PrincipleRevisionFactory(statement_en=" ")) == MISSING


@pytest.mark.django_db
def test_review_concerns_one_language_and_names_the_reviewer():
    revision, reviewer = PrincipleRevisionFactory(), UserFactory()

    record = mark_reviewed(revision, language="en", by=reviewer, at=NOW)

    assert (record.reviewed_by, record.reviewed_at) == (reviewer, NOW)
    assert [state(revision, "en"), state(revision, "ar")] == [REVIEWED, UNREVIEWED]


def test_a_translation_is_stale_once_its_french_has_changed(reviewed):
    change(reviewed, statement_fr="Un autre texte.")

    assert state(reviewed) == STALE


def test_a_translation_changed_after_its_review_is_unreviewed(reviewed):
    change(reviewed, statement_en="Another text.\n\nIn two paragraphs.")

    assert state(reviewed) == UNREVIEWED


def test_a_criterion_added_in_french_makes_translations_stale(reviewed):
    CriterionFactory(revision=reviewed)

    assert state(reviewed) == STALE


def test_spaces_that_carry_no_meaning_change_no_state(reviewed):
    change(reviewed, statement_fr=reviewed.statement_fr + "\r\n", statement_en=" " + reviewed.statement_en)

    assert state(reviewed) == REVIEWED


def test_a_new_translation_is_to_be_reviewed_anew(reviewed):
    change(reviewed, statement_fr="Un autre texte.", statement_en="Another text.")

    record = record_translation(reviewed, language="en")

    assert (record.reviewed_by, record.reviewed_at) == (None, None)
    assert state(reviewed) == UNREVIEWED


def test_a_reviewer_s_account_can_go_and_the_review_stays(reviewed):
    reviewed.translations.get().reviewed_by.delete()

    assert state(reviewed) == REVIEWED


@pytest.mark.django_db
def test_the_words_of_an_edition_have_a_state_too():
    edition = EditionFactory()
    ArticleFactory(edition=edition, heading_fr="Un groupe", heading_en="A group")
    ArticleFactory(edition=edition)
    mark_reviewed(edition, language="en", by=None, at=NOW)

    assert states(Edition.objects.get()) == {"en": REVIEWED, "ar": MISSING}


@pytest.mark.django_db
def test_a_missing_translation_cannot_be_reviewed():
    with pytest.raises(NothingToReview):
        mark_reviewed(PrincipleRevisionFactory(title_ar=""), language="ar", by=None, at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "de"])
def test_french_is_no_translation(language):
    with pytest.raises(NotATranslation):
        mark_reviewed(PrincipleRevisionFactory(), language=language, by=None, at=NOW)
    with pytest.raises(NotATranslation):
        record_translation(PrincipleRevisionFactory(), language=language)


@pytest.mark.django_db
@pytest.mark.parametrize("articles", [1, 3])
def test_states_of_an_edition_take_three_queries(django_assert_num_queries, articles):
    edition = EditionFactory()
    revisions = [ArticleFactory(edition=edition).revision for _ in range(articles)]

    with django_assert_num_queries(3):
        found = translation_states(edition)

    assert found == {(revision.pk, language): UNREVIEWED for revision in revisions for language in ("en", "ar")}
