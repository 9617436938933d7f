"""What is missing before an edition can be sealed, and what need not be there."""

import pytest

from charters.domain.readiness import Lack, Missing, missing_before_sealing
from charters.exceptions import (
    WordingsIncomplete,
)
from charters.models import Edition
from tests.charters.sealing_steps import edition_of, opened
from tests.factories import (
    CriterionFactory,
    PrincipleRevisionFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def test_a_wording_without_french_is_not_sealed():
    revision = PrincipleRevisionFactory(statement_fr=" ")

    with pytest.raises(WordingsIncomplete) as refusal:
        opened(revision)
    assert refusal.value.subject == [Lack(Missing.STATEMENT, "fr", revision.pk, revision.principle.key)]


def test_paragraphs_must_correspond_between_languages():
    revision = PrincipleRevisionFactory(statement_ar="فقرة واحدة.")

    with pytest.raises(WordingsIncomplete) as refusal:
        opened(revision)
    assert refusal.value.subject == [
        Lack(Missing.PARAGRAPHS, "ar", revision.pk, revision.principle.key, found=1, expected=2)
    ]


def test_a_missing_translation_does_not_stand_in_the_way():
    opened(PrincipleRevisionFactory(title_ar="", statement_ar=""), preamble_ar="")

    assert Edition.objects.get().is_sealed


def test_what_is_missing_is_listed_by_language():
    revision = PrincipleRevisionFactory(title_en="", rationale_fr="Parce que.", rationale_en="Because.")
    CriterionFactory(revision=revision, text_fr="Critère", text_en="Criterion", text_ar="")
    SourceFactory(principle=revision.principle)
    bare = PrincipleRevisionFactory()
    edition = edition_of(revision, bare, preamble_en="")

    assert missing_before_sealing(edition) == [
        Lack(Missing.PREAMBLE, "en"),
        Lack(Missing.TITLE, "en", revision.pk, revision.principle.key),
        Lack(Missing.RATIONALE, "ar", revision.pk, revision.principle.key),
        Lack(Missing.CRITERION, "ar", revision.pk, revision.principle.key, found=0, expected=1),
        Lack(Missing.CRITERIA, None, bare.pk, bare.principle.key),
        Lack(Missing.SOURCES, None, bare.pk, bare.principle.key),
    ]


@pytest.mark.parametrize("articles", [1, 3])
def test_listing_what_is_missing_takes_four_queries(django_assert_num_queries, articles):
    edition = edition_of(*(PrincipleRevisionFactory() for _ in range(articles)))

    with django_assert_num_queries(4):
        missing_before_sealing(edition)
