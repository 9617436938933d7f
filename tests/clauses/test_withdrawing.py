"""A clause withdrawn from the library: its page stays and says so, and no new use of it begins."""

import pytest
from django.db import Error, transaction
from django.utils import timezone

from charter_portal.notices.models import Notice
from charters.clauses.domain.publishing import draft_next_version, publish_version
from charters.clauses.domain.recording import publish_stage
from charters.clauses.domain.withdrawing import withdraw_clause
from charters.clauses.exceptions import ClauseWithdrawn, NothingPublished, ReplacementNotPossible
from charters.clauses.models import Clause
from charters.clauses.searching import clauses
from charters.exceptions import ReasonMissing
from tests.factories import ClauseVersionFactory, MandateFactory, MemberFactory
from tests.html import errors
from tests.portal.posting import text_of

from .steps import begun, further, leader, published, used

pytestmark = pytest.mark.django_db
REASON = "La loi a changé."


@pytest.fixture
def version():
    return published("remise")


@pytest.fixture
def other():
    return published("reprise", title_fr="Reprise des données")


@pytest.fixture
def city():
    return MemberFactory(slug="ville-exemple-a")


def withdrawn(version, *, by=None, **more):
    return withdraw_clause(version.clause, reason=REASON, by=by, at=timezone.now(), **more)


def test_its_page_stays_and_says_why_and_what_replaces_it(version, other, client):
    withdrawn(version, replaced_by=other.clause)

    page = client.get("/fr/clauses/remise/")
    for words in ("retirée de la bibliothèque", REASON, "remplacée par", "Reprise des données"):
        assert words in text_of(page)
    assert "Ma ville l'utilise" not in text_of(page)
    assert errors(page.text) == []
    assert "Retirées de la bibliothèque" in text_of(client.get("/fr/clauses/"))
    assert REASON in client.get("/fr/clauses/remise/versions/1/clause.txt").getvalue().decode()
    assert [one.address for one in clauses()] == ["/fr/clauses/reprise/"]


def test_no_new_use_begins_and_those_there_are_go_on(version, city):
    told, use = leader(city), used(city, version)
    draft = begun(city, version)

    withdrawn(version)

    further(use)
    for refused in (
        lambda: begun(city, version),
        lambda: publish_stage(draft, version=draft.version, by=None, at=timezone.now()),
        lambda: draft_next_version(version.clause),
    ):
        with pytest.raises(ClauseWithdrawn):
            refused()
    assert [notice.recipient for notice in Notice.objects.filter(kind="clause_withdrawn")] == [told]


def test_a_city_is_told_on_the_form_and_loses_nothing(version, other, city, client_of):
    client = client_of("city")
    MandateFactory(person=client.user.person, member=city, kind="delegate")
    draft = begun(city, version, lesson="À garder.")
    withdrawn(version)

    sent = {"clause": version.pk, "kind": "trial", "lesson": "À garder.", "offers": "unknown", "version": draft.version}
    page = client.post(f"/fr/espace/ville-exemple-a/clauses/{draft.pk}/modifier/", sent)

    assert list(page.context["form"].errors) == ["clause"]
    assert "À garder." in page.text
    chosen = client.get("/fr/espace/ville-exemple-a/clauses/ajouter/").context["form"].fields["clause"].choices
    assert [value for value, _name in chosen] == ["", str(other.pk)]
    assert client.get("/fr/clauses/remise/utiliser/").status_code == 404


def test_it_is_an_act_that_stays(version, other):
    clause = withdrawn(version, replaced_by=other.clause)

    assert (clause.withdrawal.act, clause.withdrawal.subject) == ("clause_withdrawn", "clauses/remise")
    assert clause.withdrawal.content["replaced_by"] == "reprise"
    with pytest.raises(ClauseWithdrawn):
        withdrawn(version)
    for change in ({"withdrawn_reason": "Autre."}, {"withdrawn_at": None}, {"replaced_by": None}):
        with pytest.raises(Error), transaction.atomic():
            Clause.objects.filter(pk=clause.pk).update(**change)


def test_it_needs_a_reason_and_a_replacement_that_can_be_used(version, other):
    draft = ClauseVersionFactory()
    with pytest.raises(ReasonMissing):
        withdraw_clause(version.clause, reason=" … ", by=None, at=timezone.now())
    with pytest.raises(NothingPublished):
        withdrawn(draft)
    for wrong in (version.clause, draft.clause):
        with pytest.raises(ReplacementNotPossible):
            withdrawn(version, replaced_by=wrong)
    begun_version = draft_next_version(version.clause)
    withdrawn(version)
    with pytest.raises(ClauseWithdrawn):
        publish_version(begun_version, by=None)


def test_the_commission_does_it_on_a_page_and_the_secretariat_does_not(version, other, client_of):
    staff, address = client_of("commission-staff"), f"/fr/admin/clauses/clause/{version.clause_id}/withdraw/"
    assert address in staff.get(f"/fr/admin/clauses/clause/{version.clause_id}/change/").text
    assert client_of("secretariat").get(address).status_code == 403
    assert "#id_reason" in staff.post(address, {"version": version.clause.version, "reason": ""}).text

    sent = {"version": version.clause.version, "reason": REASON, "replaced_by": other.clause_id}
    staff.post(address, sent)

    clause = Clause.objects.get(pk=version.clause_id)
    assert (clause.withdrawn_reason, clause.replaced_by) == (REASON, other.clause)
    assert staff.get(address).status_code == 404
