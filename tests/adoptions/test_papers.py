"""The papers of an adoption: the model act that goes before the council, and the certificate that comes of it."""

import io

import pytest
from django.urls import reverse
from docx import Document

from charter_portal.register.models import IssuedDocument
from charters.adoptions.documents.certificate import certificate_manuscript, verification_of
from charters.adoptions.documents.model_act import model_act, model_act_docx, model_act_manuscript
from charters.adoptions.domain.preparing import Said
from charters.adoptions.models import Instrument
from tests.adoptions.steps import city, drafted, edition_in_force, next_edition, verified
from tests.factories import LawFactory
from tests.portal.pdf.reading import failures, text

pytestmark = [pytest.mark.django_db, pytest.mark.once]

STANCES = {
    "sobriete": Said("provision", "Ici, deux ans.", "Un premier paragraphe"),
    "vie-privee": Said("reservation", "Faute de moyens <b>aujourd'hui</b>."),
    "algorithmes": Said("deferred", ""),
}
KEYS = ("ouverture", "sobriete", "vie-privee", "algorithmes")


@pytest.fixture
def draft():
    member, _user = city(country="MA", name_fr="Ville-Exemple A", name_en="Example City A", name_ar="مدينة المثال أ")
    LawFactory(key="maroc-09-08", title_fr="Loi n° 09-08", jurisdiction_fr="Maroc")
    return drafted(member, edition_in_force(*KEYS), STANCES, body="", signatory_title="")


def words(act):
    return [line for article in act.articles for line, _language in article.paragraphs]


def test_the_model_act_says_what_the_city_prepared_in_the_usual_order(draft):
    act = model_act(draft, "fr")
    assert act.seen[0] == "Vu le texte « Loi n° 09-08 » (Maroc) ;"
    assert act.body == "le conseil communal"
    said = "\n".join(words(act))
    for part in ("« Un premier paragraphe »", "Ici, deux ans.", "Faute de moyens <b>aujourd'hui</b>."):
        assert part in said
    assert "le président ou la présidente du conseil" in said


def test_a_country_whose_law_nobody_told_us_leaves_a_blank(draft):
    draft.adoption.member.country = "GN"
    assert model_act(draft, "en").seen[0].startswith("Seen [the law of the country")


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_model_act_is_printed_and_written_for_an_office(draft, language):
    pdf = model_act_manuscript(draft, language).printed()
    assert failures(pdf) == []
    found = Document(io.BytesIO(model_act_docx(draft, language)))
    lines = [paragraph.text for paragraph in found.paragraphs]
    assert "Ici, deux ans." in lines
    assert [line for line in lines if line][1] == model_act(draft, language).title


def test_a_confirmation_says_why_it_is_asked():
    member, _user = city()
    first = edition_in_force("ouverture", "sobriete")
    verified(member, first)
    second = next_edition(first, "1.1", sobriete="substantive")
    act = model_act(drafted(member, second, {"sobriete": "adopted"}), "fr")
    assert act.title.startswith("Confirmation de")
    assert any("change le fond" in line for line in act.considering)


def test_verifying_issues_a_certificate_in_each_language(deliver):
    member, _user = city(name_fr="Ville-Exemple A", name_ar="مدينة المثال أ")
    made = verified(member, edition_in_force(*KEYS), STANCES)
    deliver()
    assert sorted(IssuedDocument.objects.values_list("language", flat=True)) == ["ar", "en", "fr"]
    pdf = IssuedDocument.objects.get(language="fr").file.read()
    assert failures(pdf) == []
    printed = " ".join(text(pdf).split())
    for part in ("Ville-Exemple A", "2026-17", "2 mars 2026", "Ici, deux ans.", "Prénom NOM-EXEMPLE"):
        assert part in printed
    again = certificate_manuscript(made, verification_of(made), "fr").printed()
    assert again == pdf


def test_a_certificate_says_what_is_not_known():
    member, _user = city()
    made = verified(member, edition_in_force("ouverture"), decided_on=None, number="")
    printed = " ".join(text(certificate_manuscript(made, verification_of(made), "fr").printed()).split())
    assert "Date de la décision non connue" in printed


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_citys_own_edition_prints_its_words_beside_each_principle(client, language):
    member, _user = city(name_fr="Ville-Exemple A", name_ar="مدينة المثال أ")
    first = edition_in_force(*KEYS)
    verified(member, first, STANCES)
    next_edition(first, "1.1", ouverture="substantive")
    answer = client.get(f"/{language}/villes/{member.slug}/charte.pdf")
    pdf = b"".join(answer.streaming_content)
    assert failures(pdf) == []
    printed = " ".join(text(pdf).split())
    assert "Ici, deux ans." in printed
    assert "Un premier paragraphe" in printed
    if language == "fr":
        assert "À confirmer" in printed
        assert "Le conseil s'est prononcé sur la rédaction 1.0" in printed.replace("’", "'")


def test_only_the_city_takes_its_model_act(client, draft):
    address = reverse("adoptions:model_act_docx", args=[draft.adoption.member.slug])
    assert client.get(address).status_code == 302
    client.force_login(city("b")[1])
    assert client.get(address).status_code == 404
    Instrument.objects.all().delete()
