"""What becomes of decisions, step by step, across meetings."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from charter_portal.notices.models import Notice
from meetings.documents.convocation import convocation_manuscript
from meetings.domain.following import follow_up, number_decisions, remind_of_decisions
from meetings.domain.preparing import prepare_meeting
from meetings.exceptions import StatusUnchanged
from meetings.models import Decision, FollowUp
from meetings.reading.decisions import open_decisions
from meetings.reading.opening import opening_of
from tests import factories
from tests.meetings.minutes.steps import circulated, sealed
from tests.portal.pdf.reading import failures, text

pytestmark = pytest.mark.django_db

ON = datetime.date(2026, 3, 4)


@pytest.fixture
def secretary(client_of):
    return client_of("secretariat")


def in_days(days):
    return timezone.localdate() + datetime.timedelta(days=days)


def test_the_status_follows_the_last_step_even_of_a_sealed_decision():
    decision = sealed().decisions.get()

    follow_up(decision, status="under_way", on=ON, note="Commencé.", by=None)
    follow_up(decision, status="done", on=ON, by=None)

    decision.refresh_from_db()
    assert (decision.status, decision.follow_ups.count()) == ("done", 2)
    with pytest.raises(DatabaseError), transaction.atomic():
        FollowUp.objects.update(note="Autre")


def test_a_step_that_says_nothing_new_is_refused():
    decision = factories.DecisionFactory()

    with pytest.raises(StatusUnchanged):
        follow_up(decision, status="open", on=ON, note="  ", by=None)
    assert FollowUp.objects.count() == 0


def test_a_later_day_moves_what_is_due_and_not_what_was_decided():
    decision = factories.DecisionFactory(due_on=in_days(-3))

    follow_up(decision, status="under_way", on=ON, due_on=in_days(30), by=None)

    found = open_decisions("").get()
    assert (found.due_on, found.awaited_on) == (in_days(-3), in_days(30))


def test_decisions_are_numbered_within_their_meeting():
    first = factories.DecisionFactory(number=4)
    factories.DecisionFactory.create_batch(2, meeting=first.meeting, number=0)

    number_decisions(first.meeting)

    assert list(first.meeting.decisions.values_list("number", flat=True)) == [4, 5, 6]


@pytest.mark.parametrize(("days", "told"), [(15, 0), (14, 1), (3, 1), (0, 1), (-1, 0)])
def test_those_who_lead_the_cities_concerned_are_reminded_once(days, told):
    mandate = factories.MandateFactory(kind="delegate")
    factories.UserFactory(person=mandate.person)
    decision = factories.DecisionFactory(due_on=in_days(days))
    decision.members.add(mandate.member)

    assert remind_of_decisions() == told
    assert remind_of_decisions() == 0
    assert Notice.objects.filter(kind="decision_due").count() == told


def test_the_day_itself_is_told_after_the_fortnight():
    mandate = factories.MandateFactory(kind="delegate")
    factories.UserFactory(person=mandate.person)
    decision = factories.DecisionFactory(due_on=in_days(14))
    decision.members.add(mandate.member)
    remind_of_decisions()

    assert remind_of_decisions(at=timezone.now() + datetime.timedelta(days=14)) == 1


def test_the_next_agenda_opens_with_what_is_open_and_what_waits_for_approval():
    earlier = circulated(number=5)
    factories.DecisionFactory(meeting=earlier, status="done")

    meeting = prepare_meeting(commission=earlier.commission, number=6, facts={"starts_on": in_days(90)})

    kinds = list(meeting.agenda.values_list("kind", flat=True))
    assert kinds == ["approval", "follow_up"]
    opening = opening_of(meeting)
    assert [row.status for row in opening.decisions] == ["open"]
    assert [row.meeting for row in opening.minutes] == [earlier]


def test_the_desk_of_the_next_meeting_shows_them(secretary):
    earlier = circulated(number=5)
    meeting = prepare_meeting(commission=earlier.commission, number=6, facts={"starts_on": in_days(90)})

    page = secretary.get(reverse("meetings:desk", args=[meeting.commission.slug, 6])).text

    assert "Décider ensemble." in page


def test_a_step_is_noted_at_the_desk_and_read_by_everyone(client, secretary):
    decision = factories.DecisionFactory(due_on=in_days(-3))
    meeting = decision.meeting
    address = reverse("meetings:decision_follow", args=[meeting.commission.slug, meeting.number, decision.pk])
    file = SimpleUploadedFile("piece.pdf", b"%PDF-1.7\n%%EOF")
    typed = {"status": "under_way", "on": "2026-03-04", "note": "À mi-chemin.", "language": "fr", "file": file}
    assert "en retard" in client.get(decision.get_absolute_url()).text

    secretary.post(address, typed | {"due_on": in_days(40).isoformat()})

    page = client.get(decision.get_absolute_url()).text
    assert "À mi-chemin." in page
    assert "en retard" not in page
    evidence = client.get(reverse("meetings:evidence", args=[FollowUp.objects.get().pk]))
    assert b"".join(evidence.streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": "demain"}, "on"),
        ({"on": "2999-01-01"}, "on"),
        ({"file": SimpleUploadedFile("x.pdf", b"MZ")}, "file"),
        ({"link": "pas une adresse"}, "link"),
    ],
)
def test_a_mistake_is_told_at_its_field(secretary, changes, field):
    decision = factories.DecisionFactory()
    meeting = decision.meeting
    address = reverse("meetings:decision_follow", args=[meeting.commission.slug, meeting.number, decision.pk])

    answer = secretary.post(address, {"status": "done", "on": "2026-03-04", "language": "fr"} | changes)

    assert f'href="#id_{field}"' in answer.text
    assert FollowUp.objects.count() == 0


def test_the_list_shows_what_is_open_and_what_is_late_of_one_commission(client):
    late = factories.DecisionFactory(due_on=in_days(-1), text_fr="Décision en souffrance")
    factories.DecisionFactory(status="done", meeting=late.meeting, text_fr="Décision accomplie")
    other = factories.DecisionFactory(meeting__commission__slug="autre", text_fr="Décision ailleurs")

    everything = client.get(reverse("meetings:decision_list")).text
    one = client.get(reverse("meetings:decision_list"), {"commission": late.meeting.commission.slug}).text

    assert "Décision accomplie" not in everything
    assert everything.count("en retard") == 1
    assert (other.text_fr in everything, other.text_fr in one) == (True, False)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_table_has_every_decision_that_is_public(client, language):
    item = factories.AgendaItemFactory(audience="members")
    factories.DecisionFactory(meeting=item.meeting, item=item, text_fr="Décision tue")
    factories.DecisionFactory(meeting=item.meeting, status="done", text_fr="=Décision dite")

    with translation.override(language):
        table = client.get(reverse("meetings:decisions_csv")).getvalue().decode()

    assert "Décision tue" not in table
    assert "'=Décision dite" in table


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("shown", "queries"), [("list", 5), ("desk", 7), ("own", 3)])
def test_pages_ask_the_same_of_any_number(client, secretary, django_assert_num_queries, rows, shown, queries):
    meeting = factories.MeetingFactory()
    for decision in factories.DecisionFactory.create_batch(rows, meeting=meeting):
        decision.members.add(factories.MemberFactory())
        follow_up(decision, status="under_way", on=ON, by=None)
    place = [meeting.commission.slug, meeting.number]
    addresses = {
        "list": (client, reverse("meetings:decision_list")),
        "desk": (secretary, reverse("meetings:decisions_desk", args=place)),
        "own": (client, Decision.objects.first().get_absolute_url()),
    }
    reader, address = addresses[shown]

    with django_assert_num_queries(queries):
        reader.get(address)


def test_the_team_is_told_of_what_is_late(secretary):
    factories.DecisionFactory(due_on=in_days(-1))

    assert "Décisions de réunions en retard" in secretary.get(reverse("admin:index")).text


def test_the_convocation_prints_what_opens_the_meeting():
    earlier = circulated(number=5)
    meeting = prepare_meeting(commission=earlier.commission, number=6, facts={"starts_on": in_days(90)})

    pdf = convocation_manuscript(meeting, "fr").printed()

    assert failures(pdf) == []
    assert "Décider ensemble." in text(pdf)
