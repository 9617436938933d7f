"""Minutes are circulated, corrected and approved."""

import datetime

import pytest
from django.utils import timezone

from charter_portal.notices.models import Notice
from charter_portal.notices.rendering import mail_of
from charter_portal.register.models import Entry
from meetings.domain.approving import approve_by_silence
from meetings.domain.circulating import begin_minutes, circulate, prolong
from meetings.domain.correcting import accept, ask_for_correction, decline
from meetings.domain.linking import read_token, token_of
from meetings.exceptions import (
    AlreadyDecided,
    ChangedMeanwhile,
    CorrectionsOpen,
    DayRefused,
    DidNotAttend,
    MinutesLacking,
    NotLonger,
    PassageGone,
    ReasonMissing,
    SameWords,
    StageForbids,
    WindowClosed,
    WindowOpen,
)
from meetings.models import AgendaItem, Minutes
from tests import factories
from tests.meetings.minutes.steps import TEXT, asked, circulated, drafted, fresh, held, passages, tomorrow

pytestmark = pytest.mark.django_db


def past_the_window(meeting):
    yesterday = timezone.localdate() - datetime.timedelta(days=2)
    Minutes.objects.filter(meeting=meeting).update(corrections_until=yesterday)
    return fresh(meeting)


def test_only_a_meeting_that_was_held_begins_minutes():
    meeting = drafted()

    assert meeting.minutes.status == "draft"
    with pytest.raises(StageForbids):
        begin_minutes(fresh(meeting))


def test_those_who_attended_are_told_and_nobody_else():
    meeting = circulated()

    assert meeting.minutes.status == "circulated"
    told = Notice.objects.filter(kind="minutes_circulated")
    assert sorted(told.values_list("address", flat=True)) == ["alpha@example.org", "beta@example.org"]
    assert Entry.objects.get(act="minutes_circulated").content["corrections_until"] == tomorrow().isoformat()


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "vos corrections"), ("en", "your corrections"), ("ar", "تصويبات")]
)
def test_the_mail_holds_a_link_that_the_notice_does_not(language, words):
    meeting = drafted()
    person = meeting.attendances.get(mode="on_site").person
    person.language = language
    person.save()
    circulate(meeting, until=tomorrow(), by=None)
    notice = Notice.objects.get(address="alpha@example.org")

    subject, text, _unsubscribe = mail_of(notice, language=language)

    assert words in subject
    token = text.split("/reunions/corrections/")[1].split("/")[0]
    assert f"/{language}/reunions/corrections/" in text
    assert read_token(token) == (meeting.minutes, person)
    assert token not in str(notice.context)


