"""What the secretariat returns to a city, with the reason, and how the city takes it up again."""

import pytest
from django.utils import timezone

from charter_portal.register.models import Entry
from charters.adoptions.domain.preparing import Said, begin, discard
from charters.adoptions.domain.recording import send_back
from charters.adoptions.exceptions import (
    NotAwaiting,
)
from charters.adoptions.standing import Life
from charters.exceptions import ReasonMissing
from tests.adoptions.steps import (
    city,
    edition_in_force,
    life,
    next_edition,
    recorded,
    today,
)

pytestmark = pytest.mark.django_db


def test_what_is_returned_is_taken_up_again_with_all_that_was_written():
    member, _user = city()
    edition = edition_in_force("ouverture")
    made = recorded(member, edition, {"ouverture": Said("provision", "Ici, deux ans.")})
    with pytest.raises(ReasonMissing):
        send_back(made, reason=" ", on=today(), by=None, at=timezone.now())
    send_back(made, reason="Le document est celui d'une autre séance.", on=today(), by=None, at=timezone.now())
    assert life(member) == Life.NONE
    again = begin(member=member, charter=edition.charter, on=today(), by=None, at=timezone.now())
    assert (again.body, again.document_digest) == (made.body, made.document_digest)
    assert again.choices.get().text == "Ici, deux ans."
    with pytest.raises(NotAwaiting):
        send_back(made, reason="Encore.", on=today(), by=None, at=timezone.now())


def test_what_is_returned_is_told_to_its_city_and_to_nobody_else(client):
    member, _user = city()
    made = recorded(member, edition_in_force("ouverture", "sobriete"), {"sobriete": "deferred"})
    entry = Entry.objects.get(act="adoption_recorded")
    assert sorted(entry.content) == ["charter", "digest", "edition", "on", "purpose"]
    send_back(made, reason="Une raison entre nous.", on=today(), by=None, at=timezone.now())
    page = client.get(member.get_absolute_url())
    assert "Une raison entre nous." not in page.text
    assert [act.note for act in page.context["stands"].acts] == ["", ""]


def test_what_is_returned_is_taken_up_on_its_own_edition_or_the_city_begins_afresh_on_a_later_one():
    member, user = city()
    first = edition_in_force("ouverture", "sobriete")
    made = recorded(member, first, {"ouverture": Said("provision", "Ici, deux ans.")})
    send_back(made, reason="Le document est illisible.", on=today(), by=None, at=timezone.now())
    second = next_edition(first, "1.1", ouverture="substantive")
    act = {"member": member, "charter": first.charter, "on": today(), "by": user, "at": timezone.now()}
    again = begin(**act)
    assert (again.edition, again.document_digest) == (first, made.document_digest)
    assert again.choices.get(principle__key="ouverture").text == "Ici, deux ans."
    discard(again)
    afresh = begin(**act, afresh=True)
    assert (afresh.edition, afresh.document_digest) == (second, "")
    assert not afresh.choices.exists()
