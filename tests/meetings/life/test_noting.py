"""What is written down while a sitting lasts: texts by several people, decisions, votes by hand, who spoke."""

import datetime

import pytest
from django.utils import timezone

from charters.domain.tallying import Choice, Outcome
from meetings.domain.attending import rewrite_spans
from meetings.domain.deciding import change_decision, note_decision
from meetings.domain.hands import note_hand_vote, outcome_of
from meetings.domain.noting import note_text, set_speakers
from meetings.exceptions import CountsDiffer, NotEntitled, StageForbids, TextClash
from meetings.models import AgendaItem
from meetings.reading.session import agenda_noted, insertables
from tests import factories

from .steps import MINUTE, in_session, listed, planned, stored, there

pytestmark = pytest.mark.django_db


def test_two_people_write_at_two_places_of_one_text():
    item = in_session().agenda.get(position=2)

    note_text(item, text="Un premier mot.\n\nLa séance reprend.", version=item.version)
    noted = note_text(item, text="Un tout premier mot.", version=item.version)

    assert noted.is_merged
    assert noted.text == "Un tout premier mot.\n\nLa séance reprend."
    assert AgendaItem.objects.get(pk=item.pk).text_fr == noted.text


def test_two_people_who_write_at_one_place_lose_nothing():
    item = in_session().agenda.get(position=2)
    note_text(item, text="Un second mot.", version=item.version)

    with pytest.raises(TextClash) as clash:
        note_text(item, text="Un autre mot.", version=item.version)

    assert clash.value.theirs == AgendaItem.objects.get(pk=item.pk).text_fr == "Un second mot."


def test_words_typed_over_what_was_sent_are_no_clash_with_oneself():
    item = in_session().agenda.get(position=2)
    sent = note_text(item, text="Un premier mot. Puis", version=item.version)
    note_text(item, text="En tête. Un premier mot. Puis", version=sent.version)

    noted = note_text(item, text="Un premier mot. Puis la suite.", version=item.version, base="Un premier mot. Puis")

    assert noted.text == "En tête. Un premier mot. Puis la suite."


def test_a_list_in_a_list_keeps_its_form():
    item = in_session().agenda.get(position=2)

    assert note_text(item, text="- un\r\n  - deux  \n\n", version=item.version).text == "- un\n  - deux"


@pytest.mark.parametrize("status", ["approved", "sealed"])
def test_what_is_approved_is_written_no_more(status):
    item = factories.AgendaItemFactory(meeting__status="held")
    factories.MinutesFactory(meeting=item.meeting, status=status)

    with pytest.raises(StageForbids):
        note_text(item, text="Autre chose.", version=item.version)
    with pytest.raises(StageForbids):
        note_decision(item, text="Une décision.")


def test_decisions_are_numbered_within_their_meeting():
    meeting = in_session()
    city = factories.MemberFactory()
    first, second = meeting.agenda.order_by("position")

    note_decision(second, text="Publier un guide.", owner="Nantes", members=[city])
    decision = note_decision(first, text="Se revoir.")
    changed = change_decision(decision, text="Se revoir en juin.", owner="", due_on=None, members=[])

    assert list(meeting.decisions.values_list("number", "text_fr")) == [
        (1, "Publier un guide."),
        (2, "Se revoir en juin."),
    ]
    assert changed.version == 1


def test_a_vote_by_hand_counts_proxies_and_keeps_what_each_city_said():
    meeting, now = in_session(), timezone.now()
    here = there(meeting, at=now - MINUTE)
    far = listed(meeting, "represented", represented_by=here.person)
    item = meeting.agenda.get(position=2)

    vote = note_hand_vote(
        item,
        question="Tenir la prochaine réunion à Kindia ?",
        majority="simple",
        taken_at=now,
        choices={here.member_id: Choice.FOR, far.member_id: Choice.ABSTENTION},
    )

    assert (vote.entitled, vote.in_favour, vote.against, vote.abstaining) == (2, 1, 0, 1)
    assert outcome_of(vote).outcome == Outcome.CARRIED
    holders = dict(vote.choices.values_list("member", "holder"))
    assert holders == {here.member_id: None, far.member_id: here.person_id}
    with pytest.raises(NotEntitled):
        note_hand_vote(item, question="?", majority="simple", taken_at=now, choices={0: Choice.FOR})
    with pytest.raises(CountsDiffer):
        note_hand_vote(item, question="?", majority="simple", taken_at=now, counts=(2, 1, 0))


def test_the_minutes_are_helped_by_sentences_in_french():
    meeting, now = in_session(time_zone="Africa/Conakry"), timezone.now()
    nine = now.replace(hour=9, minute=0, second=0, microsecond=0)
    person = factories.PersonFactory(surname="CAMARA", given_name="Aïssata", civility="mme")
    late = listed(meeting, person=person)
    rewrite_spans(late, [("on_site", nine + 72 * MINUTE, nine + 90 * MINUTE)])
    item = meeting.agenda.get(position=2)
    AgendaItem.objects.filter(pk=item.pk).update(began_at=nine, ended_at=nine + 120 * MINUTE)
    vote = note_hand_vote(
        item, question="Se revoir en juin", majority="simple", taken_at=nine + 80 * MINUTE, counts=(1, 0, 0)
    )
    note_decision(item, text="Se revoir en juin.", owner="Nantes", due_on=datetime.date(2027, 6, 1))

    facts = agenda_noted(stored(meeting))[1].facts

    assert vote.entitled == 1
    assert facts == [
        "Mme Aïssata CAMARA arrive à 10 h 12.",
        "Mme Aïssata CAMARA quitte la séance à 10 h 30.",
        "« Se revoir en juin » : adopté à l'unanimité, par 1 voix pour.",
        "Décision n° 1 : Se revoir en juin (Nantes, au plus tard le 1er juin 2027).",
    ]


def test_who_spoke_keeps_the_title_of_the_day():
    meeting = in_session()
    first, second = listed(meeting, title="maire"), listed(meeting, title="échevine")
    item = meeting.agenda.get(position=1)

    set_speakers(item, [second])
    set_speakers(item, [first, second])

    assert list(item.interventions.values_list("person", "title")) == [
        (second.person_id, "échevine"),
        (first.person_id, "maire"),
    ]


def test_what_can_be_inserted_names_people_as_prose_does():
    meeting = planned()
    person = factories.PersonFactory(surname="CAMARA", given_name="Aïssata", civility="mme")
    row = listed(meeting, person=person, title="maire")

    assert f"Mme Aïssata CAMARA, maire ({row.member.name_fr})" in insertables(stored(meeting)).values()
