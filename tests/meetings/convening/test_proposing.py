import pytest
from django.urls import reverse

from meetings.domain.proposing import accept, decline, propose, withdraw
from meetings.exceptions import ProposalDecided, ReasonMissing, StageForbids, TooManyProposed
from meetings.models import AgendaProposal
from tests import factories

from .steps import convened, mails, ready

pytestmark = pytest.mark.django_db

WORDS = {"title": "Une clause type", "why": "Elle manque.", "minutes_wished": 20, "language": "fr", "by": None}


def test_an_accepted_proposal_is_the_last_item_and_names_its_city(client):
    meeting, _invitees = convened()
    member = factories.MemberFactory(name_fr="Ville-Exemple A")
    proposal = propose(meeting=meeting, member=member, **WORDS | {"title": "بند نموذجي", "language": "ar"})

    decided = accept(proposal, title_fr="Une clause type", kind="discussion", minutes=15)

    item = decided.item
    assert (meeting.agenda.last(), item.kind, item.minutes_planned) == (item, "discussion", 15)
    assert (item.title_fr, item.title_ar) == ("Une clause type", "بند نموذجي")
    page = client.get(meeting.get_absolute_url()).text
    assert "proposé par Ville-Exemple A" in page
    assert "ajouté après la convocation" in page
    with pytest.raises(ProposalDecided):
        decline(proposal, reason="Trop tard")


def test_the_city_is_told_what_was_decided_and_why():
    mandate = factories.MandateFactory()
    account = factories.UserFactory(person=mandate.person, language="fr")
    proposal = propose(meeting=ready(), member=mandate.member, **WORDS)

    with pytest.raises(ReasonMissing):
        decline(proposal, reason=" ")
    decline(proposal, reason="Un autre point en traite.")

    body = mails()[account.email].body
    assert "Une clause type" in body
    assert "Un autre point en traite." in body


def test_what_is_decided_or_too_much_is_refused():
    meeting, member = ready(), factories.MemberFactory()
    waiting = [propose(meeting=meeting, member=member, **WORDS | {"title": f"Un point {n}"}) for n in range(10)]
    with pytest.raises(TooManyProposed):
        propose(meeting=meeting, member=member, **WORDS)

    withdraw(waiting[0])

    with pytest.raises(ProposalDecided):
        accept(waiting[0], title_fr="x", kind="vote", minutes=None)
    with pytest.raises(StageForbids):
        propose(meeting=factories.MeetingFactory(status="held"), member=member, **WORDS)


def test_a_contributor_proposes_and_the_secretariat_decides(client_of):
    meeting, client = ready(), client_of("city")
    mandate = factories.MandateFactory(person=client.user.person, kind="contributor")
    place = [meeting.commission.slug, meeting.number]
    address = reverse("meetings:own_propose", args=[mandate.member.slug, *place])

    refused = client.post(address, {"title": "À garder", "why": "", "language": "fr"}).text
    assert 'href="#id_why"' in refused
    assert "À garder" in refused
    page = client.post(address, {"title": "Une clause", "why": "Elle manque.", "language": "fr"}, follow=True).text
    assert "Une clause" in page

    proposal, secretary = AgendaProposal.objects.get(), client_of("secretariat")
    assert "1 attend" in secretary.get(reverse("meetings:desk", args=place)).text
    desk = reverse("meetings:proposal", args=[*place, proposal.pk])
    assert 'href="#id_reason"' in secretary.post(desk, {"decision": "decline", "reason": ""}).text
    secretary.post(desk, {"decision": "accept", "title_fr": "Une clause", "kind": "discussion"})
    proposal.refresh_from_db()
    assert (proposal.status, proposal.item.title_fr) == ("accepted", "Une clause")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_of_any_number(client_of, django_assert_num_queries, rows):
    meeting = ready()
    for _ in range(rows):
        propose(meeting=meeting, member=factories.MemberFactory(), **WORDS)
    secretary = client_of("secretariat")

    with django_assert_num_queries(5):
        secretary.get(reverse("meetings:proposals", args=[meeting.commission.slug, meeting.number]))
