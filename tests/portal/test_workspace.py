"""The workspace of a city: what it has to do, how it stands, what is new."""

import dataclasses
import datetime

import lxml.html
import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charter_portal.notices.telling import tell
from charters.domain.enacting import open_consultation
from members.domain.drafting import Draft, latest_first
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = reverse("workspace", args=["ville-exemple-a"])


@pytest.fixture
def client():
    """Signed in as the delegate of ville-exemple-a."""
    client = Client()
    member = factories.MemberFactory(slug="ville-exemple-a", name_fr="Ville-Exemple A", time_zone="Asia/Tokyo")
    client.mandate = factories.MandateFactory(member=member)
    client.user = factories.UserFactory(person=client.mandate.person)
    client.force_login(client.user)
    return client


def words_of(part):
    return " ".join(" ".join(part.itertext()).split())


def test_one_city_is_entered_at_once(client):
    assert client.get(reverse("workspaces")).url == PAGE


def test_of_two_cities_one_is_chosen_and_each_page_is_its_own(client):
    other = factories.MandateFactory(person=client.mandate.person, kind="observer").member

    response = client.get(reverse("workspaces"))

    assert {seat.member for seat in response.context["seats"]} == {client.mandate.member, other}
    second = client.get(reverse("workspace", args=[other.slug]))
    first = client.get(PAGE)
    assert (first.context["member"], second.context["member"]) == (client.mandate.member, other)
    assert (first.context["seat"].leads, second.context["seat"].leads) == (True, False)


def test_whoever_acts_for_no_city_is_told_what_comes_next(client):
    client.mandate.ends_on = client.mandate.starts_on
    client.mandate.save()

    response = client.get(reverse("workspaces"))

    assert (response.status_code, response.context["seats"]) == (200, [])


def test_the_team_is_led_to_the_administration(client_of):
    assert client_of("secretariat").get(reverse("workspaces")).url == reverse("admin:index")


def test_no_cache_keeps_what_is_a_citys_own(client):
    for address in (PAGE, reverse("members:delegation", args=["ville-exemple-a"]), reverse("workspaces")):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_an_administrator_acts_for_no_city(client, client_of):
    assert client_of("administrator").get(PAGE).status_code == 404


def test_the_most_urgent_stands_first(client):
    today = timezone.now().date()
    later, sooner = (today + datetime.timedelta(days=days) for days in (40, 5))
    for closes in (later, sooner):
        factories.EditionFactory(
            charter__kind="shared",
            status="consultation",
            sealed_at=timezone.now(),
            digest=f"{closes:%d}".ljust(64, "0"),
            consultation_closes_on=closes,
        )

    todos = client.get(PAGE).context["workspace"].todos

    assert [(todo.what, deadline and deadline.day) for todo, deadline in todos] == [
        ("consultation", sooner),
        ("letter_missing", None),
        ("consultation", later),
    ]


def test_recent_acts_say_what_they_are_about_with_its_page():
    seat = factories.MandateFactory(kind="delegate")
    edition = open_consultation(factories.ArticleFactory().edition, by=None, on=datetime.date(2026, 11, 2))
    reader = Client()
    reader.force_login(factories.UserFactory(person=seat.person))

    page = lxml.html.fromstring(reader.get(reverse("workspace", args=[seat.member.slug])).text)

    (acts,) = (part for part in page.iter("section") if part.get("aria-labelledby") == "acts")
    assert f"Consultation ouverte, édition scellée · édition {edition.number}" in words_of(acts)
    links = [link.get("href") for link in acts.iter("a")]
    assert links == [edition.get_absolute_url(), reverse("register:entry", args=[1])]


def test_where_nothing_waits_each_part_says_what_comes_next():
    seat = factories.MandateFactory(kind="observer", member__joined_on=None, member__has_voting_right=False)
    reader = Client()
    reader.force_login(factories.UserFactory(person=seat.person))
    factories.MandateFactory(member=seat.member, kind="delegate", accreditation="lettre.pdf")

    page = lxml.html.fromstring(reader.get(reverse("workspace", args=[seat.member.slug])).text)

    parts = {part.get("aria-labelledby"): words_of(part) for part in page.iter("section")}
    told = {
        "todo": "Rien n'attend votre ville.",
        "drafts": "Rien n'est commencé.",
        "acts": "Aucun acte n'est encore inscrit.",
        "news": "Rien pour l'instant.",
        "standing": "Droit de vote pas encore",
        "people": "(vous)",
    }
    assert {name: words in parts[name] for name, words in told.items()} == dict.fromkeys(told, True), parts


def test_a_draft_is_told_by_its_own_template_on_a_day_of_the_city(client, settings):
    engine = settings.TEMPLATES[0]
    words = {"essai/draft.html": "<bdi>{{ draft.facts.title }}</bdi>"}
    loaders = [("django.template.loaders.locmem.Loader", words), *engine["OPTIONS"]["loaders"]]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "loaders": loaders}}]
    shown = client.get(PAGE).context
    evening, morning = (datetime.datetime(2026, 3, 1, hour, tzinfo=datetime.UTC) for hour in (22, 3))
    drafts = [Draft("essai/draft.html", at, {"title": title}) for title, at in (("Un", morning), ("Deux", evening))]
    context = {name: shown[name] for name in ("seat", "member", "page", "has_several", "notices")}
    context["workspace"] = dataclasses.replace(shown["workspace"], drafts=latest_first(drafts))

    page = lxml.html.fromstring(render_to_string("workspace/workspace.html", context, shown["request"]))

    listed = [words_of(row) for row in page.xpath('//section[@aria-labelledby="drafts"]//li')]
    assert listed == ["Deux modifié le 2 mars 2026", "Un modifié le 1er mars 2026"]


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_same_questions_for_one_row_and_for_three(client, django_assert_num_queries, rows):
    for number in range(rows):
        tell("mandate_ended", to=[client.user], about=f"{number}", context={"city": {"fr": "A"}, "kind": "delegate"})
        factories.MandateFactory(member=client.mandate.member, kind="contributor")
        factories.MeetingFactory(status="planned", starts_on=datetime.date(2099, 1, 1 + number), ends_on=None)
        factories.AnnotationFactory(member=client.mandate.member, published_at=None)
    client.get(PAGE)

    with django_assert_num_queries(23):
        response = client.get(PAGE)

    # Each annotation is of an edition of its own, whose opening is told too; the page shows the latest three.
    assert len(response.context["notices"]) == min(2 * rows, 3)
    assert len(response.context["workspace"].drafts) == rows
