"""The translation of a sealed wording is corrected by a new wording with identical French, shown in its place."""

import datetime

import pytest
from django.urls import reverse

from charter_portal.register.models import Entry
from charters.documents.editions import edition_data, edition_markdown
from charters.domain.correcting import languages_corrected, publish_correction
from charters.domain.drafting import draft_next_edition, draft_wording
from charters.domain.enacting import open_consultation
from charters.domain.showing import corrections_of, shown_wording
from charters.domain.translating import mark_reviewed, translation_states
from charters.exceptions import FrenchDiffers, NotACorrection, TranslationsSame, WordingSealed, WordingsIncomplete
from charters.models import Edition, PrincipleRevision
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 2)
BETTER = "A first, better paragraph.\n\nA second paragraph."


@pytest.fixture
def by():
    return factories.UserFactory(group="commission-staff")


@pytest.fixture
def edition():
    edition = factories.EditionFactory(number="0.1")
    factories.ArticleFactory(edition=edition)
    factories.ArticleFactory(edition=edition)
    return open_consultation(edition, by=None, on=DAY)


@pytest.fixture
def sealed(edition):
    return edition.articles.first().revision


def correction(revision, **texts):
    draft, _editions = draft_wording(revision, change="translation", by=None)
    for name, text in (texts or {"statement_en": BETTER}).items():
        setattr(draft, name, text)
    draft.save()
    return draft


def test_a_correction_is_sealed_numbered_and_recorded(sealed, by):
    found = publish_correction(correction(sealed), by=by)

    found = PrincipleRevision.objects.get(pk=found.pk)
    assert (found.number, found.digest, found.is_sealed) == ("1.0.1", sealed.digest, True)
    entry = Entry.objects.get(act="translation_corrected")
    assert entry.subject.endswith(f"/principles/{sealed.principle.key}/1.0.1")
    assert (entry.actor, entry.content["corrects"]) == (by.actor_number, "1.0.0")
    assert list(entry.content["translations"]) == ["en"]


def test_the_edition_keeps_its_wording_and_digest(edition, sealed):
    digest = edition.digest

    publish_correction(correction(sealed), by=None)

    stored = Edition.objects.get(pk=edition.pk)
    assert stored.digest == digest
    assert stored.articles.first().revision == sealed


def test_the_latest_correction_is_shown(sealed):
    first = publish_correction(correction(sealed), by=None)
    second = publish_correction(correction(first, statement_ar="فقرة أولى أفضل.\n\nفقرة ثانية."), by=None)

    assert second.number == "1.0.2"
    assert shown_wording(sealed) == second
    assert shown_wording(first) == second
    assert shown_wording(second) == second
    assert second.statement_en == BETTER


def test_what_was_not_corrected_is_shown_itself(edition, sealed):
    publish_correction(correction(sealed), by=None)
    other = edition.articles.last().revision

    assert corrections_of([other]) == {}


def test_readers_of_the_language_see_it_and_its_number(client, edition, sealed):
    publish_correction(correction(sealed), by=None)
    address = reverse("charters:edition", args=[edition.charter.slug, "0.1"])

    english = client.get(address.replace("/fr/", "/en/")).text
    assert "A first, better paragraph." in english
    assert "1.0.1" in english
    assert "1.0.1" not in client.get(address).text


def test_files_give_it_and_say_so(edition, sealed):
    publish_correction(correction(sealed), by=None)
    edition = Edition.objects.get(pk=edition.pk)

    first, second = edition_data(edition)["articles"]
    assert (first["number"], first["correction"], first["statement"]["en"][0]) == (
        "1.0",
        "1.0.1",
        "A first, better paragraph.",
    )
    assert second["correction"] is None
    assert "A first, better paragraph." in edition_markdown(edition, "en")


def test_the_state_is_that_of_the_correction(edition, sealed, by):
    draft = correction(sealed)
    mark_reviewed(draft, language="en", by=by, at=datetime.datetime(2026, 11, 3, tzinfo=datetime.UTC))
    publish_correction(draft, by=by)

    assert translation_states(edition)[sealed.pk, "en"] == "reviewed"


def test_the_next_edition_lists_the_correction(edition, sealed):
    found = publish_correction(correction(sealed), by=None)

    following = draft_next_edition(edition, number="0.2", by=None)

    assert following.articles.first().revision == found


def test_a_draft_edition_takes_it_too(edition, sealed):
    following = draft_next_edition(edition, number="0.2", by=None)

    found = publish_correction(correction(sealed), by=None)

    assert following.articles.first().revision == found


@pytest.mark.parametrize(
    ("texts", "refusal"),
    [
        ({"title_fr": "Un autre titre", "statement_en": BETTER}, FrenchDiffers),
        ({"statement_en": "One paragraph only."}, WordingsIncomplete),
        ({"reason": "Sans rien changer."}, TranslationsSame),
    ],
)
def test_what_is_no_correction_is_refused_and_nothing_recorded(sealed, texts, refusal):
    draft = correction(sealed, **texts)

    with pytest.raises(refusal):
        publish_correction(draft, by=None)

    assert not PrincipleRevision.objects.get(pk=draft.pk).is_sealed
    assert not Entry.objects.filter(act="translation_corrected").exists()


def test_only_drafts_said_to_correct_are_published(sealed):
    draft, _editions = draft_wording(sealed, change="editorial", by=None)

    with pytest.raises(NotACorrection):
        publish_correction(draft, by=None)
    with pytest.raises(WordingSealed):
        publish_correction(sealed, by=None)


def test_the_languages_corrected_are_named(sealed):
    draft = correction(sealed, statement_en=BETTER, title_ar="عنوان آخر")

    assert languages_corrected(draft) == ["en", "ar"]


@pytest.mark.parametrize("count", [1, 3])
def test_corrections_are_found_in_three_queries(django_assert_num_queries, count):
    edition = factories.EditionFactory(number="0.5")
    for _number in range(count):
        factories.ArticleFactory(edition=edition)
    edition = open_consultation(edition, by=None, on=DAY)
    revisions = [article.revision for article in edition.articles.all()]
    for revision in revisions:
        publish_correction(correction(revision), by=None)

    with django_assert_num_queries(3):
        assert len(corrections_of(revisions)) == count
