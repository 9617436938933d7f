import datetime
from urllib.parse import urlsplit

import pytest
import vobject
from django.conf import settings
from icalendar import Calendar

from meetings.documents.calendar import calendar_file, for_calendars
from meetings.domain.convening import cancel, tell_changes
from meetings.models import Meeting
from tests import factories

from .steps import changed, convened, entry_of, mails

pytestmark = pytest.mark.django_db

AWA = {"person__email": "awa@ville.example", "person__surname": "DIALLO", "person__given_name": "Awa"}


def read(content):
    """A calendar by its lines alone, without any library: [(name, parameters, value)] of each component's lines.

    RFC 5545, 3.1: lines end with CRLF, have 75 octets at most, and go on where the next begins with a space.
    """
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
    parted = [line.partition(":") for line in lines]
    return [(*head.partition(";")[::2], value) for head, _colon, value in parted]


def _event(content):
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    return event


def _file(meeting, **options):
    return calendar_file([(for_calendars(Meeting.objects).get(pk=meeting.pk), None)], "fr", **options)


def test_the_entry_of_a_mail_is_an_invitation_at_the_hours_of_the_place():
    meeting, _invitees = convened(AWA, time_zone="Europe/Paris", theme_fr="Données, éthique; et suites")
    message = mails()["awa@ville.example"]

    event = _event(entry_of(message))

    assert event["DTSTART"].dt.isoformat() == "2099-03-04T09:00:00+01:00"
    assert event["DTEND"].dt.isoformat() == "2099-03-04T12:30:00+01:00"
    assert event["SUMMARY"] == f"Réunion {meeting.number}, Commission d'exemple – Données, éthique; et suites"
    assert (event["SEQUENCE"], event["STATUS"], event["LOCATION"]) == (0, "CONFIRMED", "Palais du peuple")
    assert str(event["ATTENDEE"]) == "mailto:awa@ville.example"
    assert "https://visio.example/salle" in event["DESCRIPTION"]
    types = [part.get_content_type() + ";" + (part.get_param("method") or "") for part in message.message().walk()]
    assert types.count("text/calendar;REQUEST") == 2


def test_another_reader_finds_the_same():
    meeting, _invitees = convened(AWA, time_zone="Europe/Paris")
    content = entry_of(mails()["awa@ville.example"]).encode()

    lines = read(content)

    assert ("METHOD", "", "REQUEST") in lines
    assert ("DTSTART", "TZID=Europe/Paris", "20990304T090000") in lines
    assert ("UID", "", f"meeting-{meeting.pk}@{_host()}") in lines
    names = [value for name, _parameters, value in lines if name == "BEGIN"]
    assert names[:2] == ["VCALENDAR", "VEVENT"] or names[:2] == ["VCALENDAR", "VTIMEZONE"]
    assert ("TZID", "", "Europe/Paris") in lines
    assert {"DTSTAMP", "ORGANIZER", "URL", "PRODID", "VERSION"} <= {name for name, *_rest in lines}


def test_another_library_finds_them_valid_through_change_and_cancellation():
    meeting, _invitees = convened(AWA, time_zone="Europe/Paris", theme_fr="Données, éthique; et suites")
    told = [entry_of(mails()["awa@ville.example"])]
    tell_changes(changed(meeting, starts_at=datetime.time(10)), note="Une heure plus tard.", by=None)
    told.append(entry_of(mails()["awa@ville.example"]))
    cancel(meeting, reason="Reportée", by=None)
    told.append(entry_of(mails()["awa@ville.example"]))

    calendars = [vobject.readOne(content) for content in told]

    assert all(calendar.validate(raiseException=True) for calendar in calendars)
    assert [calendar.method.value for calendar in calendars] == ["REQUEST", "REQUEST", "CANCEL"]
    events = [calendar.vevent for calendar in calendars]
    assert {event.uid.value for event in events} == {f"meeting-{meeting.pk}@{_host()}"}
    assert [event.sequence.value for event in events] == ["0", "1", "2"]
    assert [event.dtstart.value.isoformat() for event in events] == [
        "2099-03-04T09:00:00+01:00",
        "2099-03-04T10:00:00+01:00",
        "2099-03-04T10:00:00+01:00",
    ]
    assert events[0].summary.value.endswith("Données, éthique; et suites")


def _host():
    return urlsplit(settings.PUBLIC_URL).hostname


def test_a_change_keeps_the_uid_and_raises_the_sequence():
    meeting, _invitees = convened(AWA)
    before = _event(entry_of(mails()["awa@ville.example"]))

    tell_changes(changed(meeting, starts_at=datetime.time(10)), note="Une heure plus tard.", by=None)

    after = _event(entry_of(mails()["awa@ville.example"]))
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], 1)
    assert after["DTSTART"].dt.hour == 10

    cancel(meeting, reason="Reportée", by=None)
    last = _event(entry_of(mails()["awa@ville.example"]))
    assert (last["UID"], last["SEQUENCE"], last["STATUS"]) == (before["UID"], 2, "CANCELLED")


def test_without_hours_it_is_of_whole_days():
    meeting = factories.MeetingFactory(status="planned")

    event = _event(_file(meeting))

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (datetime.date(2026, 3, 2), datetime.date(2026, 3, 4))
    assert (event["STATUS"], event["DTSTART"].params["VALUE"]) == ("TENTATIVE", "DATE")


def test_without_an_end_the_agenda_says_how_long_it_is():
    meeting = factories.MeetingFactory(status="planned", starts_at=datetime.time(9), ends_on=None)
    factories.AgendaItemFactory.create_batch(2, meeting=meeting, minutes_planned=45)

    event = _event(_file(meeting))

    assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(minutes=90)


def test_what_everyone_reads_has_no_link_and_nobodys_name():
    meeting, _invitees = convened(AWA)
    factories.AgendaItemFactory(meeting=meeting, title_fr="Confidence", audience="members")

    content = _file(meeting, name="Réunions").decode()

    assert "visio.example" not in content.replace("\r\n ", "")
    assert "ATTENDEE" not in content
    assert "Confidence" not in content
    assert "METHOD:PUBLISH" in content
