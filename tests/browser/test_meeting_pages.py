"""Every page of the desk of a meeting and of a city's meetings: accessible, and no wider than a phone."""

import pytest

from .checks import assert_accessible, assert_no_sideways_scroll, at_each_width, refused_by_csp
from .portal import Portal
from .test_workspace import enter

INVENT = """
from django.utils import timezone
from meetings.domain.inventing_sitting import invent_sitting
from meetings.domain.linking import token_of
from meetings.models import Meeting, Minutes
invent_sitting(at=timezone.now())
path = lambda **facts: Meeting.objects.filter(**facts).order_by("pk").last()
sitting, convened = path(status="in_session"), path(status="convened")
minutes = Minutes.objects.get(status="circulated")
print(sitting.number, sitting.agenda.first().pk, sitting.attendances.first().pk, sitting.hand_votes.first().pk)
print(convened.number, convened.invitees.first().pk)
print(minutes.meeting.number, minutes.corrections.filter(status="open").first().pk)
print(token_of(minutes, minutes.meeting.attendances.order_by("position").last().person))
"""
OF_A_SITTING = (
    *("", "documents/", "decisions/", "seance/", "seance/ouvrir/", "seance/lever/", "seance/presences/"),
    *("seance/presences/ajouter/", "seance/presences/{row}/", "seance/points/{item}/decision/"),
    *("seance/points/{item}/vote/", "seance/votes/{vote}/", "seance/points/{item}/photographie/"),
    "seance/points/{item}/intervenants/",
)
OF_A_CONVOCATION = (
    *("", "invitations/", "invitations/ajouter/", "invitations/{invitee}/", "modifications/", "annuler/"),
    "propositions/",
)
OF_MINUTES = (
    *("compte-rendu/", "compte-rendu/corrections/{correction}/", "compte-rendu/approuver/"),
    *("compte-rendu/approuver-par-vote/", "compte-rendu/prolonger/"),
)


@pytest.fixture(scope="module")
def portal(tmp_path_factory, invented):
    portal = Portal(tmp_path_factory.mktemp("meetings"), invented)
    portal.start()
    words = portal.manage("shell", "--no-imports", "-c", INVENT).split()
    names = ("sitting", "item", "row", "vote", "convened", "invitee", "circulated", "correction", "token")
    portal.made = dict(zip(names, words, strict=True))
    yield portal
    portal.stop()


def _visit(page, address):
    answer = page.goto(address)
    assert answer.status == 200, address
    for _width in at_each_width(page):
        assert_no_sideways_scroll(page)
    assert_accessible(page)


@pytest.mark.parametrize(
    ("meeting", "places"),
    [("sitting", OF_A_SITTING), ("convened", OF_A_CONVOCATION), ("circulated", OF_MINUTES)],
    ids=["sitting", "convocation", "minutes"],
)
def test_pages_of_the_desk(portal, sign_in, meeting, places):
    page, made = sign_in("secretariat"), portal.made
    heard = refused_by_csp(page)

    for place in places:
        _visit(page, f"{portal.url}/fr/reunions/villes-innovantes/{made[meeting]}/secretariat/{place.format(**made)}")
    _visit(page, f"{portal.url}/ar/reunions/villes-innovantes/{made[meeting]}/secretariat/{places[1].format(**made)}")

    assert heard == []


def test_pages_of_a_city_and_of_who_has_a_link(portal, page):
    enter(portal, page, "deleguee.a")
    made, own = portal.made, f"{portal.url}/fr/espace/ville-exemple-a/reunions/"
    of_meeting = f"{own}villes-innovantes/{made['convened']}/"

    for address in (own, of_meeting, f"{of_meeting}ajouter/", f"{of_meeting}proposer/"):
        _visit(page, address)
    _visit(page, f"{portal.url}/ar/reunions/corrections/{made['token']}/")
    page.context.clear_cookies()
    _visit(page, f"{portal.url}/fr/reunions/villes-innovantes/{made['convened']}/")
