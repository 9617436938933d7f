"""What everyone reads of clauses: the library, a clause and its versions, uses by cities, files to take away."""

import csv
import io

import pytest
from django.utils import timezone

from charters.clauses.domain.hiding import hide, show_again
from charters.clauses.domain.translating import mark_reviewed
from charters.clauses.models import Use
from tests.factories import ClauseFactory, ClauseVersionFactory, MemberFactory, ReportFactory
from tests.hostile import WORDS
from tests.html import errors
from tests.portal.posting import text_of

from .steps import ENDED, GENERALISED, TRIAL, begun, followed, further, published, used, used_in_own_words

pytestmark = pytest.mark.django_db
LIST, USES = "/fr/clauses/", "/fr/clauses/usages/"


def lines(response):
    return [line.key for line in response.context["lines"]]


def test_the_library_is_filtered_by_principle_and_legal_order(client):
    published("un", principle="sobriete")
    published("deux", principle="ouverture", clause__legal_order="morocco")
    published("trois", principle="ouverture")
    ClauseVersionFactory(clause__key="brouillon")

    assert lines(client.get(LIST)) == ["trois", "deux", "un"]
    assert lines(client.get(f"{LIST}?principe=sobriete")) == ["un"]
    assert lines(client.get(f"{LIST}?droit=morocco")) == ["deux"]
    assert lines(client.get(f"{LIST}?droit=morocco&principe=ouverture&page=x")) == ["deux"]
    assert "Aucune clause ne répond encore à ce choix" in text_of(client.get(f"{LIST}?droit=france"))
    assert len(lines(client.get(f"{LIST}?droit=nimporte&principe=nimporte"))) == 3


def test_an_empty_library_says_so(client):
    assert "Aucune clause n'est encore publiée" in text_of(client.get(LIST))


def test_the_library_is_paged(client):
    clause = published("clause-0").clause
    for number in range(1, 21):
        ClauseVersionFactory(clause__key=f"clause-{number}", clause__principle=clause.principle, published=True)

    assert len(lines(client.get(LIST))) == 20
    assert len(lines(client.get(f"{LIST}?page=2"))) == 1


def test_a_clause_shows_its_last_version_with_what_changed(client):
    first = published(text_fr="Le titulaire remet les données à la ville.")
    followed(first, "Le titulaire remet toutes les données à la ville.", reason="Rien ne doit manquer.")

    page = client.get("/fr/clauses/remise/").text

    assert "<ins>" in page
    assert "toutes " in page
    assert "Rien ne doit manquer." in page
    old = client.get("/fr/clauses/remise/versions/1/")
    assert "Une version plus récente a suivi celle-ci" in text_of(old)
    assert "<ins>" not in old.text.split("<main")[1]
    assert client.get("/fr/clauses/remise/versions/3/").status_code == 404


def test_a_clause_says_that_it_is_no_legal_advice_in_every_language(client):
    published()

    for language, words in (
        ("fr", "ce n'est pas un conseil juridique"),
        ("en", "it is no legal advice"),
        ("ar", "وليست استشارة قانونية"),
    ):
        assert words in text_of(client.get(f"/{language}/clauses/remise/"))


def test_a_translation_nobody_reviewed_is_marked_until_someone_did(client):
    version = published(title_ar="", text_ar="")
    mark = "translation not reviewed yet"

    assert mark in text_of(client.get("/en/clauses/remise/"))
    assert mark in text_of(client.get("/en/clauses/"))
    arabic = client.get("/ar/clauses/remise/").text
    assert 'lang="fr" dir="ltr"' in arabic.split("<main")[1]
    assert "لم تُراجع" not in arabic
    mark_reviewed(version, language="en", by=None, at=timezone.now())
    assert mark not in text_of(client.get("/en/clauses/remise/"))
    assert mark not in text_of(client.get("/en/clauses/"))


