"""The network's report of a year: what is in it, what is not, and that it is printed well."""

import datetime
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from charter_portal.triggers.installing import lift
from charters.adoptions.domain.declaring import declare_interest, suspend, withdraw
from charters.adoptions.domain.preparing import Said
from charters.adoptions.models import Adoption
from charters.clauses.domain.hiding import hide
from charters.commitments.domain.hiding import hide as hide_commitment
from charters.commitments.models import Commitment, Outcome
from charters.models import Article
from charters.yearbook.documents.yearbook import yearbook_manuscript
from charters.yearbook.reading.listing import short, shortened
from charters.yearbook.reading.reports import Levels
from charters.yearbook.reading.years import shared_charter_with_owner, year_told
from tests.adoptions.steps import city, edition_in_force, recorded, verified
from tests.clauses.steps import GENERALISED, further, used
from tests.commitments.steps import committed, late, promised, report_begun, report_submitted, settled
from tests.factories import ClauseVersionFactory
from tests.hostile import WORDS
from tests.portal.pdf.reading import bookmarks, failures, scopes, text

pytestmark = pytest.mark.django_db

KEYS = ("sobriete", "algorithmes")
PROVISION = Said("provision", "Ici, deux ans.", "Un premier paragraphe")


def today():
    return timezone.localdate()


def day(number=2, month=3, *, ago=0):
    return datetime.date(today().year - ago, month, number)


def read(*, ago=0, language="fr"):
    """The HTML of the report of a year, without the no-break spaces of French."""
    charter = shared_charter_with_owner()
    year = year_told(charter, today().year - ago, today=today())
    html = yearbook_manuscript(charter, year, language, today=today()).html
    return " ".join(html.replace("\xa0", " ").replace("\u202f", " ").replace("&#x27;", "’").replace("'", "’").split())


def clause(key="remise"):
    """A published clause of the library for the first principle of the edition in force."""
    principle = Article.objects.filter(edition__status="in_force").first().revision.principle
    return ClauseVersionFactory(clause__key=key, clause__principle=principle, published=True)


@pytest.fixture
def edition():
    return edition_in_force(*KEYS, on=day(1, 1, ago=2))


@pytest.fixture
def member():
    return city("a", name_fr="Ville-Exemple A", name_ar="مدينة المثال أ")[0]


def of_a_full_year(edition, member):
    """A city that adopted, promised, reported and tried a clause; another that withdrew; an institution."""
    verified(member, edition, {"sobriete": PROVISION}, decided_on=day(1, 1))
    committed(member)
    settled(late(member, text="Former les services."), value="60")
    report_submitted(member, year=today().year)
    used(member, clause(), began_on=day(1, 1), contract="Déchets", lesson="Le format compte.")
    left, _user = city("b", name_fr="Ville-Exemple B")
    made = verified(left, edition, decided_on=day(1, 1))
    withdraw(made.adoption, reason="Sa propre charte.", on=today(), by=None, at=timezone.now())
    partner, _user = city("c", name_fr="Institution-Exemple", kind="institution")
    verified(partner, edition, decided_on=day(1, 1), kind="letter")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_it_is_printed_for_every_reader(client, edition, member, language):
    of_a_full_year(edition, member)
    answer = client.get(f"/{language}/adoption/bilan/{today().year}.pdf")

    pdf = b"".join(answer.streaming_content)

    assert failures(pdf) == []
    assert scopes(pdf) == {"/Column", "/Row"}
    [_title, parts] = bookmarks(pdf)
    assert len([part for part in parts if isinstance(part, str)]) == 10
    assert "Ici, deux ans." in text(pdf)


def test_a_year_is_told_in_words_and_figures(edition, member):
    of_a_full_year(edition, member)

    told = read()

    for part in (
        "Projet : l’année",
        "1 ville a adopté la charte par une décision de son conseil.",
        "1 institution la soutient",
        "Les décisions d’adopter de 2 conseils comptent à partir d’un jour de l’année.",
        "Adoptions suspendues : 0 ; retirées : 1.",
        "Sa propre charte.",
        "Ici, deux ans.",
        "Former les services.",
        "1 ville a publié un bilan",
        "Le format compte.",
        "Aucun engagement n’est en retard.",
    ):
        assert part in told


def test_a_year_that_brought_nothing_says_so_part_by_part(edition, member):
    declare_interest(member=member, charter=edition.charter, on=day(ago=1), by=None, at=timezone.now())

    told = read()

    for part in (
        "Aucune ville n’avait adopté la charte ce jour-là.",
        "L’année n’a apporté ni décision d’un conseil, ni déclaration, ni suspension, ni retrait.",
        "Les décisions de l’année ne contiennent ni disposition locale ni réserve.",
        "Aucune ville n’avait publié d’engagement ce jour-là.",
        f"Aucune ville n’a publié de bilan sur {today().year}.",
        "Aucun essai de clause n’a commencé ni fini dans l’année",
    ):
        assert part in told
    assert "intérêt : 1" in read(ago=1)


