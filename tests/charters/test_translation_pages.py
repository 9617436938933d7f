"""Translators find what is to be done, and write beside the French, which marks what changed in it."""

import datetime

import pytest
from django.urls import reverse
from lxml.html import fromstring

from charter_portal.editing.exceptions import EditConflict
from charters.domain.drafting import draft_next_edition, draft_wording
from charters.domain.enacting import open_consultation
from charters.domain.translating import mark_reviewed, record_translation, states
from charters.domain.translation_work import editions_to_translate, french_translated, work_left, write_translation
from charters.exceptions import NotATranslation, WordingSealed
from charters.models import PrincipleRevision
from tests import factories
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 2)
NOON = datetime.datetime(2026, 11, 2, 12, tzinfo=datetime.UTC)
LIST = "admin:charters_principlerevision_translations"


@pytest.fixture
def staff(client_of):
    return client_of("commission-staff")


@pytest.fixture
def sealed():
    edition = factories.EditionFactory(number="0.1", preamble_fr="", preamble_en="", preamble_ar="")
    revision = factories.ArticleFactory(edition=edition).revision
    factories.CriterionFactory(revision=revision, text_en="A register.", text_ar="سجل.")
    return open_consultation(edition, by=None, on=DAY)


@pytest.fixture
def draft(sealed):
    """A draft wording whose English was made from a French that has changed since, in the next draft edition."""
    draft_next_edition(sealed, number="0.2", by=None)
    revision = sealed.articles.get().revision
    record_translation(revision, language="en")
    wording, _editions = draft_wording(revision, change="editorial", by=None)
    wording.statement_fr = "Un premier paragraphe, plus clair.\n\nUn second paragraphe."
    wording.save()
    return PrincipleRevision.objects.get(pk=wording.pk)


def sheet_of(wording, language="en"):
    return reverse("admin:charters_principlerevision_translate", args=[wording.pk, language])


def boxes(response):
    page = fromstring(response.content.decode())
    return {area.get("name"): (area.text or "").strip() for area in page.xpath("//textarea")}


def test_the_list_names_what_is_not_reviewed(sealed, draft):
    by = factories.UserFactory()
    mark_reviewed(draft, language="ar", by=by, at=NOON)

    found = {
        (work.subject.pk, work.language): work.state.value
        for work in work_left(editions_to_translate())
        if isinstance(work.subject, PrincipleRevision)
    }

    revision = sealed.articles.get().revision
    assert found == {
        (draft.pk, "en"): "stale",
        (revision.pk, "en"): "unreviewed",
        (revision.pk, "ar"): "unreviewed",
    }


def test_a_text_in_two_editions_is_listed_once(sealed):
    draft_next_edition(sealed, number="0.2", by=None)

    works = [work for work in work_left(editions_to_translate(), language="ar") if hasattr(work.subject, "principle")]

    assert len(works) == 1


def test_the_page_leads_to_each_sheet(staff, draft):
    page = staff.get(reverse(LIST), {"language": "en"})

    assert sheet_of(draft) in page.text
    assert sheet_of(draft, "ar") not in page.text


def test_nothing_to_translate_is_told(staff):
    assert "traduit et relu" in text_of(staff.get(reverse(LIST)))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(staff, django_assert_num_queries, count):
    edition = factories.EditionFactory(number="0.7")
    for _number in range(count):
        factories.CriterionFactory(revision=factories.ArticleFactory(edition=edition).revision)
    staff.get(reverse(LIST))

    with django_assert_num_queries(12):
        staff.get(reverse(LIST))


def test_the_french_from_which_it_was_translated_is_found_in_the_base(sealed, draft):
    assert french_translated(draft, "en").statement == sealed.articles.get().revision.statement_fr


def test_the_french_from_which_it_was_translated_is_found_in_the_history():
    wording = factories.PrincipleRevisionFactory()
    record_translation(wording, language="en")
    before = wording.statement_fr
    wording.statement_fr = "Tout autre chose.\n\nVraiment."
    wording.save()

    assert french_translated(PrincipleRevision.objects.get(pk=wording.pk), "en").statement == before


def test_a_sheet_marks_what_changed_in_the_french(staff, draft):
    page = fromstring(staff.get(sheet_of(draft)).content.decode())

    (inserted,) = page.xpath("//ins")
    assert ", plus clair" in "".join(inserted.itertext())


def test_a_translation_is_kept_and_no_longer_stale(staff, draft):
    page = staff.get(sheet_of(draft))
    typed = boxes(page) | {"statement-0": "A first paragraph, clearer.", "criteria-0": "A public register."}

    answer = staff.post(sheet_of(draft), {**typed, "version": page.context["form"].initial["version"]})

    stored = PrincipleRevision.objects.get(pk=draft.pk)
    assert answer.url == reverse(LIST)
    assert stored.statement_en.startswith("A first paragraph, clearer.\n\n")
    assert stored.criteria.get().text_en == "A public register."
    assert states(stored)["en"] == "unreviewed"
    assert stored.history.first().history_user == staff.user


def test_half_a_statement_is_not_kept_and_nothing_typed_is_lost(staff, draft):
    page = staff.get(sheet_of(draft))
    typed = boxes(page) | {"statement-0": "", "title-0": "Another title"}

    answer = staff.post(sheet_of(draft), {**typed, "version": page.context["form"].initial["version"]})

    assert list(answer.context["form"].errors) == ["statement-0"]
    assert boxes(answer)["title-0"] == "Another title"
    assert PrincipleRevision.objects.get(pk=draft.pk).title_en == draft.title_en


def test_two_translators_lose_nothing_of_each_other(staff, draft):
    page = staff.get(sheet_of(draft))
    version = page.context["form"].initial["version"]
    typed = boxes(page)
    staff.post(sheet_of(draft), {**typed, "title-0": "Theirs", "version": version})

    answer = staff.post(sheet_of(draft), {**typed, "title-0": "Mine", "version": version})

    assert boxes(answer)["title-0"] == "Mine"
    assert "Theirs" in text_of(answer)
    assert PrincipleRevision.objects.get(pk=draft.pk).title_en == "Theirs"
    again = {
        **boxes(answer),
        "version": fromstring(answer.content.decode()).xpath("//input[@name='version']/@value")[0],
    }
    staff.post(sheet_of(draft), again)
    assert PrincipleRevision.objects.get(pk=draft.pk).title_en == "Mine"


def test_a_faster_writer_between_reading_and_writing_is_told_too(draft):
    other = PrincipleRevision.objects.get(pk=draft.pk)
    write_translation(other, language="en", words={"title-0": "Theirs"}, by=None)

    with pytest.raises(EditConflict):
        write_translation(draft, language="en", words={"title-0": "Mine"}, by=None)


def test_sealed_wordings_and_french_are_not_translated(sealed, draft):
    with pytest.raises(WordingSealed):
        write_translation(sealed.articles.get().revision, language="en", words={}, by=None)
    with pytest.raises(NotATranslation):
        write_translation(draft, language="fr", words={}, by=None)


def test_the_sheet_of_a_sealed_wording_says_how_to_correct_it(staff, sealed):
    wording = sealed.articles.get().revision

    page = staff.get(sheet_of(wording))

    assert boxes(page) == {}
    assert f"{reverse('admin:charters_principlerevision_new', args=[wording.pk])}?change=translation" in page.text


@pytest.mark.parametrize("language", ["fr", "de"])
def test_there_is_no_sheet_for_other_languages(staff, draft, language):
    assert staff.get(sheet_of(draft, language)).status_code == 404
