"""The team prepares, opens, prolongs, certifies and annuls a vote in the administration, and learns no choice."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from charters.models import Edition
from charters.votes.models import Round
from charters.votes.zones import SECRETARIAT
from tests.portal.posting import text_of

from .steps import AGAINST, FOR, HOUR, ballot, city, edition_of, end, opened, prepared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cities():
    return [city(letter) for letter in "ab"]


@pytest.fixture
def secretariat(client_of):
    return client_of("secretariat")


def address(name, vote):
    return reverse(f"admin:votes_round_{name}", args=[vote.pk])


def confirm(client, where, **data):
    version = client.get(where).context["form"].initial["version"]
    return client.post(where, {"version": version, **data})


def filled(edition, **fields):
    """What the form of a round posts."""
    start = timezone.localtime() + datetime.timedelta(days=1)
    return {
        "edition": edition.pk,
        "mode": "by_principle",
        "amendment": "",
        "majority": "two_thirds",
        "quorum": "1/3",
        "opens_at_0": start.date().isoformat(),
        "opens_at_1": "09:00",
        "closes_at_0": (start + datetime.timedelta(days=4)).date().isoformat(),
        "closes_at_1": "18:00",
        "in_force_on": "",
        **fields,
    }


def test_a_round_is_prepared_in_paris_time(secretariat):
    edition = edition_of("sobriete")

    answer = secretariat.post(reverse("admin:votes_round_add"), filled(edition))

    assert answer.status_code == 302
    vote = Round.objects.get()
    assert 'value="09:00:00"' in secretariat.get(address("change", vote)).content.decode()
    assert (vote.quorum_numerator, vote.quorum_denominator, vote.majority) == (1, 3, "two_thirds")
    assert timezone.localtime(vote.opens_at, SECRETARIAT).hour == 9
    assert timezone.localtime(vote.closes_at, SECRETARIAT).hour == 18


def test_a_moment_of_the_year_1_is_refused_at_its_field(secretariat):
    answer = secretariat.post(
        reverse("admin:votes_round_add"),
        filled(edition_of("sobriete"), opens_at_0="0001-01-01", opens_at_1="00:00"),
    )

    assert (answer.status_code, list(answer.context["adminform"].form.errors)) == (200, ["opens_at"])


def test_an_address_with_a_superscript_is_no_round(secretariat):
    assert secretariat.get("/fr/admin/votes/round/²/change/").status_code == 302


def test_the_history_is_told_by_the_clocks_of_paris(secretariat):
    noon = datetime.datetime(2031, 1, 15, 12, tzinfo=datetime.UTC)
    vote = prepared(edition_of("sobriete"), opens_at=noon, closes_at=noon + HOUR)
    secretariat.post(
        address("change", vote),
        {"version": 0, **filled(vote.edition, opens_at_0="2031-01-16", closes_at_0="2031-01-20")},
    )

    with timezone.override(SECRETARIAT):
        now = date_format(timezone.localtime(vote.history.latest().history_date), "SHORT_DATETIME_FORMAT")
    page = secretariat.get(address("history", vote))
    assert now in text_of(page)
    assert "+00:00" not in text_of(page)
    assert "janvier 2031 à 13h0009h00" in text_of(page)  # taken out, and put in


def test_a_draft_is_changed_its_quorum_too(secretariat):
    vote = prepared(edition_of("sobriete"), quorum_numerator=1, quorum_denominator=2)
    where = address("change", vote)
    assert 'value="1/2" selected' in secretariat.get(where).content.decode()

    answer = secretariat.post(where, {"version": 0, **filled(vote.edition, quorum="2/3")})

    assert answer.status_code == 302
    assert Round.objects.values_list("quorum_numerator", "quorum_denominator").get() == (2, 3)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"mode": "amendment"}, "Choisissez l'amendement"),
        ({"closes_at_0": "2020-01-01"}, "choisissez une fin plus tardive"),
    ],
)
def test_what_does_not_fit_is_named(secretariat, fields, error):
    answer = secretariat.post(reverse("admin:votes_round_add"), filled(edition_of("sobriete"), **fields))

    assert error in text_of(answer)
    assert not Round.objects.exists()


def test_the_preparation_page_asks_nothing_and_says_all(secretariat):
    vote = prepared(edition_of("sobriete", "acces"), quorum_numerator=2, quorum_denominator=3)

    shown = text_of(secretariat.get(address("open", vote)))

    assert "Quorum 2/3 : sur 2 villes, 2 au moins doivent participer" in shown
    assert "2 villes sont appelées à voter" in shown
    assert Edition.objects.get(pk=vote.edition_id).status == "draft"


def test_it_is_opened_once_confirmed(secretariat):
    vote = prepared(edition_of("sobriete"))

    assert confirm(secretariat, address("open", vote)).status_code == 302

    vote.refresh_from_db()
    assert vote.number == 1
    assert vote.acts.get().entry.actor == secretariat.user.actor_number
    assert secretariat.post(address("open", vote), {"version": 0}).status_code in {200, 302}
    assert Round.objects.get().acts.count() == 1


def test_what_stands_in_the_way_is_told_and_nothing_opened(secretariat):
    vote = prepared(edition_of("sobriete"), closes_at=timezone.now() - HOUR / 2)

    page = secretariat.get(address("open", vote))
    assert "La fin est passée" in text_of(page)
    assert not page.context["can_open"]
    confirm(secretariat, address("open", vote))

    assert not Round.objects.get().is_sealed


def test_it_is_prolonged_with_a_reason(secretariat):
    vote = opened(edition_of("sobriete"))
    later = timezone.localtime(vote.closes_at + datetime.timedelta(days=2))
    when = {"closes_at_0": later.date().isoformat(), "closes_at_1": later.time().isoformat("minutes")}

    page = confirm(secretariat, address("prolong", vote), reason="\u200b", **when)
    assert when["closes_at_0"] in page.content.decode()
    assert confirm(secretariat, address("prolong", vote), reason="Une panne.", **when).status_code == 302

    assert Round.objects.get().closes_at > vote.closes_at


def test_an_earlier_end_is_refused_with_the_present_one(secretariat):
    vote = opened(edition_of("sobriete"))

    page = confirm(
        secretariat, address("prolong", vote), closes_at_0="2020-01-01", closes_at_1="10:00", reason="Une panne."
    )

    assert "heure de Paris" in text_of(page)
    assert Round.objects.get().closes_at == vote.closes_at


def test_the_result_is_certified_once_the_vote_is_over(secretariat):
    vote = opened(edition_of("sobriete"))
    ballot(vote, "ville-exemple-a", FOR)
    assert not secretariat.get(address("certify", vote)).context["can_act"]
    end(vote)

    assert confirm(secretariat, address("certify", vote)).status_code == 302
    assert Edition.objects.get(pk=vote.edition_id).status == "in_force"


def test_a_vote_whose_edition_is_in_force_is_not_annulled_and_says_so_at_once(secretariat):
    vote = opened(edition_of("sobriete"))
    ballot(vote, "ville-exemple-a", FOR)
    confirm(secretariat, address("certify", end(vote)))

    page = secretariat.get(address("annul", vote))

    assert not page.context["can_act"]
    assert "est en vigueur" in text_of(page)
    assert address("annul", vote) not in secretariat.get(address("change", vote)).content.decode()


def test_it_is_annulled_with_a_reason(secretariat):
    vote = opened(edition_of("sobriete"))

    assert confirm(secretariat, address("annul", vote), reason="Une erreur de texte.").status_code == 302
    assert Round.objects.get().acts.last().note == "Une erreur de texte."


@pytest.mark.parametrize(
    ("name", "role", "answer"),
    [
        ("open", "commission-staff", 200),
        ("prolong", "commission-staff", 200),
        ("certify", "commission-staff", 403),
        ("annul", "commission-staff", 403),
        ("certify", "administrator", 200),
        ("annul", "secretariat", 200),
    ],
)
def test_who_may_do_what(client_of, name, role, answer):
    vote = opened(edition_of("sobriete"))

    assert client_of(role).get(address(name, vote)).status_code == answer


@pytest.mark.parametrize("role", ["commission-staff", "secretariat", "administrator"])
def test_the_administration_shows_who_voted_and_never_what(client_of, role):
    vote = opened(edition_of("sobriete"))
    found = ballot(vote, "ville-exemple-a", AGAINST, statement="Nos élus le refusent.")
    client = client_of(role)

    pages = [
        client.get(reverse("admin:votes_round_changelist")),
        client.get(address("change", vote)),
        client.get(address("history", vote)),
        client.get(reverse("admin:register_entry_change", args=[found.entry_id])),
    ]

    assert "1 / 2" in text_of(pages[0])
    for page in pages:
        assert page.status_code == 200
        for secret in ("Nos élus", found.nonce, f'"{AGAINST}"', "&quot;choice&quot;"):
            assert secret not in page.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_lists_queries_do_not_grow(secretariat, rows):
    for row in range(rows):
        ballot(opened(edition_of("sobriete", charter__slug=f"charte-{row}")), "ville-exemple-a", FOR)
    secretariat.get(reverse("admin:votes_round_changelist"))

    with CaptureQueriesContext(connection) as seen:
        secretariat.get(reverse("admin:votes_round_changelist"))
    clock = 1 if connection.vendor == "postgresql" else 0
    assert len(seen) == 7 + clock