def test_a_link_is_good_for_one_circulation_and_can_not_be_forged():
    meeting = circulated()
    person = meeting.attendances.get(mode="video").person
    token = token_of(meeting.minutes, person)

    assert read_token(token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    again = meeting.minutes.circulated_at + datetime.timedelta(days=1)
    Minutes.objects.filter(meeting=meeting).update(circulated_at=again)
    assert read_token(token) is None


@pytest.mark.parametrize("is_over", [False, True])
def test_more_time_is_given_also_once_the_last_day_has_passed(is_over):
    meeting = circulated()
    person = meeting.attendances.get(person__surname="ALPHA").person
    token = token_of(meeting.minutes, person)
    if is_over:
        meeting = past_the_window(meeting)
        with pytest.raises(WindowClosed):
            asked(meeting)
    before, until = meeting.minutes.corrections_until, tomorrow() + datetime.timedelta(days=5)

    prolong(meeting, until=until, by=None)

    meeting = fresh(meeting)
    assert meeting.minutes.corrections_until == until
    assert read_token(token) == (meeting.minutes, person)
    assert asked(meeting).status == "open"
    entry = Entry.objects.get(act="minutes_prolonged")
    assert entry.content == {
        "meeting": meeting.path,
        "before": before.isoformat(),
        "corrections_until": until.isoformat(),
    }
    told = Notice.objects.filter(kind="corrections_prolonged")
    assert sorted(told.values_list("address", flat=True)) == ["alpha@example.org", "beta@example.org"]


@pytest.mark.parametrize("days", [0, 200])
def test_more_time_is_later_than_the_last_day_and_not_too_far(days):
    meeting = circulated()

    with pytest.raises(NotLonger):
        prolong(meeting, until=tomorrow() + datetime.timedelta(days=days), by=None)


def test_more_time_is_not_in_the_past():
    meeting = past_the_window(circulated())

    with pytest.raises(NotLonger):
        prolong(meeting, until=timezone.localdate(), by=None)


def test_only_what_is_circulated_is_given_more_time():
    with pytest.raises(StageForbids):
        prolong(drafted(), until=tomorrow(), by=None)


@pytest.mark.parametrize(("language", "words"), [("fr", "délai prolongé"), ("en", "more time"), ("ar", "وقت إضافي")])
def test_the_mail_on_more_time_has_the_link_anew(language, words):
    meeting = circulated()
    person = meeting.attendances.get(mode="on_site").person
    person.language = language
    person.save()
    prolong(meeting, until=tomorrow() + datetime.timedelta(days=5), by=None)

    subject, text, _unsubscribe = mail_of(
        Notice.objects.get(address="alpha@example.org", kind="corrections_prolonged"), language=language
    )

    assert words in subject
    token = text.split("/reunions/corrections/")[1].split("/")[0]
    assert read_token(token) == (fresh(meeting).minutes, person)


@pytest.mark.parametrize("days", [0, 300])
def test_the_last_day_is_after_today_and_not_too_far(days):
    meeting = drafted()

    with pytest.raises(DayRefused):
        circulate(meeting, until=timezone.localdate() + datetime.timedelta(days=days), by=None)


def test_minutes_that_lack_something_needed_are_not_circulated():
    meeting = drafted()
    AgendaItem.objects.filter(meeting=meeting).update(text_fr="")

    with pytest.raises(MinutesLacking):
        circulate(meeting, until=tomorrow(), by=None)
    assert fresh(meeting).minutes.status == "draft"


def test_a_passage_is_quoted_with_what_stands_around_it():
    correction = asked(circulated())

    assert (correction.part, correction.quote, correction.language) == ("item", "posée à *tous*", "fr")
    assert correction.prefix.endswith("La deuxième question, ")
    assert correction.suffix.startswith(".\n\nLa troisième")


def test_someone_who_was_excused_or_not_there_asks_for_nothing():
    meeting = circulated()

    with pytest.raises(DidNotAttend):
        asked(meeting, by="GAMMA")
    passage = next(iter(passages(meeting).values()))
    with pytest.raises(DidNotAttend):
        ask_for_correction(meeting, passage, person=factories.PersonFactory(), quote=passage.quote, proposed="x")


def test_words_that_are_not_in_the_passage_or_the_same_are_refused():
    meeting = circulated()

    with pytest.raises(SameWords):
        asked(meeting, proposed="posée à *tous*")
    passage = passages(meeting)["La première question."]
    person = meeting.attendances.get(mode="video").person
    with pytest.raises(PassageGone):
        ask_for_correction(meeting, passage, person=person, quote="ailleurs", proposed="x")


def test_after_the_last_day_nothing_is_asked_for():
    meeting = past_the_window(circulated())

    with pytest.raises(WindowClosed):
        asked(meeting)


def test_an_accepted_correction_changes_the_text_and_keeps_what_came_of_it():
    correction = asked(circulated())
    text = TEXT.replace("posée à *tous*", "posée à toutes et à tous")

    accepted = accept(correction, text=text, read=TEXT, by=None)

    assert correction.item.__class__.objects.get(pk=correction.item_id).text_fr == text
    assert accepted.came_of == "La deuxième question, posée à toutes et à tous."
    assert Notice.objects.get(kind="correction_answered").address == "alpha@example.org"
    with pytest.raises(AlreadyDecided):
        accept(correction, text=TEXT, read=text, by=None)


def test_two_who_correct_one_text_do_not_undo_each_other():
    meeting = circulated()
    first, second = asked(meeting), asked(meeting, quote="La troisième", proposed="La dernière", by="BETA")
    accept(first, text=TEXT.replace("tous", "chacun"), read=TEXT, by=None)

    with pytest.raises(ChangedMeanwhile):
        accept(second, text=TEXT.replace("troisième", "dernière"), read=TEXT, by=None)


def test_declining_needs_a_reason():
    correction = asked(circulated())

    with pytest.raises(ReasonMissing):
        decline(correction, answer=" … ", by=None)
    assert decline(correction, answer="Les mots sont ceux de la séance.", by=None).status == "declined"


def test_silence_approves_once_the_window_has_passed_and_nothing_is_open():
    meeting = circulated()
    with pytest.raises(WindowOpen):
        approve_by_silence(meeting, by=None)
    correction = asked(meeting)
    meeting = past_the_window(meeting)
    with pytest.raises(CorrectionsOpen):
        approve_by_silence(meeting, by=None)
    decline(correction, answer="Non, pour une raison.", by=None)

    minutes = approve_by_silence(meeting, by=None)

    assert (minutes.status, minutes.approval) == ("approved", "silence")
    assert Entry.objects.get(act="minutes_approved").content["approval"] == "silence"


def test_a_meeting_that_was_only_planned_has_no_minutes_to_begin():
    with pytest.raises(StageForbids):
        begin_minutes(held(status="planned"))


def test_who_has_an_account_is_written_to_at_its_address_and_in_its_language():
    person = factories.PersonFactory(email="ancienne@example.org", language="fr")
    user = factories.UserFactory(person=person, language="ar")

    with_account = person.mail_address, person.mail_language
    user.is_active = False

    assert with_account == (user.email, "ar")
    assert (person.mail_address, person.mail_language) == ("ancienne@example.org", "fr")
