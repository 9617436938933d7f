"""A city prepares its council's decision on the pages, reads it again, and records it."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from charter_portal.text.directions import without_controls
from charters.adoptions.domain.preparing import MAX_BYTES, Said, begin, discard, save_choices
from charters.adoptions.domain.recording import record, send_back
from charters.adoptions.exceptions import InstrumentRecorded
from charters.adoptions.models import Choice, Instrument
from charters.adoptions.standing import Life
from tests.adoptions.steps import PDF, document, drafted, next_edition, recorded, verified
from tests.hostile import WORDS
from tests.html import errors

from .steps import FACTS, PASSAGE, address, draft, facts, said, typed

pytestmark = pytest.mark.django_db
WORDS_OF_CITY = "Ici, deux ans."
EMPTY = ("", "", "")


def begun(member, edition):
    return begin(member=member, charter=edition.charter, on=timezone.localdate(), by=None, at=timezone.now())


def test_from_the_first_page_to_the_record(delegate, member, edition):
    assert delegate.post(address("begin")).url == address("draft")
    page = delegate.get(address("draft"))
    assert errors(page.text) == []
    assert [one.key for one, *_fields in page.context["form"].rows] == ["ouverture", "sobriete", "vie-privee"]

    answers = {"ouverture": ("provision", WORDS_OF_CITY, PASSAGE.upper()), "vie_privee": ("deferred",)}
    assert delegate.post(address("draft"), typed("adopt", **answers)).url == address("draft")
    assert said(draft()) == {
        "ouverture": ("provision", WORDS_OF_CITY, PASSAGE),
        "sobriete": ("adopted", "", ""),
        "vie-privee": ("deferred", "", ""),
    }
    assert errors(delegate.get(address("act")).text) == []
    assert delegate.post(address("act"), facts(document=document())).url == address("review")
    review = delegate.get(address("review"))
    assert errors(review.text) == []
    assert [choice.stance for choice in review.context["choices"]] == ["provision", "adopted", "deferred"]
    assert draft().document_digest in review.text
    recorded = delegate.post(address("record"), {"version": review.context["form"]["version"].value()})

    assert recorded.url == address("own")
    own = delegate.get(address("own"))
    assert (own.context["life"], own.context["awaiting"]) == (Life.DELIBERATED, Instrument.objects.get())
    assert own.context["possible"] == set()
    assert errors(own.text) == []
    # A second click finds nothing left to record.
    assert delegate.post(address("record"), {"version": 1}).url == address("own")
    assert Instrument.objects.get().acts.count() == 1


def test_a_draft_may_leave_principles_out_and_a_colleague_goes_on_with_it(delegate, as_kind, member, edition):
    begun(member, edition)
    delegate.post(address("draft"), typed(sobriete=("reservation", "Faute de moyens.")))

    page = as_kind("contributor").get(address("draft"))

    assert [stance.value() for _one, stance, *_rest in page.context["form"].rows] == [None, "reservation", None]
    assert page.context["draft"].drafted_by == delegate.user


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (("", WORDS_OF_CITY), "stance"),
        (("adopted", WORDS_OF_CITY), "text"),
        (("reservation", WORDS_OF_CITY, PASSAGE), "quote"),
        (("provision", WORDS_OF_CITY, "des mots d'ailleurs"), "quote"),
        (("provision", WORDS_OF_CITY, "paragraphe"), "quote"),
        (("provision", "\u202etxet"), "text"),
        (("provision", "…"), "text"),
        (("peut-être", ""), "stance"),
    ],
)
def test_what_cannot_be_kept_is_named_linked_and_not_lost(delegate, member, edition, answer, field):
    begun(member, edition)
    statement = edition.articles.get(revision__principle__key="ouverture").revision.statement_fr
    assert statement.count("paragraphe") > 1

    page = delegate.post(address("draft"), typed("next", ouverture=answer))

    form = page.context["form"]
    assert (page.status_code, list(form.errors)) == (200, [f"{field}-ouverture"])
    bound = form[f"{field}-ouverture"]
    assert f'href="#{bound.id_for_label or bound.auto_id}"' in page.text
    assert escape(without_controls(answer[1])) in page.text
    assert escape(str(form.asked[0].title)) in page.text
    assert errors(page.text.replace("\u202e", "")) == []
    assert said(draft()) == {}


def test_a_colleague_who_was_faster_is_named_and_pressing_again_goes_over_it(delegate, as_kind, member, edition):
    begun(member, edition)
    colleague = as_kind("alternate")
    before = draft().version
    colleague.post(address("draft"), typed(ouverture=("deferred",)))

    conflict = delegate.post(address("draft"), typed(version=before, ouverture=("reservation", WORDS_OF_CITY)))

    assert conflict.status_code == 409
    assert str(colleague.user.person.name_in_prose) in conflict.text
    assert [choice.stance for choice in conflict.context["theirs"]] == ["deferred"]
    assert WORDS_OF_CITY in conflict.text
    assert errors(conflict.text) == []
    form = conflict.context["form"]
    delegate.post(address("draft"), form.data.dict())
    assert said(draft())["ouverture"][0] == "reservation"

    conflict = delegate.post(address("act"), facts("save", version=before, body="Assemblée"))
    assert (conflict.status_code, conflict.context["form"]["body"].value()) == (409, "Assemblée")
    assert errors(conflict.text) == []
    delegate.post(address("act"), facts("save", version=conflict.context["form"].data["version"], body="Assemblée"))
    assert draft().body == "Assemblée"


@pytest.mark.parametrize("page", ["draft", "act"])
def test_words_for_a_draft_that_is_no_more_are_given_back(delegate, member, edition, page):
    begun(member, edition)
    fields = typed(ouverture=("provision", WORDS_OF_CITY)) | {"body": WORDS_OF_CITY}
    draft().delete()

    answer = delegate.post(address(page), fields)

    assert (answer.status_code, WORDS_OF_CITY in answer.text) == (409, True)
    assert errors(answer.text) == []
    assert delegate.get(address(page)).url == address("own")


def test_what_is_not_known_is_ticked_and_the_document_is_kept_whatever_else_is_wrong(delegate, member, edition):
    begun(member, edition)
    unknown = dict.fromkeys(("number", "decided_on", "votes_for", "votes_against", "votes_abstaining"))

    page = delegate.post(address("act"), facts(**unknown, document=document()))
    assert list(page.context["form"].errors) == ["number", "decided_on", "votes_for"]
    assert errors(page.text) == []
    assert (draft().document_size, draft().body) == (len(PDF), "")
    ticks = {"number_unknown": "on", "date_unknown": "on", "votes_unknown": "on"}
    sent = facts(**unknown, **ticks, version=page.context["form"].data["version"])

    assert delegate.post(address("act"), sent).url == address("review")
    assert draft().lacks == ["number", "decided_on", "votes_for", "votes_against", "votes_abstaining"]
    again = delegate.get(address("act")).context["form"]
    assert [again[tick].value() for tick in ticks] == [True, True, True]
    # A value that is written counts, whatever is ticked.
    delegate.post(address("act"), sent | {"version": draft().version, "number": "12"})
    assert draft().number == "12"


def test_an_act_can_be_saved_unfinished_and_what_is_missing_is_listed_with_links(delegate, member, edition):
    begun(member, edition)
    nothing = dict.fromkeys(FACTS) | {"language": "ar"}
    assert delegate.post(address("act"), facts("save", **nothing)).url == address("act")

    delegate.post(address("draft"), typed(ouverture=("provision",), sobriete=("adopted",)))
    review = delegate.get(address("review"))

    assert [one.key for one in review.context["undecided"]] == ["vie-privee"]
    assert [one.key for one in review.context["wordless"]] == ["ouverture"]
    assert f'href="{address("draft")}#id_stance-vie-privee"' in review.text
    assert f'href="{address("act")}#id_document"' in review.text
    assert errors(review.text) == []
    answer = delegate.post(address("record"), {"version": draft().version})
    assert (answer.status_code, Instrument.objects.get().is_draft) == (409, True)
    assert escape(answer.context["refusal"]) in answer.text


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"decided_on": str(timezone.localdate() + datetime.timedelta(days=2))}, "decided_on"),
        ({"decided_on": "0202-03-02"}, "decided_on"),
        ({"decided_on": "hier"}, "decided_on"),
        ({"effective_on": "2026-03-01"}, "effective_on"),
        ({"effective_on": "2206-03-01"}, "effective_on"),
        ({"votes_for": "-1"}, "votes_for"),
        ({"votes_against": "quarante"}, "votes_against"),
        ({"kind": "décret"}, "kind"),
        ({"body": "Conseil\u202e"}, "body"),
        ({"signatory_name": ""}, "signatory_name"),
        ({"focal_title": "Directrice"}, "focal_name"),
        ({"signatory_title": "x" * 251}, "signatory_title"),
    ],
)
def test_a_fact_that_cannot_be_is_named_and_nothing_typed_is_lost(delegate, member, edition, more, field):
    begun(member, edition)

    page = delegate.post(address("act"), facts(**more, document=document()))

    form = page.context["form"]
    assert (page.status_code, list(form.errors)) == (200, [field])
    assert f'href="#id_{field}"' in page.text
    assert form["number"].value() == "2026-17"
    assert errors(page.text.replace("\u202e", "")) == []


@pytest.mark.parametrize(
    "content",
    [
        b"GIF89a%PDF-1.7 %%EOF",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"PK\x03\x04" + b"0" * 100,
        b"",
        b"%PDF-" + b"0" * MAX_BYTES + b"%%EOF",
    ],
)
def test_a_document_that_is_no_pdf_or_too_large_is_refused_in_words(delegate, member, edition, content):
    begun(member, edition)
    file = SimpleUploadedFile("../../acte.pdf", content, content_type="application/pdf")

    page = delegate.post(address("act"), facts(document=file))

    assert list(page.context["form"].errors) == ["document"]
    assert 'href="#id_document"' in page.text
    assert draft().document.name == ""


def test_the_language_stays_while_passages_are_quoted_in_it(delegate, member, edition):
    drafted(member, edition, {"ouverture": Said("provision", WORDS_OF_CITY, PASSAGE)})

    page = delegate.post(address("act"), facts(language="ar"))

    assert list(page.context["form"].errors) == ["language"]
    assert draft().language == "fr"


def test_a_draft_in_arabic_begins_on_the_arabic_page_in_arabic(delegate, edition):
    delegate.post(address("begin").replace("/fr/", "/ar/", 1))

    page = delegate.get(address("draft"))

    assert draft().language == "ar"
    assert 'lang="ar" dir="rtl"' in page.text
    assert errors(page.text) == []


def test_after_a_substantive_change_the_city_is_asked_again_about_that_alone(delegate, member, edition):
    verified(member, edition, {"vie-privee": Said("reservation", "Faute de moyens.")})
    second = next_edition(edition, "1.1", sobriete="substantive", **{"vie-privee": "editorial"})
    own = delegate.get(address("own"))
    assert [line.article.revision.principle.key for line in own.context["to_confirm"]] == ["sobriete"]
    assert errors(own.text) == []

    delegate.post(address("begin"))
    page = delegate.get(address("draft"))
    assert {one.key: one.is_asked for one in page.context["form"].asked} == {
        "ouverture": False,
        "sobriete": True,
        "vie-privee": True,
    }
    assert re.search(r"<ins>.*Et plus encore\..*</ins>", page.text)
    assert errors(page.text) == []
    nothing = delegate.get(address("review"))
    assert [one.key for one in nothing.context["undecided"]] == ["sobriete", "vie-privee"]
    delegate.post(address("draft"), typed(sobriete=("adopted",)))
    delegate.post(address("act"), facts(number="2026-88", document=document()))
    review = delegate.get(address("review"))
    assert [one.key for one in review.context["unchanged"]] == ["vie-privee", "ouverture"]
    assert errors(review.text) == []
    delegate.post(address("record"), {"version": draft().version})

    made = Instrument.objects.get(edition=second)
    assert (made.purpose, made.choices.get().principle.key) == ("confirmation", "sobriete")


def test_adopting_the_rest_leaves_alone_what_the_council_had_said_otherwise(delegate, member, edition):
    verified(member, edition, {"vie-privee": Said("reservation", "Faute de moyens."), "ouverture": "deferred"})
    next_edition(edition, "1.1", sobriete="substantive", **{"vie-privee": "substantive"})
    begun(member, edition)

    delegate.post(address("draft"), typed("adopt"))

    assert said(draft()) == {"sobriete": ("adopted", "", "")}


def test_a_draft_that_a_colleague_discards_at_the_same_moment_is_said_to_be_no_more(member, edition):
    lost = drafted(member, edition)
    version = lost.version
    Instrument.objects.get().delete()
    act = {"by": None, "at": timezone.now()}

    for attempt in (
        lambda: save_choices(lost, {}, version=version, **act),
        lambda: record(lost, version=version, on=timezone.localdate(), **act),
        lambda: discard(lost),
    ):
        with pytest.raises(InstrumentRecorded):
            attempt()


def test_what_was_returned_says_why_and_is_taken_up_again(delegate, member, edition):
    made = recorded(member, edition)
    send_back(made, reason="Il manque une page.", on=timezone.localdate(), by=None, at=timezone.now())
    own = delegate.get(address("own"))
    assert (own.context["reason"], own.context["possible"]) == (
        "Il manque une page.",
        {"interest", "intention", "prepare"},
    )
    assert "Il manque une page." in own.text

    delegate.post(address("begin"))

    assert draft().document_digest == made.document_digest
    assert delegate.get(address("review")).context["missing"] == []
    assert "Il manque une page." in delegate.get(address("own")).text


def test_a_draft_on_an_edition_that_another_followed_says_so(delegate, member, edition):
    drafted(member, edition)
    next_edition(edition, "1.1", sobriete="substantive")

    page = delegate.get(address("draft"))

    assert reverse("charters:compare", args=[edition.charter.slug, "1.1", edition.number]) in page.text
    assert errors(page.text) == []


def test_a_draft_is_thrown_away_once_that_is_confirmed(delegate, member, edition):
    drafted(member, edition)
    assert errors(delegate.get(address("discard")).text) == []
    assert Instrument.objects.count() == 1

    assert delegate.post(address("discard")).url == address("own")

    assert not Instrument.objects.exists()
    assert delegate.post(address("discard")).url == address("own")


@pytest.mark.parametrize("word", WORDS)
def test_hostile_words_stay_words(delegate, member, edition, word):
    begun(member, edition)
    delegate.post(address("draft"), typed(ouverture=("provision", word)))
    delegate.post(address("act"), facts(body=word, number=word[:80], document=document()))

    for name in ("draft", "act", "review"):
        page = delegate.get(address(name))
        assert errors(page.text) == []
        assert without_controls(word) not in page.text or "<" not in word

    assert Choice.objects.get().text == without_controls(word)


@pytest.mark.parametrize("keys", [("ouverture",), ("ouverture", "sobriete", "vie-privee")])
def test_pages_ask_the_same_questions_for_one_principle_and_for_three(
    delegate, member, django_assert_max_num_queries, edition, keys
):
    said = {key: Said("provision", WORDS_OF_CITY, PASSAGE) for key in keys}
    verified(member, edition, said)
    next_edition(edition, "1.1", **dict.fromkeys(keys, "substantive"))
    begun(member, edition)
    delegate.post(address("draft"), typed(**{key.replace("-", "_"): ("adopted",) for key in keys}))
    counts = {"own": 30, "draft": 26, "act": 20, "review": 34}

    for name, most in counts.items():
        delegate.get(address(name))
        with django_assert_max_num_queries(most):
            delegate.get(address(name))
