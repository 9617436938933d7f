"""A city comes back to its decision: after a substantive change, a return, or another edition."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from charters.adoptions.domain.preparing import Said
from charters.adoptions.domain.recording import send_back
from charters.adoptions.models import Instrument
from tests.adoptions.steps import document, drafted, next_edition, recorded, verified
from tests.html import errors

from .steps import address, draft, facts, typed

pytestmark = pytest.mark.django_db


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
