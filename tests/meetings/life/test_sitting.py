import pytest
from django.utils import timezone

from charter_portal.register.models import Entry
from meetings.domain.attending import add_participant, arrive, leave, rewrite_spans
from meetings.domain.sitting import begin_item, close_meeting, open_meeting
from meetings.exceptions import AlreadyThere, NotThere, SpansOverlap, StageForbids
from meetings.models import AgendaItem, Attendance, Invitee, Minutes
from meetings.reading.attending import Room
from tests import factories

from .steps import MINUTE, in_session, listed, planned, stored, there

pytestmark = pytest.mark.django_db


def test_opening_puts_those_convened_on_the_list_and_records_who_is_there():
    meeting, now = planned(), timezone.now()
    first, second, third = (factories.MemberFactory() for _each in range(3))
    holder = Invitee.objects.create(meeting=meeting, person=factories.PersonFactory(), member=first)
    Invitee.objects.create(
        meeting=meeting,
        person=factories.PersonFactory(),
        member=second,
        reply="represented",
        represented_by=holder,
        replied_at=now,
    )
    Invitee.objects.create(
        meeting=meeting, person=factories.PersonFactory(), member=third, reply="excused", replied_at=now
    )
    arriving = add_participant(meeting, person=holder.person, member=first, title="maire", mode="on_site")
    arrive(arriving, mode="on_site", at=now - MINUTE)

    opened = open_meeting(meeting, by=None)

    assert opened.status == "in_session"
    assert sorted(opened.attendances.values_list("mode", flat=True)) == ["excused", "on_site", "represented"]
    entry = Entry.objects.get(act=Entry.Act.MEETING_OPENED)
    counts = {name: entry.content[name] for name in ("convened", "present", "represented")}
    assert (entry.subject, counts) == (opened.subject, {"convened": 3, "present": 1, "represented": 1})


def test_closing_ends_what_lasts_and_marks_who_never_came():
    meeting = in_session()
    came = there(meeting, at=timezone.now() - MINUTE)
    expected, excused = listed(meeting), listed(meeting, "excused")
    begin_item(meeting.agenda.get(position=1))

    closed = close_meeting(meeting, by=None)

    assert (closed.status, _under_way(meeting)) == ("held", [])
    assert came.presences.get().until == closed.closed_at
    modes = dict(Attendance.objects.values_list("pk", "mode"))
    assert modes == {came.pk: "on_site", expected.pk: "absent", excused.pk: "excused"}
    assert Minutes.objects.get(meeting=meeting).status == "draft"


def test_a_sitting_closed_too_early_goes_on_until_its_minutes_are_circulated():
    meeting = in_session()
    close_meeting(meeting, by=None)

    assert open_meeting(meeting, by=None).status == "in_session"
    close_meeting(meeting, by=None)
    Minutes.objects.filter(meeting=meeting).update(status="circulated")
    with pytest.raises(StageForbids):
        open_meeting(meeting, by=None)
    with pytest.raises(StageForbids):
        close_meeting(meeting, by=None)


def _under_way(meeting):
    return list(meeting.agenda.filter(began_at__isnull=False, ended_at=None))


def test_calling_an_item_ends_the_one_before():
    meeting = in_session()
    first, second = meeting.agenda.order_by("position")

    begin_item(first)
    begin_item(second)

    first.refresh_from_db()
    assert first.ended_at is not None
    assert _under_way(meeting) == [second]
    assert begin_item(first).ended_at is None


def test_coming_and_going():
    meeting, now = in_session(), timezone.now()
    row = listed(meeting)

    arrive(row, mode="on_site", at=now)
    with pytest.raises(AlreadyThere):
        arrive(row, mode="on_site", at=now + MINUTE)
    arrive(row, mode="video", at=now + MINUTE)
    leave(row, at=now + 2 * MINUTE)
    with pytest.raises(NotThere):
        leave(row, at=now + 3 * MINUTE)
    with pytest.raises(SpansOverlap):
        arrive(row, mode="on_site", at=now)

    spans = [(one.mode, one.since - now, one.until - now) for one in row.presences.all()]
    assert spans == [("on_site", 0 * MINUTE, MINUTE), ("video", MINUTE, 2 * MINUTE)]


def test_an_excused_person_who_comes_is_there():
    row = listed(in_session(), "excused")

    arrive(row, mode="video", at=timezone.now())

    row.refresh_from_db()
    assert row.mode == "video"


@pytest.mark.parametrize("mode", ["absent", "excused", "represented"])
def test_hours_that_are_given_afterwards_say_that_someone_was_there(mode):
    now, meeting = timezone.now(), in_session()
    holder = factories.PersonFactory() if mode == "represented" else None
    row = listed(meeting, mode, represented_by=holder)

    rewrite_spans(row, [("video", now, now + MINUTE), ("on_site", now + MINUTE, None)])

    row.refresh_from_db()
    assert (row.mode, row.represented_by) == ("video", None)
    assert len(Room(meeting).standing(now).present) == 1


def test_who_was_there_in_one_mode_only_is_listed_in_it():
    now, row = timezone.now(), listed(in_session())

    rewrite_spans(row, [("video", now, None)])

    row.refresh_from_db()
    assert row.mode == "video"


def test_hours_put_right_after_the_closing_leave_nobody_present_who_has_none():
    meeting, now = in_session(), timezone.now()
    came, mistaken = there(meeting, at=now - MINUTE), there(meeting, at=now - MINUTE)
    close_meeting(meeting, by=None)

    rewrite_spans(mistaken, [])
    rewrite_spans(came, [])

    modes = dict(Attendance.objects.values_list("pk", "mode"))
    assert modes == {came.pk: "on_site", mistaken.pk: "absent"}


@pytest.mark.parametrize(
    "spans", [[(0, 10), (5, 20)], [(10, 5)], [(0, None), (5, 10)]], ids=["two at once", "backwards", "endless"]
)
def test_hours_that_cannot_be_are_refused_and_nothing_changes(spans):
    now = timezone.now()
    row = there(in_session(), at=now)
    given = [("on_site", now + since * MINUTE, until and now + until * MINUTE) for since, until in spans]

    with pytest.raises(SpansOverlap):
        rewrite_spans(row, given)

    assert row.presences.get().since == now


def test_who_was_there_for_an_item():
    meeting, now = in_session(), timezone.now()
    early, late = there(meeting, at=now - 3 * MINUTE), there(meeting, at=now, mode="video")
    item = meeting.agenda.get(position=1)
    AgendaItem.objects.filter(pk=item.pk).update(began_at=now - 2 * MINUTE, ended_at=now - MINUTE)
    item.refresh_from_db()

    assert Room(stored(meeting)).during(item) == {early.pk: ("on_site",)}
    assert late.pk not in Room(stored(meeting)).during(item)


def test_a_meeting_of_former_times_stands_for_itself():
    meeting = factories.MeetingFactory()
    listed(meeting)
    listed(meeting, "video")
    listed(meeting, "excused")
    institution = listed(meeting)
    institution.member.kind = "institution"
    institution.member.save()

    standing = Room(stored(meeting)).standing(timezone.now())

    assert (len(standing.convened), len(standing.present)) == (3, 2)
