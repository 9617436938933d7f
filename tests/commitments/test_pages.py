"""Pages of commitments: a city writes, reads again and publishes; everyone reads."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from charters.commitments.models import Commitment
from tests.factories import MandateFactory, MemberFactory
from tests.hostile import WORDS
from tests.html import errors
from tests.portal.posting import text_of

from .steps import DAY, committed, late, principle, promised, settled

pytestmark = pytest.mark.django_db
OWN = "/fr/espace/ville-exemple-a/engagements/"


@pytest.fixture
def city():
    return MemberFactory(slug="ville-exemple-a")


@pytest.fixture
def seated(client_of, city):
    def seat(kind="delegate"):
        client = client_of("city")
        MandateFactory(person=client.user.person, member=city, kind=kind)
        return client

    return seat


def posted(**fields):
    """What the form sends."""
    return {
        "principle": principle().pk,
        "language": "fr",
        "text": "Publier le registre.",
        "indicator": "Part publiée",
        "baseline": "20",
        "target": "100",
        "unit": "%",
        "due_on": (timezone.localdate() + 300 * DAY).isoformat(),
        "verification": "En ligne.",
        "version": "",
        **fields,
    }


def test_a_commitment_is_written_read_again_published_and_settled(seated, client):
    delegate = seated()
    response = delegate.post(f"{OWN}ajouter/", posted(), follow=True)
    row = Commitment.objects.get()
    assert response.redirect_chain == [(f"{OWN}{row.pk}/publier/", 302)]
    assert "Chacun peut le lire" in text_of(response) or "Tout le monde peut" in text_of(response)
    assert client.get(f"/fr/engagements/{row.pk}/").status_code == 404

    delegate.post(f"{OWN}{row.pk}/publier/", {"version": row.version})
    row.refresh_from_db()
    said = {"kind": "not_kept", "value": "60", "words": "Il manque deux services.", "version": row.version}
    delegate.post(f"{OWN}{row.pk}/suite/", said)

    page = client.get(f"/fr/engagements/{row.pk}/")
    for words in ("Publier le registre.", "non tenu", "Il manque deux services.", "50 % du chemin"):
        assert words in text_of(page)
    assert 'width="50"' in page.text


def test_a_contributor_writes_and_does_not_publish(seated):
    contributor = seated("contributor")
    response = contributor.post(f"{OWN}ajouter/", posted(), follow=True)
    row = Commitment.objects.get()

    assert response.redirect_chain == [(f"{OWN}{row.pk}/", 302)]
    assert contributor.post(f"{OWN}{row.pk}/publier/", {"version": 0}).status_code == 403


def test_a_draft_that_lacks_something_says_what(seated, city):
    row = promised(city, indicator="", target="")

    page = seated().get(f"{OWN}{row.pk}/publier/")

    assert "Avant de publier, renseignez : indicateur · cible." in text_of(page)
    assert ">Publier<" not in page.text


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", "   "), ("text", "a\u202eb"), ("unit", "a\u202eb"), ("due_on", "demain"), ("due_on", "2500-01-01")],
)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(seated, field, value):
    page = seated().post(f"{OWN}ajouter/", posted(**{field: value, "verification": "À garder."}))

    assert page.status_code == 200
    assert f"#id_{field}" in page.text
    assert "À garder." in page.text
    assert not Commitment.objects.exists()


def test_of_two_colleagues_the_second_compares_before_sending_again(seated, city):
    row, delegate = promised(city), seated()
    delegate.post(f"{OWN}{row.pk}/modifier/", posted(text="Celui du premier.", version=0))

    page = delegate.post(f"{OWN}{row.pk}/modifier/", posted(text="Celui du second.", version=0))

    assert "Celui du premier." in text_of(page)
    assert "Celui du second." in page.text
    delegate.post(f"{OWN}{row.pk}/modifier/", posted(text="Celui du second.", version=1))
    assert Commitment.objects.get().text == "Celui du second."


def test_the_next_version_starts_from_the_last_and_the_earlier_stays_readable(seated, city, client):
    first, delegate = committed(city), seated()
    assert "Publier le registre des traitements." in delegate.get(f"{OWN}{first.pk}/nouvelle-version/").text
    delegate.post(f"{OWN}{first.pk}/nouvelle-version/", posted(text="Davantage."))
    second = Commitment.objects.get(replaces=first)
    assert delegate.get(f"{OWN}{first.pk}/nouvelle-version/").url == f"{OWN}{second.pk}/modifier/"

    delegate.post(f"{OWN}{second.pk}/publier/", {"version": second.version})

    old = text_of(client.get(f"/fr/engagements/{first.pk}/"))
    assert "Une version plus récente a remplacé celle-ci." in old
    assert "Davantage." in old
    assert "Publier le registre" not in text_of(client.get("/fr/engagements/"))


def test_a_draft_is_deleted_after_asking(seated, city):
    row, delegate = promised(city), seated()

    assert delegate.get(f"{OWN}{row.pk}/supprimer/").status_code == 200
    delegate.post(f"{OWN}{row.pk}/supprimer/", {"version": 0})

    assert not Commitment.objects.exists()


def test_what_another_city_writes_is_not_there(seated):
    row = promised(MemberFactory())

    assert seated().get(f"{OWN}{row.pk}/").status_code == 404


def test_lists_are_of_all_of_one_city_and_of_one_principle(city, client):
    late(city, text="Un engagement en retard.")
    other = MemberFactory(slug="ville-exemple-b")
    committed(other, text="Un autre engagement.", principle=principle("ouverture"))
    promised(city, text="Un brouillon.")

    everything = text_of(client.get("/fr/engagements/"))
    assert "Un engagement en retard." in everything
    assert "Un autre engagement." in everything
    assert "Un brouillon." not in everything
    assert "en retard" in text_of(client.get("/fr/engagements/?ville=ville-exemple-a"))
    assert "Un autre" not in text_of(client.get("/fr/engagements/?ville=ville-exemple-a"))
    assert "Un autre" in text_of(client.get("/fr/principes/ouverture/engagements/"))
    assert "Un engagement" not in text_of(client.get("/fr/principes/ouverture/engagements/"))
    assert client.get("/fr/principes/absent/engagements/").status_code == 404
    assert "Un engagement en retard." in text_of(client.get(city.get_absolute_url()))
    assert "Engagements (1)" in text_of(client.get("/fr/principes/ouverture/"))


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_lists_say_that_they_are_empty(client, language):
    principle()

    assert client.get(f"/{language}/engagements/").status_code == 200
    assert client.get(f"/{language}/principes/sobriete/engagements/").status_code == 200


def test_the_table_holds_each_commitment_and_no_formula(city, client):
    settled(committed(city, text="=1+1"), "given_up", "Faute de moyens.", value="30")

    rows = list(csv.reader(io.StringIO(client.get("/fr/engagements.csv").getvalue().decode("utf-8-sig"))))

    assert len(rows) == 2
    assert rows[1][3] == "'=1+1"
    assert (rows[1][8], rows[1][11], rows[1][12]) == ("30", "abandonné", "non")


def test_hostile_words_do_no_harm(city, client):
    rows = [committed(city, text=f"Texte {words}", indicator="i", verification=f"Voir {words}") for words in WORDS]
    for row, words in zip(rows, WORDS, strict=True):
        settled(row, words=f"Dit {words}")

    for address in (*(f"/fr/engagements/{row.pk}/" for row in rows), "/ar/engagements/"):
        page = client.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert errors(page.text) == []


def test_pages_ask_as_many_questions_for_one_as_for_three(city, client, seated):
    delegate = seated()

    def counted(client, address):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    public = ("/fr/engagements/?x=1", "/fr/principes/sobriete/engagements/?x=1", "/fr/engagements.csv")
    workspace = (OWN, "/fr/espace/ville-exemple-a/")
    committed(city)
    late(city)
    promised(city)
    for address in workspace:
        delegate.get(address)
    before = [counted(client, one) for one in public] + [counted(delegate, one) for one in workspace]
    for _number in range(2):
        settled(committed(city))
        late(city)
        promised(city)

    assert [counted(client, one) for one in public] + [counted(delegate, one) for one in workspace] == before
