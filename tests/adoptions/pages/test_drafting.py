"""A city prepares its council's decision on the pages, from the first page to the record."""

import pytest

from charters.adoptions.domain.preparing import Said
from charters.adoptions.models import Instrument
from charters.adoptions.standing import Life
from tests.adoptions.steps import document, drafted, next_edition, verified
from tests.html import errors

from .steps import PASSAGE, WORDS_OF_CITY, address, begun, draft, facts, said, typed

pytestmark = pytest.mark.django_db


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


def test_a_draft_in_arabic_begins_on_the_arabic_page_in_arabic(delegate, edition):
    delegate.post(address("begin").replace("/fr/", "/ar/", 1))

    page = delegate.get(address("draft"))

    assert draft().language == "ar"
    assert 'lang="ar" dir="rtl"' in page.text
    assert errors(page.text) == []


def test_a_draft_is_thrown_away_once_that_is_confirmed(delegate, member, edition):
    drafted(member, edition)
    assert errors(delegate.get(address("discard")).text) == []
    assert Instrument.objects.count() == 1

    assert delegate.post(address("discard")).url == address("own")

    assert not Instrument.objects.exists()
    assert delegate.post(address("discard")).url == address("own")


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
