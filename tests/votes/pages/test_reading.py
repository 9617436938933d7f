"""What the people of a city read of its votes: those who lead all of it, the others that and when it voted."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from charters.domain.drafting import draft_next_edition
from charters.votes.domain.casting import save_draft
from charters.votes.domain.clock import database_now
from charters.votes.domain.moving import annul, prolong
from tests.charters.amending_steps import consultation, submitted
from tests.charters.steps import changed
from tests.factories import MemberFactory
from tests.html import errors

from ..steps import ballot, city, edition_of, end, move_to, opened, put_in_force
from .steps import AGAINST, FOR, address, typed

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
WHY = "Parce que nos services le font déjà."
WORKSPACE = reverse("workspace", args=["ville-exemple-a"])


@pytest.fixture
def cast(vote):
    return ballot(vote, "ville-exemple-a", FOR, AGAINST, statement=WHY)


@pytest.mark.parametrize("kind", ["contributor", "observer"])
def test_those_who_do_not_lead_see_that_and_when_and_not_what(as_kind, vote, cast, elector, kind):
    save_draft(elector, choices=[{"choice": FOR, "statement": WHY}] * 2, version=0, by=None)
    client = as_kind(kind)

    for page in (address("own_list"), address("own", vote.number), address("receipt", vote.number, 1), WORKSPACE):
        response = client.get(page)
        assert response.status_code == 200
        assert WHY not in response.text
        assert "Contre" not in response.text
    receipt = client.get(address("receipt", vote.number, 1))
    assert (receipt.context["made"], receipt.context["ballot"]) == (None, cast)
    assert cast.hash in receipt.text
    for page in ("ballot", "review"):
        assert client.get(address(page, vote.number)).status_code == 403
    assert client.post(address("cast", vote.number)).status_code == 403
    assert client.get(WORKSPACE).context["workspace"].drafts == []


def test_after_the_end_they_see_it_too(as_kind, vote, cast):
    end(vote)

    receipt = as_kind("observer").get(address("receipt", vote.number, 1))

    assert [made.choice for made in receipt.context["made"]] == [FOR, AGAINST]


def test_of_a_vote_annulled_before_its_end_only_those_who_lead_see_their_own(as_kind, delegate, vote, cast):
    annul(vote, reason="Une erreur de texte.", by=None)

    page = address("receipt", vote.number, 1)

    assert as_kind("observer").get(page).context["made"] is None
    assert delegate.get(page).context["made"][0].statement == WHY


def test_another_citys_people_and_the_team_find_nothing(as_kind, client_of, vote, cast):
    clients = [as_kind("delegate", MemberFactory()), *map(client_of, ("commission-staff", "secretariat"))]
    clients.append(client_of("administrator"))

    for client in clients:
        for page in ("own", "ballot", "review"):
            assert client.get(address(page, vote.number)).status_code == 404
        assert client.get(address("receipt", vote.number, 1)).status_code == 404
        assert client.post(address("cast", vote.number)).status_code == 404


def test_a_city_that_is_not_on_the_roll_is_told_so(as_kind, vote):
    late = MemberFactory(slug="ville-exemple-z", has_voting_right=True)
    client = as_kind("delegate", late)

    page = client.get(reverse("votes:own", args=[late.slug, vote.number]))

    assert (page.status_code, page.context["elector"]) == (200, None)
    form = client.get(reverse("votes:ballot", args=[late.slug, vote.number]))
    assert form.url == reverse("votes:own", args=[late.slug, vote.number])


def test_a_round_that_is_not_opened_and_an_absent_receipt_are_not_there(delegate, vote):
    assert delegate.get(address("own", vote.number + 1)).status_code == 404
    assert delegate.get(address("receipt", vote.number, 1)).status_code == 404


def test_from_the_public_page_one_comes_to_the_form_of_ones_city(delegate, vote):
    there = reverse("votes:choose_city", args=[vote.number])

    assert delegate.get(there).url == address("ballot", vote.number)
    assert Client().get(there).url == f"{reverse('account_login')}?next={there}"


def test_the_list_has_what_waits_first_then_what_is_under_way_coming_and_past(delegate, vote, cast):
    charters = iter("bcd")

    def another(**fields):
        return opened(edition_of("acces", charter__slug=f"autre-{next(charters)}"), **fields)

    coming = move_to(another(), opens_in=DAY, closes_in=2 * DAY)
    waiting, past = another(), end(another())

    lines = delegate.get(address("own_list")).context["lines"].object_list

    assert [line.vote for line in lines] == [waiting, vote, coming, past]
    assert [line.count for line in lines] == [0, 1, 0, 0]
    assert [line.is_waiting for line in lines] == [True, False, False, False]


@pytest.mark.parametrize("kind", ["delegate", "observer"])
def test_every_page_is_valid_html(as_kind, vote, cast, kind):
    client = as_kind(kind)
    pages = [address("own_list"), address("own", vote.number), address("receipt", vote.number, 1), WORKSPACE]
    if kind == "delegate":
        client.post(address("ballot", vote.number), typed(FOR, "", seen=1, act="save"))
        pages += [address("ballot", vote.number), address("review", vote.number)]

    found = {page: errors(client.get(page).text) for page in pages}
    if kind == "delegate":
        found |= {
            number: errors(client.post(address(page, vote.number), typed(*made, act="review")).text)
            for number, (page, made) in enumerate([("ballot", (FOR, "")), ("ballot", (FOR, FOR)), ("cast", (FOR, FOR))])
        }

    assert found == {key: [] for key in found}


def test_an_empty_list_names_what_comes_next(as_kind, member):
    assert "Rien n'a encore été mis au vote" in as_kind("observer").get(address("own_list")).text


def test_before_the_vote_begins_the_texts_are_there_and_no_form(delegate, vote):
    vote = move_to(vote, opens_in=DAY, closes_in=2 * DAY)

    page = delegate.get(address("own", vote.number))

    assert len(page.context["asked"]) == 2
    assert address("ballot", vote.number) not in page.text
    assert delegate.get(address("ballot", vote.number)).url == address("own", vote.number)


def test_of_a_later_edition_each_question_shows_what_changes_against_the_wording_in_force(delegate, member):
    shared = edition_of("sobriete", "algorithmes", "acces", charter__kind="shared", number="1.0")
    first = put_in_force(annul(opened(shared), reason="Pour l'exemple.", by=None).edition)
    draft = draft_next_edition(first, number="2.0", by=None)
    articles = {article.revision.principle.key: article for article in draft.articles.all()}
    old = articles["algorithmes"].revision
    changed(old, "substantive", statement_fr="Un tout autre texte.\n\nUn second paragraphe.", title_fr="Autrement")
    articles["acces"].delete()

    page = delegate.get(address("own", opened(draft).number))

    change, withdrawal = page.context["asked"]
    assert (change.is_against_in_force, change.old_number, change.kind) == (True, old.number, "principle")
    assert change.compared[0].is_changed
    assert change.comparison == reverse("charters:compare_principle", args=["algorithmes", old.number, "2.0"])
    assert (withdrawal.kind, withdrawal.compared) == ("withdrawal", [])
    assert "<ins>" in page.text
    for link in (change.comparison, change.address, withdrawal.address):
        assert Client().get(link).status_code == 200


def test_an_edition_as_a_whole_and_an_amendment_are_read_too(delegate, member):
    whole = opened(edition_of("sobriete"), mode="en_bloc")
    edition = consultation()
    amendment = submitted(edition, language="ar")
    amended = opened(edition, mode="amendment", amendment=submitted(edition))

    for vote, kind in ((whole, "edition"), (amended, "amendment")):
        page = delegate.get(address("ballot", vote.number))
        assert [one.kind for one in page.context["form"].asked] == [kind]
        assert Client().get(page.context["form"].asked[0].address).status_code == 200
    assert amendment.number == 1


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_french_text_is_at_hand_in_every_language(delegate, vote, language):
    page = delegate.get(address("ballot", vote.number).replace("/fr/", f"/{language}/"))

    one = page.context["form"].asked[0]
    french = one.question.revision.statement_fr.split("\n")[0]
    assert french in page.text
    assert bool(one.french) == (language != "fr")


def test_the_workspace_names_a_vote_that_waits_above_all(delegate, vote, member):
    other = opened(edition_of("acces", charter__slug="autre"))
    move_to(other, opens_in=DAY, closes_in=2 * DAY)
    ballot(vote, "ville-exemple-b", FOR)

    todos = delegate.get(WORKSPACE).context["workspace"].todos

    assert (todos[0][0].what, todos[0][0].due) == ("vote", vote.closes_at)
    assert [todo.facts["vote"] for todo, _deadline in todos if todo.what == "coming"] == [other]
    ballot(vote, "ville-exemple-a", FOR)
    assert "vote" not in [todo.what for todo, _deadline in delegate.get(WORKSPACE).context["workspace"].todos]


def test_a_vote_of_other_cities_is_no_task_of_this_one(as_kind, member):
    city("b")
    member.has_voting_right = False
    member.save()
    opened(edition_of("sobriete"))

    todos = as_kind("delegate").get(WORKSPACE).context["workspace"].todos

    assert [todo.what for todo, _deadline in todos if todo.template == "votes/todo.html"] == []


def test_the_workspace_lists_what_is_prepared_and_what_was_cast(delegate, elector, vote):
    ballot(vote, "ville-exemple-a", FOR)
    ballot(vote, "ville-exemple-b", FOR)
    save_draft(elector, choices=[{"choice": FOR, "statement": ""}] * 2, version=0, by=None)

    workspace = delegate.get(WORKSPACE).context["workspace"]

    assert [(draft.template, draft.facts["vote"]) for draft in workspace.drafts] == [("votes/draft.html", vote)]
    subjects = [entry.subject for entry, _told in workspace.acts]
    assert f"votes/{vote.number}/ballots/ville-exemple-a" in subjects
    assert f"votes/{vote.number}/ballots/ville-exemple-b" not in subjects


def test_what_was_prepared_and_not_cast_in_time_is_marked_and_then_let_go(delegate, elector, vote):
    save_draft(elector, choices=[{"choice": FOR, "statement": ""}] * 2, version=0, by=None)

    end(vote)
    (draft,) = delegate.get(WORKSPACE).context["workspace"].drafts
    assert draft.facts["is_over"] is True
    assert "ne peut plus être déposé" in delegate.get(WORKSPACE).text

    move_to(vote, opens_in=-30 * DAY, closes_in=-15 * DAY)
    assert delegate.get(WORKSPACE).context["workspace"].drafts == []


def test_why_a_vote_was_prolonged_is_said(delegate, vote):
    prolong(vote, closes_at=database_now() + DAY, reason="Une panne de réseau.", by=None)

    assert "Une panne de réseau." in delegate.get(address("own", vote.number)).text


@pytest.mark.parametrize("name", ["own_list", "own", "ballot", "review", "receipt"])
def test_three_questions_cost_as_many_queries_as_one(delegate, member, name):
    costs = []
    for keys in (["un"], ["deux", "trois", "quatre"]):
        vote = opened(edition_of(*keys, charter__slug=f"charte-{keys[0]}"))
        ballot(vote, "ville-exemple-a", FOR)
        elector = vote.electors.select_related("round", "member").get(member=member)
        save_draft(elector, choices=[{"choice": FOR, "statement": ""}] * len(keys), version=0, by=delegate.user)
        args = {"own_list": [], "receipt": [vote.number, 1]}.get(name, [vote.number])
        delegate.get(address(name, *args))
        with CaptureQueriesContext(connection) as captured:
            assert delegate.get(address(name, *args)).status_code == 200
        costs.append(len(captured))

    assert costs[0] == costs[1] <= 26
