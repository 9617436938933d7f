"""Minutes on their way, step by step, as the tests of their life need them."""

import datetime

from django.urls import reverse
from django.utils import timezone

from meetings.domain.approving import approve_by_vote
from meetings.domain.circulating import begin_minutes, circulate
from meetings.domain.correcting import ask_for_correction
from meetings.domain.linking import token_of
from meetings.domain.sealing import seal
from meetings.models import Meeting, Minutes
from meetings.reading.passages import passages_of
from tests import factories
from tests.votes.steps import AGAINST, FOR, ballot, city, edition_of, end_on_record, opened

TEXT = "La première question.\n\nLa deuxième question, posée à *tous*.\n\nLa troisième."
HEADINGS = {"introduction": "i", "decisions": "d", "conclusion": "c", "attendance": "a"}


def held(**fields):
    """A meeting that was held: two people attended, one was excused, one item was discussed, one thing decided."""
    host = factories.MemberFactory()
    meeting = factories.MeetingFactory(host=host, **fields)
    factories.AgendaItemFactory(meeting=meeting, text_fr=TEXT)
    for name, mode in (("ALPHA", "on_site"), ("BETA", "video"), ("GAMMA", "excused")):
        person = factories.PersonFactory(surname=name, email=f"{name.lower()}@example.org")
        factories.AttendanceFactory(meeting=meeting, person=person, mode=mode)
    factories.DecisionFactory(meeting=meeting, item=meeting.agenda.get(), text_fr="Décider ensemble.")
    return meeting


def drafted(**fields):
    meeting = held(**fields)
    minutes = begin_minutes(meeting)
    minutes.introduction_fr = "Une introduction."
    minutes.save()
    return fresh(meeting)


def tomorrow():
    return timezone.localdate() + datetime.timedelta(days=2)


def circulated(**fields):
    meeting = drafted(**fields)
    circulate(meeting, until=tomorrow(), by=None)
    return fresh(meeting)


def approved(**fields):
    return approve(drafted(**fields))


def approve(meeting):
    """Its minutes approved by a vote, and circulated before where they were a draft."""
    if meeting.minutes.status == "draft":
        circulate(meeting, until=tomorrow(), by=None)
    approve_by_vote(
        meeting, on=timezone.localdate(), votes_for=12, votes_against=1, votes_abstaining=2, approved_in=None, by=None
    )
    return fresh(meeting)


def sealed(**fields):
    meeting = approved(**fields)
    seal(meeting, by=None)
    return fresh(meeting)


def fresh(meeting):
    return Meeting.objects.select_related("commission", "host", "minutes").get(pk=meeting.pk)


def passages(meeting):
    """Every passage of the draft, by its words."""
    sections = passages_of(meeting, meeting.minutes, "fr", words=HEADINGS)
    return {one.quote: one for section in sections for one in section.passages}


def asked(meeting, quote="posée à *tous*", proposed="posée à toutes et tous", by="ALPHA"):
    """A correction that someone who attended asks for."""
    passage = next(one for words, one in passages(meeting).items() if quote in words)
    person = meeting.attendances.get(person__surname=by).person
    return ask_for_correction(meeting, passage, person=person, quote=quote, proposed=proposed)


def voted_on_the_portal(*keys, meeting=None):
    """A round of three cities on these principles that is over: (its Round, the Meeting whose item it is linked with).

    Ville A is for and says why, Ville B is against, Ville C casts nothing.
    """
    for letter in "abc":
        city(letter, name_fr=f"Ville {letter.upper()}")
    vote = opened(edition_of(*keys))
    ballot(vote, "ville-exemple-a", FOR, statement="Le temps est venu.")
    ballot(vote, "ville-exemple-b", AGAINST)
    item = factories.AgendaItemFactory(**({"meeting": meeting} if meeting else {}))
    item.rounds.add(vote)
    return end_on_record(vote), fresh(item.meeting)


def at(name, meeting, *more):
    """The address of a page of a meeting."""
    return reverse(f"meetings:{name}", args=[meeting.commission.slug, meeting.number, *more])


def link(meeting, name="ALPHA"):
    """The address by which someone who attended asks for corrections."""
    person = meeting.attendances.get(person__surname=name).person
    return reverse("meetings:corrections", args=[token_of(meeting.minutes, person)])


def summarised():
    """A meeting with minutes that anyone may read."""
    meeting = factories.MeetingFactory(number=11, commission__name_fr="Commission d'exemple")
    source = "D'après le compte rendu publié."
    factories.MinutesFactory(meeting=meeting, status=Minutes.Status.SUMMARY, source_note_fr=source)
    return meeting