def test_a_clause_is_taken_away_as_plain_text(client):
    version = published(text_fr="Premier paragraphe.\n\nSecond paragraphe.", sources_fr="Une loi")

    response = client.get("/fr/clauses/remise/versions/1/clause.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    text = b"".join(response.streaming_content).decode()
    assert text.startswith(f"{version.title_fr}\n\nPremier paragraphe.\n\nSecond paragraphe.\n\n—")
    assert text.endswith("Sources\n\nUne loi\n")
    assert "n'est pas un conseil juridique" in text
    assert client.get("/fr/clauses/remise/versions/2/clause.txt").status_code == 404


def test_uses_are_filtered_by_principle_stage_and_clause(client):
    first, other = published("un"), published("deux", principle="ouverture")
    city = MemberFactory()
    used(city, first)
    further(used(city, other), GENERALISED)
    used(city, other, ENDED)
    begun(city, first)

    def found(**query):
        return [(use.clause, use.present.kind) for use in client.get(USES, query).context["uses"]]

    assert found() == [("deux", ENDED), ("deux", GENERALISED), ("un", TRIAL)]
    assert found(principe="sobriete") == [("un", TRIAL)]
    assert found(etape=GENERALISED) == [("deux", GENERALISED)]
    assert found(clause="un") == [("un", TRIAL)]
    assert found(clause="un\x00", etape="x", page="x") == found()
    assert "Aucun usage ne répond" in text_of(client.get(USES, {"clause": "trois"}))


def test_what_is_not_known_is_said_so(client):
    use = used(MemberFactory(), published())

    page = text_of(client.get(use.get_absolute_url()))

    assert "début non connu" in page
    assert "fin non connue" in page
    assert "non connu" in page.split("Contrat")[1]
    assert "pas encore connu" in page


def test_the_history_shows_what_was_corrected(client):
    use = used(MemberFactory(), published(), lesson="Ce que nous pensions.")
    further(use, TRIAL, corrects=use.stages.get(), lesson="Ce qui est.", contract="Le contrat des piscines")

    page = text_of(client.get(use.get_absolute_url()))

    assert page.index("Ce que nous pensions.") < page.index("Ce qui est.")
    assert "corrigé le" in page
    assert "corrige ce qui a été publié le" in page


def test_hidden_words_are_on_no_page_and_in_no_file(client):
    principle = published().clause.principle
    use = used_in_own_words(
        MemberFactory(slug="ville-exemple-a"), principle, title="Titre caché", text="Texte caché", lesson="Leçon cachée"
    )
    pages = [
        "/fr/clauses/usages/",
        use.get_absolute_url(),
        "/fr/villes/ville-exemple-a/",
        "/fr/clauses/usages/usages.csv",
    ]

    def said():
        found = ""
        for address in pages:
            response = client.get(address)
            found += b"".join(response).decode()
        return found

    assert all(words in said() for words in ("Titre caché", "Texte caché", "Leçon cachée"))
    hide(use, reason="Nomme une entreprise.", by=None, at=timezone.now())
    assert "caché" not in said()
    assert "Nomme une entreprise." in said()
    show_again(use)
    hide(use.stages.get(), reason="Nomme une personne.", by=None, at=timezone.now())
    assert ("Titre caché" in said(), "Leçon cachée" in said(), "Nomme une personne." in said()) == (True, False, True)


def test_reported_uses_stand_apart_with_their_source(client):
    published()
    report = ReportFactory(member__slug="ville-exemple-a", account_fr="Rapporté ainsi.")

    page = client.get(USES).text

    assert "Rapporté ainsi." in page
    assert 'href="/fr/reunions/villes-exemple/1/"' in page
    assert "Rapporté ainsi." in client.get(report.member.get_absolute_url()).text


def test_the_table_has_a_row_for_each_stage_that_holds_and_for_what_was_reported(client):
    use = used(MemberFactory(name_fr="Ville-Exemple A"), published(), contract="=1+1", lesson="Leçon")
    further(use, TRIAL, corrects=use.stages.get(), contract="@Piscines")
    further(use, GENERALISED)
    ReportFactory(member__name_fr="Ville-Exemple B")

    text = b"".join(client.get(f"{USES}usages.csv")).decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["Ville"], row["Étape"], row["Contrat"], row["Dit par"]) for row in rows] == [
        ("Ville-Exemple A", "à l'essai", "'@Piscines", "la ville"),
        ("Ville-Exemple A", "généralisée", "", "la ville"),
        ("Ville-Exemple B", "généralisée", "", "rapporté : Réunion d'exemple"),
    ]


def test_the_page_of_a_principle_names_its_clauses(client):
    version = published()

    page = client.get(version.clause.principle.get_absolute_url()).text

    assert 'href="/fr/clauses/remise/"' in page
    assert "/fr/clauses/?principe=sobriete" in page


def test_the_page_of_a_city_names_its_uses_and_no_draft(client):
    city, version = MemberFactory(), published()
    begun(city, version)
    assert "Clauses dans ses contrats" not in text_of(client.get(city.get_absolute_url()))

    use = used(city, version)

    assert use.get_absolute_url() in client.get(city.get_absolute_url()).text


@pytest.mark.parametrize("words", WORDS)
def test_words_of_a_city_stay_words(client, words):
    use = used_in_own_words(
        MemberFactory(),
        published().clause.principle,
        title=words,
        text=words,
        contract=words,
        lesson=words,
        offers_note=words,
    )
    hidden = used(MemberFactory(), published("autre"))
    hide(hidden, reason=f"Motif {words}", by=None, at=timezone.now())

    for address in (USES, use.get_absolute_url(), use.member.get_absolute_url(), hidden.get_absolute_url()):
        page = client.get(address).text
        assert words not in page or words in {"javascript:alert(1)", "{{ settings.SECRET_KEY }}{% debug %}"}
        assert errors(page) == []


def grown(count):
    """As many clauses, versions, uses, stages and reports."""
    principle = published("clause-0").clause.principle
    for number in range(1, count + 1):
        version = ClauseVersionFactory(
            clause=ClauseFactory(key=f"clause-{number}", principle=principle), published=True
        )
        followed(version)
        use = used(MemberFactory(), version)
        further(use, TRIAL, corrects=use.stages.get())
        further(used(MemberFactory(slug=f"ville-{number}"), version), GENERALISED)
        ReportFactory(principle=principle, clause_version=version)
    first = Use.objects.order_by("pk").first()
    for _ in range(count - 1):
        used(first.member, first.clause_version)
        ReportFactory(member=first.member, clause_version=first.clause_version, principle=principle)
    return first


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("page", "queries"),
    [
        ("list", 6),
        ("clause", 8),
        ("uses", 6),
        ("use", 4),
        ("csv", 5),
        ("city", 16),
        ("principle", 19),
    ],
)
def test_queries_do_not_grow(client, django_assert_num_queries, page, queries, count):
    first = grown(count)
    address = {
        "list": LIST,
        "clause": "/fr/clauses/clause-1/",
        "uses": USES,
        "use": first.get_absolute_url(),
        "csv": f"{USES}usages.csv",
        "principle": first.principle.get_absolute_url(),
        "city": first.member.get_absolute_url(),
    }[page]
    client.get(address)

    with django_assert_num_queries(queries):
        response = client.get(f"{address}?rien=1")

    assert response.status_code == 200
