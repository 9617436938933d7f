"""Meetings in the administration: lists, rows under a meeting, and what stays in it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.domain.hands import note_hand_vote
from meetings.models import AgendaItem, Attendance, Meeting, Photograph
from tests import factories
from tests.meetings.convening.steps import convened
from tests.portal.posting import fields_of, page_of, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("noted", ["decision", "vote", "photograph"])
def test_an_item_stays_while_something_is_noted_under_it(client_of, noted):
    item = factories.AgendaItemFactory(audience="members")
    make = {
        "decision": lambda: factories.DecisionFactory(meeting=item.meeting, item=item),
        "vote": lambda: note_hand_vote(
            item, question="?", majority="simple", taken_at=timezone.now(), counts=(0, 0, 0)
        ),
        "photograph": lambda: Photograph.objects.create(meeting=item.meeting, item=item, alternative_fr="Une salle"),
    }
    make[noted]()
    data = {"post": "yes"}

    client_of("secretariat").post(reverse("admin:meetings_agendaitem_delete", args=[item.pk]), data)

    assert AgendaItem.objects.filter(pk=item.pk).exists()


def test_a_meeting_is_deleted_with_what_is_noted_under_its_items(client_of):
    item = factories.AgendaItemFactory()
    factories.DecisionFactory(meeting=item.meeting, item=item)

    client_of("administrator").post(reverse("admin:meetings_meeting_delete", args=[item.meeting_id]), {"post": "yes"})

    assert not Meeting.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("commission-staff", 403), ("secretariat", 302), ("administrator", 302)])
def test_who_may_change_a_meeting(client_of, role, status):
    meeting, client = factories.MeetingFactory(), client_of(role)
    seen = fields_of(client_of("secretariat").get(page_of(meeting)), "meeting_form")

    response = client.post(page_of(meeting), seen | {"theme_fr": "Un autre thème"})

    meeting.refresh_from_db()
    assert (response.status_code, meeting.theme_fr == "Un autre thème") == (status, status == 302)


def test_commission_staff_read_meetings_without_buttons(client_of):
    response = client_of("commission-staff").get(page_of(factories.MeetingFactory()))

    assert (response.status_code, b'name="_save"' in response.content) == (200, False)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("model", "queries"),
    [("meeting", 10), ("attendance", 9), ("agendaitem", 8), ("decision", 8), ("minutes", 7), ("commission", 7)],
)
def test_lists_cost_the_same_whatever_their_length(client_of, django_assert_num_queries, model, queries, rows):
    factory = {
        "meeting": factories.AttendanceFactory,
        "attendance": factories.AttendanceFactory,
        "agendaitem": factories.AgendaItemFactory,
        "decision": factories.DecisionFactory,
        "minutes": factories.MinutesFactory,
        "commission": factories.MeetingFactory,
    }[model]
    for _ in range(rows):
        factory()
    client = client_of("secretariat")
    with django_assert_num_queries(queries):
        client.get(reverse(f"admin:meetings_{model}_changelist"))


def test_two_hundred_participants_stay_out_of_the_meeting_s_page(client_of, django_assert_max_num_queries):
    meeting = factories.MeetingFactory()
    person, member = factories.PersonFactory(), factories.MemberFactory()
    people = [factories.PersonFactory.build() for _ in range(200)]
    type(person).objects.bulk_create(people)
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, person=one, member=member, mode="on_site", position=n)
        for n, one in enumerate(people)
    )
    client = client_of("secretariat")

    page = client.get(page_of(meeting))
    with django_assert_max_num_queries(15):
        found = client.get(reverse("admin:meetings_attendance_changelist"), {"meeting__id__exact": meeting.pk})

    assert f"meeting__id__exact={meeting.pk}" in page.content.decode()
    assert text_of(found).count(str(member)) == 200


def test_deleting_an_agenda_item_names_the_principles_that_it_touches(client_of):
    principle = factories.PrincipleFactory(key="sobriete")
    item = factories.AgendaItemFactory(title_fr="Une présentation")
    item.principles.add(principle)

    shown = text_of(client_of("secretariat").get(reverse("admin:meetings_agendaitem_delete", args=[item.pk])))

    assert f"Une présentation – {principle}" in shown
    assert "object (" not in shown


def moved(client, row, name, **changes):
    """The row as stored, after its form was sent with other values."""
    page = reverse(f"admin:meetings_{name}_change", args=[row.pk])
    client.post(page, fields_of(client.get(page), f"{name}_form") | changes)
    return type(row).objects.get(pk=row.pk)


@pytest.mark.parametrize(
    ("name", "factory"),
    [
        ("agendaitem", factories.AgendaItemFactory),
        ("attendance", factories.AttendanceFactory),
        ("decision", factories.DecisionFactory),
        ("minutes", factories.MinutesFactory),
    ],
)
def test_what_belongs_to_a_meeting_stays_there(client_of, name, factory):
    row, other = factory(), factories.MeetingFactory()

    assert moved(client_of("secretariat"), row, name, meeting=other.pk).meeting == row.meeting


def test_a_decision_stands_under_an_item_of_its_own_meeting(client_of):
    row, item = factories.DecisionFactory(), factories.AgendaItemFactory()
    own = factories.AgendaItemFactory(meeting=row.meeting)

    assert moved(client_of("secretariat"), row, "decision", item=item.pk).item is None
    assert moved(client_of("secretariat"), row, "decision", item=own.pk).item == own


def test_what_the_register_names_keeps_its_commission_and_number(client_of):
    before, (meeting, _invitees) = factories.MeetingFactory(number=7), convened({}, number=8)

    assert moved(client_of("secretariat"), before, "meeting", number=70).number == 70
    assert moved(client_of("secretariat"), meeting, "meeting", number=80).number == 8
