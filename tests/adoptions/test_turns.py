"""Turns that an adoption takes, on the pages on which its city and everyone read them."""

import datetime

import pytest
from django.utils import timezone

from charters.adoptions.domain.preparing import Said
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import put_to_vote, record_outcome
from members.models import Succession
from tests.adoptions.steps import city, edition_in_force, today, verified
from tests.factories import MemberFactory
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db
OWN = "/fr/espace/ville-exemple-a/adoption/"
PAGE = "/fr/villes/ville-exemple-a/"


@pytest.fixture
def edition():
    return edition_in_force("ouverture", "sobriete")


def test_a_city_that_merged_keeps_its_decision_as_past_and_leaves_the_other_none(client, edition):
    old, user = city()
    new = MemberFactory(slug="ville-exemple-b")
    verified(old, edition, {"sobriete": Said("provision", "Avec l'agglomération.")})
    Succession.objects.create(predecessor=old, successor=new, on=today())
    old.left_on = today()
    old.save()

    told = text_of(client.get(PAGE))
    assert "Décision du 2 mars 2026 sur l'édition" in told
    assert "Avec l'agglomération." not in told
    assert new.name in told
    assert "Avec l'agglomération." not in text_of(client.get("/fr/villes/ville-exemple-b/"))
    holders = client.get("/fr/principes/sobriete/adoption/").text
    assert "ville-exemple-a" not in holders
    assert "ville-exemple-b" not in holders
    client.force_login(user)
    assert client.get(OWN).status_code == 404


def test_an_edition_that_is_rejected_asks_nothing_of_a_city(client, edition):
    member, user = city()
    verified(member, edition)
    draft = draft_next_edition(edition, number="2.0", by=None)
    put_to_vote(draft, by=None, on=today())
    record_outcome(draft, is_carried=False, decided_on=today(), by=None, on=today())
    client.force_login(user)

    page = client.get(OWN)

    assert (page.context["edition"], page.context["to_confirm"], page.context["asked"]) == (edition, [], [])
    assert "to_confirm" not in client.get("/fr/espace/ville-exemple-a/").text
    assert "À confirmer" not in text_of(client.get(PAGE))


def test_a_reservation_that_is_lifted_is_read_no_more_and_stays_on_record(client, edition):
    member, _user = city()
    first = verified(member, edition, {"sobriete": Said("reservation", "Faute de moyens.")})
    assert "Faute de moyens." in text_of(client.get(PAGE))

    verified(member, edition, {"sobriete": "adopted"}, number="2026-40", decided_on=datetime.date(2026, 6, 1))

    told = text_of(client.get(PAGE))
    assert "Faute de moyens." not in told
    assert "2026-40" in told
    assert "2026-17" in told
    before = client.get("/fr/principes/sobriete/adoption/?date=2026-05-31")
    assert "Faute de moyens." in text_of(before)
    assert "Faute de moyens." not in text_of(client.get("/fr/principes/sobriete/adoption/"))
    assert first.acts.filter(on__lte=timezone.localdate()).exists()