def test_nothing_is_told_that_is_not_public(edition, member):
    recorded(member, edition, {"sobriete": Said("reservation", "Secret du conseil.")}, number="SECRET-1")
    other, _user = city("b", name_fr="Ville-Exemple B")
    verified(other, edition)
    promised(other, text="Brouillon secret.")
    report_begun(other, year=today().year)
    use = used(other, clause(), lesson="Mots masqués.", contract="Contrat masqué")
    promise = committed(other, text="Promesse masquée.")
    settled(promise, words="Suite masquée.", value="61")
    hide(use, reason="Contraire aux règles.", by=None, at=timezone.now())
    promise.refresh_from_db()
    hide_commitment(promise, reason="Contraire aux règles.", by=None, at=timezone.now())

    told = read()

    for part in (
        *("Secret du conseil.", "SECRET-1", "Brouillon secret.", "Mots masqués.", "Contrat masqué"),
        *("Promesse masquée.", "Suite masquée.", "61 %"),
    ):
        assert part not in told
    assert "Décidée, ne compte pas encore" in told
    assert "masqué par l’équipe" in told
    assert f"Aucune ville n’a publié de bilan sur {today().year}." in told


def test_words_of_cities_are_words_and_no_markup(edition, member):
    verified(member, edition, {"sobriete": Said("provision", "\n\n".join(WORDS))})

    assert "<svg/onload" not in read()


def test_a_past_year_stands_as_on_its_last_day(edition, member):
    made = verified(member, edition, decided_on=day(ago=1))
    suspend(made.adoption, reason="Sans bilan.", on=today(), by=None, at=timezone.now())

    then = read(ago=1)

    assert "Projet" not in then
    assert f"Au 31 décembre {today().year - 1}," in then
    assert "1 ville a adopté la charte" in then
    assert "Sans bilan." not in then
    assert "Sans bilan." in read()


def test_commitments_of_a_past_year_are_those_that_were_known_then(edition, member):
    verified(member, edition, decided_on=day(ago=1))
    first = late(member, text="Promis avant.")
    settled(first, words="Fait depuis.")
    with lift(connection):
        Commitment.objects.update(published_at=timezone.now() - datetime.timedelta(days=366), due_on=day(1, 2, ago=1))
    committed(member, text="Promis cette année.")

    then, now = read(ago=1), read()

    assert "1 engagement d’une ville est publié" in then
    assert "Promis avant." in then
    assert "Fait depuis." not in then
    assert "Promis cette année." not in then
    assert "Fait depuis." in now
    assert Outcome.objects.count() == 1


def test_a_corrected_stage_is_told_once_in_the_year_of_its_own_day(edition, member):
    verified(member, edition, decided_on=day(ago=1))
    use = used(member, clause(), began_on=day(ago=1), lesson="Faux départ.")
    row = use.stages.get()
    further(use, row.kind, corrects=row, began_on=day(ago=1), lesson="Vrai départ.")
    further(use, GENERALISED, began_on=day(1, 1), lesson="Partout.")

    then, now = read(ago=1), read()

    assert ("Vrai départ." in now, "Faux départ." in now, "Partout." in now) == (False, False, True)
    assert year_told(shared_charter_with_owner(), today().year - 1, today=today()).number == today().year - 1
    assert "Faux départ." not in then


def test_the_questions_asked_don_t_grow_with_the_network(edition, member):
    of_a_full_year(edition, member)
    with CaptureQueriesContext(connection) as few:
        read()
    for letter in "def":
        other, _user = city(letter)
        verified(other, edition, {"sobriete": PROVISION}, decided_on=day(1, 1))
        committed(other)
        used(other, clause(f"autre-{letter}"))
    with CaptureQueriesContext(connection) as many:
        read()

    assert len(many) == len(few)


@pytest.mark.parametrize("ago", [-1, 2, 30])
def test_a_year_without_anything_has_no_report(client, edition, member, ago):
    verified(member, edition, decided_on=day(ago=1))

    assert client.get(reverse("yearbook:yearbook", args=[today().year - ago])).status_code == 404


def test_without_a_charter_there_is_no_report(client):
    assert client.get(reverse("yearbook:yearbook", args=[today().year])).status_code == 404


def test_the_picture_of_adoptions_leads_to_the_report_of_each_year(client, edition, member):
    verified(member, edition, decided_on=day(ago=1))

    page = client.get(reverse("adoptions:picture")).text

    addresses = [reverse("yearbook:yearbook", args=[today().year - ago]) for ago in range(3)]
    assert [address in page for address in addresses] == [True, True, False]


def test_the_command_lists_the_years_of_which_there_is_something_to_tell(edition, member, tmp_path):
    verified(member, edition, decided_on=day(ago=1))
    file = tmp_path / "bilan.pdf"

    with pytest.raises(CommandError) as caught:
        call_command("export_yearbook", "1999", output=str(file))

    assert str(caught.value) == f"nothing to tell of 1999; known: {today().year}, {today().year - 1}"
    assert not file.exists()
    assert Adoption.objects.count() == 1


def test_long_lists_and_texts_are_cut_and_say_so():
    kept = short(list(range(70)), 60)

    assert (len(kept.first), kept.left_out, kept.total) == (60, 10, 70)
    assert short([1], 60).left_out == 0
    assert shortened("un deux trois", 8) == "un […]"
    assert shortened("un deux", 8) == "un deux"


def test_a_mean_stands_on_the_reports_that_assess_a_principle():
    assert Levels((0, 1, 0, 1, 1)).mean == Decimal("2.7")
    assert Levels((0, 0, 0, 0, 0)).mean is None
