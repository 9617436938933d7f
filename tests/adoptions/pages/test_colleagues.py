"""Colleagues of one city prepare one draft: they go on with it, and what they lose to each other is given back."""

import pytest
from django.utils import timezone

from charters.adoptions.domain.preparing import discard, save_choices
from charters.adoptions.domain.recording import record
from charters.adoptions.exceptions import InstrumentRecorded
from charters.adoptions.models import Instrument
from tests.adoptions.steps import drafted
from tests.html import errors

from .steps import WORDS_OF_CITY, address, begun, draft, facts, said, typed

pytestmark = pytest.mark.django_db


def test_a_draft_may_leave_principles_out_and_a_colleague_goes_on_with_it(delegate, as_kind, member, edition):
    begun(member, edition)
    delegate.post(address("draft"), typed(sobriete=("reservation", "Faute de moyens.")))

    page = as_kind("contributor").get(address("draft"))

    assert [stance.value() for _one, stance, *_rest in page.context["form"].rows] == [None, "reservation", None]
    assert page.context["draft"].drafted_by == delegate.user


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
