import datetime

import pytest
from django.core import mail

from charter_portal.notices.models import Mail, Notice
from charter_portal.register.models import Entry
from meetings.domain.answering import answer, token_of
from meetings.domain.convening import cancel, changes_of, convene, convene_rest, tell_changes
from meetings.exceptions import FactsMissing, NobodyInvited, NothingChanged, ReasonMissing, StageForbids
from meetings.models import Invitee, MeetingAct
from tests import factories

from .steps import changed, convened, entry_of, mails, ready

pytestmark = pytest.mark.django_db

AWA = {"person__email": "awa@ville.example", "person__language": "ar"}


def test_everyone_on_the_list_is_written_to_in_their_language():
    account = factories.UserFactory(language="en", person=factories.PersonFactory())
    meeting, (awa, _other, _mute) = convened(AWA, {"person": account.person}, {})

    sent = mails()

    assert (meeting.status, set(sent)) == ("convened", {"awa@ville.example", account.email})
    assert "افتتاح" in sent["awa@ville.example"].body
    assert f"/ar/reunions/reponse/{token_of(Invitee.objects.get(pk=awa.pk))}/" in sent["awa@ville.example"].body
    assert "You are convened" in sent[account.email].subject
    assert not Invitee.objects.filter(convened_at=None).exists()


def test_the_act_is_recorded_without_prose_and_nothing_stored_opens_an_answer():
    meeting, (awa,) = convened(AWA)
    awa.refresh_from_db()

    entry = Entry.objects.get(act="meeting_convened")

    assert entry.content["invitees"] == 1
    assert "Palais" not in str(entry.content)
    stored = [str(row) for row in (*Notice.objects.values(), *Mail.objects.values())]
    assert not [row for row in stored if awa.nonce in row or token_of(awa) in row]
    assert MeetingAct.objects.get().meeting == meeting


def test_the_mail_says_the_hours_at_the_place_and_in_the_city():
    convened(
        AWA | {"person__language": "fr", "member__name_fr": "Antananarivo", "member__time_zone": "Indian/Antananarivo"}
    )

    body = mails()["awa@ville.example"].body

    assert "Quand : 4 mars 2099, de 09:00 à 12:30 (Africa/Conakry, UTC+0)" in body
    assert "À Antananarivo : 4 mars 2099, de 12:00 à 15:30 (Indian/Antananarivo, UTC+3)" in body
    assert "https://visio.example/salle" in body


@pytest.mark.parametrize("lacking", ["starts_at", "video_link", "venue_fr"])
def test_what_it_needs_must_be_there(lacking):
    meeting = ready()
    factories.InviteeFactory(meeting=meeting)
    empty = {"starts_at": None, "ends_at": None} if lacking == "starts_at" else {lacking: ""}

    with pytest.raises(FactsMissing):
        convene(changed(meeting, **empty), by=None)

    assert mails() == {}


def test_a_meeting_is_convened_once_and_not_without_anybody():
    with pytest.raises(NobodyInvited):
        convene(ready(), by=None)
    meeting, _invitees = convened()

    with pytest.raises(StageForbids):
        convene(meeting, by=None)


def test_who_comes_later_gets_the_convocation_once():
    meeting, _invitees = convened(AWA)
    mails()
    factories.InviteeFactory(meeting=meeting, person__email="moussa@ville.example")

    assert convene_rest(meeting) == 1

    assert set(mails()) == {"moussa@ville.example"}
    with pytest.raises(NobodyInvited):
        convene_rest(meeting)


@pytest.mark.parametrize(
    ("facts", "part"),
    [
        ({"starts_on": "2099-03-03"}, "day"),
        ({"ends_at": datetime.time(13)}, "hours"),
        ({"venue_fr": "Mairie"}, "place"),
        ({"video_link": "https://visio.example/autre"}, "link"),
        ({"practical_fr": "Un badge est nécessaire."}, "practical"),
    ],
)
def test_what_differs_from_what_was_told_is_known(facts, part):
    meeting, _invitees = convened()
    assert changes_of(meeting) == []

    assert changes_of(changed(meeting, **facts)) == [part]


def test_a_change_is_told_with_a_note_and_voids_earlier_links():
    meeting, (awa,) = convened(AWA | {"person__language": "fr"})
    mails()
    before = Invitee.objects.get(pk=awa.pk)
    answer(before, reply="video", through="link")
    factories.AgendaItemFactory(meeting=meeting, title_fr="Point tardif")

    tell_changes(meeting, note="Un point s’ajoute.", by=None)

    message = mails()["awa@ville.example"]
    after = Invitee.objects.get(pk=awa.pk)
    assert "Un point s’ajoute." in message.body
    assert "Votre réponse reste : par visioconférence" in message.body
    assert "Point tardif – ajouté après la convocation" in message.body
    assert token_of(after) in message.body
    assert after.nonce != before.nonce
    assert changes_of(meeting) == []


def test_nothing_is_told_without_a_change_or_a_note():
    meeting, _invitees = convened()

    with pytest.raises(NothingChanged):
        tell_changes(meeting, note="Rien", by=None)
    with pytest.raises(ReasonMissing):
        tell_changes(changed(meeting, venue_fr="Mairie"), note=" ", by=None)


def test_cancelling_takes_it_out_of_calendars_and_is_told_with_the_reason():
    meeting, _invitees = convened(AWA | {"person__language": "fr"})
    mails()

    cancelled = cancel(meeting, reason="La salle est fermée.", by=None)

    message = mails()["awa@ville.example"]
    assert cancelled.status == "cancelled"
    assert "La salle est fermée." in message.body
    assert "reponse" not in message.body
    assert "METHOD:CANCEL" in entry_of(message)
    with pytest.raises(StageForbids):
        cancel(meeting, reason="Encore", by=None)


def test_a_planned_meeting_is_cancelled_without_a_mail():
    meeting = factories.InviteeFactory(meeting=ready()).meeting

    assert cancel(meeting, reason="Reportée", by=None).status == "cancelled"
    assert mails() == {}


def test_a_mail_that_has_not_left_when_it_is_cancelled_does_not_leave():
    meeting, _invitees = convened(AWA)

    cancel(meeting, reason="Reportée", by=None)

    mails()
    assert [str(message.subject).count("أُلغي") for message in mail.outbox] == [1]


def test_who_loses_a_representative_is_told():
    _meeting, (holder, giver) = convened({}, AWA | {"person__language": "fr"})
    mails()
    answer(giver, reply="represented", through="link", represented_by=holder)

    answer(holder, reply="excused", through="link")

    assert "est caduc" in mails()["awa@ville.example"].subject
