"""What a city's own edition prints of its commitments and levels beside each principle."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from charters.adoptions.documents.city_edition import city_edition_manuscript
from charters.adoptions.domain.editions import edition_in_force as find_edition_in_force
from charters.adoptions.models import Adoption
from charters.commitments.domain.hiding import hide
from charters.models import Principle
from tests.adoptions.steps import city, edition_in_force, verified
from tests.hostile import WORDS
from tests.portal.pdf.reading import failures

from .steps import committed, late, promised, report_begun, report_submitted, settled

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return city("a", name_fr="Ville-Exemple A", name_ar="مدينة المثال أ")[0]


@pytest.fixture
def edition(member):
    edition = edition_in_force("sobriete", "algorithmes")
    verified(member, edition)
    return edition


def printed(member, language="fr"):
    on, adoption = timezone.localdate(), Adoption.objects.get(member=member)
    return city_edition_manuscript(adoption, find_edition_in_force(adoption.charter, on=on), language, on=on)


def read(member):
    """The words of the document, principle by principle, what is before the first one in the first place."""
    html = printed(member).html.replace("\xa0", " ").replace("'", "’").replace("&#x27;", "’")
    return [" ".join(part.split()) for part in html.split('<section class="article">')]


def test_each_principle_has_its_commitments_and_the_latest_level_beside_it(member, edition):
    committed(member)
    late(member, text="Purger les données.", principle=Principle.objects.get(key="algorithmes"))
    settled(committed(member, text="Former les services."), value="60")
    report_submitted(member, year=timezone.localdate().year)

    about, first, second = read(member)

    assert "Y figurent aussi ses engagements" in about
    for part in (
        "Publier le registre des traitements.",
        "Part des traitements publiés",
        "20 %",
        "100 %",
        "60 %",
        "tenu",
    ):
        assert part in first
    assert "Purger les données." in second
    assert "en retard" in second
    assert f"2 – défini (bilan sur {timezone.localdate().year})" in first


def test_what_is_not_public_is_not_printed(member, edition):
    promised(member, text="Brouillon secret.")
    report_begun(member)

    told = " ".join(read(member))

    assert "Brouillon secret." not in told
    assert "Niveau que la ville se donne" not in told


def test_hidden_words_are_not_printed_and_what_no_words_say_is(member, edition):
    made = committed(member, text="Mots masqués.", indicator="Indicateur masqué")
    settled(made, words="Suite masquée.", value="61")
    report = report_submitted(member, year=timezone.localdate().year)
    for row in (type(made).objects.get(pk=made.pk), report):
        hide(row, reason="Contraire aux règles.", by=None, at=timezone.now())

    told = " ".join(read(member))

    for part in ("Mots masqués.", "Indicateur masqué", "Suite masquée.", "61 %"):
        assert part not in told
    assert "tenu" in told
    assert "2 – défini" in told


def test_the_last_version_of_a_commitment_stands_alone(member, edition):
    committed(member, replaces=committed(member, text="Ancienne version."), text="Nouvelle version.")

    told = " ".join(read(member))

    assert ("Nouvelle version." in told, "Ancienne version." in told) == (True, False)


def test_what_was_promised_under_a_principle_that_is_listed_no_more_is_printed_last(member, edition):
    other = Principle.objects.create(charter=edition.charter, key="ancien")
    committed(member, text="Promis ailleurs.", principle=other)

    [*_before, last] = read(member)

    assert "Engagements au titre de principes d’autres éditions" in last
    assert "Promis ailleurs." in last


def test_a_city_without_commitments_has_the_charter_alone(member, edition):
    told = " ".join(read(member))

    assert "Engagements de la ville" not in told
    assert "Y figurent aussi" not in told


def test_the_questions_asked_don_t_grow_with_what_is_promised(member, edition):
    committed(member)
    with CaptureQueriesContext(connection) as few:
        printed(member)
    for _ in range(3):
        committed(member)
    with CaptureQueriesContext(connection) as many:
        printed(member)

    assert len(many) == len(few)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_it_is_printed_for_every_reader(member, edition, language):
    late(member, text="\n\n".join(WORDS))
    report_submitted(member)

    manuscript = printed(member, language)

    assert "<svg/onload" not in manuscript.html
    assert failures(manuscript.printed()) == []
