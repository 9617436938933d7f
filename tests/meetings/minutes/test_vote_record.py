"""The record of the votes of a meeting: what was counted in the room, and what the cities said on the portal."""

import pytest
from django.conf import settings
from django.utils import timezone

from charter_portal.register.models import Entry
from charters.votes.domain.certifying import certify
from charters.votes.domain.moving import annul
from meetings.documents.kinds import KINDS, manuscript_of
from meetings.exceptions import NothingToPrint
from meetings.models import HandChoice, HandVote
from tests import factories
from tests.portal.pdf.reading import attachments, failures, text
from tests.votes.steps import AGAINST, FOR, ballot, city, edition_of, opened, prepared

from .steps import fresh, voted_on_the_portal

pytestmark = pytest.mark.django_db


def joined(said):
    return "".join(said.split()).replace("\u202f", "").replace("\xa0", "")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_it_repeats_the_roll_call_of_a_vote_on_the_portal_with_its_act_and_its_address(language):
    vote, meeting = voted_on_the_portal("sobriete", "algorithmes")
    vote = certify(vote, by=None)

    pdf = manuscript_of("vote-record", meeting, language).printed()

    certificate = Entry.objects.get(act="round_certified")
    said = text(pdf)
    assert failures(pdf) == []
    assert said.count("Le temps est venu.") == 2
    assert settings.PUBLIC_URL + f"/{language}/votes/{vote.number}/" in joined(said)
    if language == "fr":
        for words in ("Pour(1)VilleA", "Contre(1)VilleB", "Pasdebulletin(1)VilleC"):
            assert joined(said).count(words) == 2
        assert f"Acten°{certificate.number}," in joined(said)
        lines = attachments(pdf)[f"appel-nominal-{vote.number}.csv"].decode().splitlines()
        assert len(lines) == 1 + 2 * 3


def test_it_tells_no_choice_before_the_end():
    city("a", name_fr="Ville A")
    vote = opened(edition_of("sobriete"))
    ballot(vote, "ville-exemple-a", FOR, statement="Le temps est venu.")
    item = factories.AgendaItemFactory()
    item.rounds.add(vote)

    manuscript = manuscript_of("vote-record", fresh(item.meeting), "fr")

    assert "Le temps est venu." not in manuscript.html
    assert "Ville A" not in manuscript.html
    assert manuscript.attachments == ()
    assert "Ce vote n'est pas terminé" in manuscript.html.replace("&#x27;", "'")


def test_a_vote_that_was_annulled_says_so_and_is_not_waited_for():
    vote, meeting = voted_on_the_portal("sobriete")
    annul(vote, reason="Une erreur.", by=None)

    manuscript = manuscript_of("vote-record", meeting, "fr")

    assert "il ne décide de rien" in manuscript.html
    assert not any("certifié" in lack for lack in KINDS["vote-record"].lacks(meeting))


def test_a_vote_that_is_only_being_prepared_is_not_printed():
    item = factories.AgendaItemFactory()
    item.rounds.add(prepared(edition_of("sobriete")))

    with pytest.raises(NothingToPrint):
        manuscript_of("vote-record", fresh(item.meeting), "fr")


def test_a_vote_under_two_items_is_printed_once():
    vote, meeting = voted_on_the_portal("sobriete")
    factories.AgendaItemFactory(meeting=meeting).rounds.add(vote)

    assert manuscript_of("vote-record", meeting, "fr").html.count("Le temps est venu.") == 1


def test_a_roll_call_by_hand_stands_by_choice_and_names_who_voted_by_proxy():
    meeting = factories.MeetingFactory()
    holder = factories.PersonFactory(surname="EXEMPLE", given_name="Ada")
    vote = HandVote.objects.create(
        meeting=meeting,
        number=1,
        question_fr="Faut-il continuer ?",
        taken_at=timezone.now(),
        entitled=3,
        in_favour=2,
        against=1,
        abstaining=0,
    )
    for name, choice, by in (("Ville B", FOR, holder), ("Ville A", FOR, None), ("Ville C", AGAINST, None)):
        member = factories.MemberFactory(name_fr=name)
        HandChoice.objects.create(vote=vote, member=member, choice=choice, holder=by)

    said = joined(text(manuscript_of("vote-record", fresh(meeting), "fr").printed()))

    assert "Pour(2)VilleA,VilleB(parpouvoirdonnéàAdaEXEMPLE)Contre(1)VilleC" in said


@pytest.mark.parametrize("keys", [("sobriete",), ("sobriete", "algorithmes", "donnees")])
def test_it_asks_the_same_of_any_number_of_questions_and_cities(django_assert_max_num_queries, keys):
    vote, meeting = voted_on_the_portal(*keys)
    certify(vote, by=None)

    with django_assert_max_num_queries(13):  # one of them on PostgreSQL alone, whose clock is asked
        manuscript_of("vote-record", meeting, "fr")
