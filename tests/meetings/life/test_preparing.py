import datetime

import pytest

from meetings.domain.agendas import models
from meetings.domain.preparing import announce, next_number, prepare_meeting
from meetings.exceptions import NumberTaken, StageForbids
from meetings.models import Meeting
from tests import factories

pytestmark = pytest.mark.django_db

DAY = datetime.date(2027, 3, 4)


def test_a_model_agenda_is_copied_in_every_language():
    commission = factories.CommissionFactory()

    meeting = prepare_meeting(
        commission=commission, number=12, facts={"starts_on": DAY, "theme_fr": "Thème"}, model=models()["ordinary"]
    )

    assert (meeting.status, meeting.number, meeting.theme_fr) == ("draft", 12, "Thème")
    agenda = list(meeting.agenda.values_list("position", "kind", "minutes_planned"))
    assert agenda[:3] == [(1, "discussion", 15), (2, "approval", 10), (3, "follow_up", 20)]
    assert all(item.title_fr and item.title_en and item.title_ar for item in meeting.agenda.all())


def test_an_earlier_meeting_gives_its_agenda_without_what_was_said():
    item = factories.AgendaItemFactory(meeting__format="hybrid", minutes_planned=20, audience="members")
    chair = factories.PersonFactory()
    Meeting.objects.filter(pk=item.meeting_id).update(chair=chair)
    previous = Meeting.objects.get(pk=item.meeting_id)

    meeting = prepare_meeting(
        commission=previous.commission, number=previous.number + 1, facts={"starts_on": DAY}, previous=previous
    )

    assert (meeting.prepared_from, meeting.format, meeting.chair) == (previous, "hybrid", chair)
    copied = meeting.agenda.get()
    assert (copied.title_fr, copied.text_fr, copied.minutes_planned, copied.audience) == (
        item.title_fr,
        None,
        20,
        "members",
    )


def test_two_meetings_have_not_the_same_number():
    taken = factories.MeetingFactory()

    with pytest.raises(NumberTaken):
        prepare_meeting(commission=taken.commission, number=taken.number, facts={})

    assert next_number(taken.commission) == taken.number + 1
    assert Meeting.objects.count() == 1


def test_announcing_shows_it_once():
    meeting = factories.MeetingFactory(status="draft")

    announced = announce(meeting)

    assert (announced.status, announced.version) == ("planned", 1)
    with pytest.raises(StageForbids):
        announce(meeting)
