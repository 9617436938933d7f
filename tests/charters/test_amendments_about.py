"""From the page of a principle to its amendments, and from a wording back to those that it was made of."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from charter_portal.text.csv_cells import bare
from charters.documents.contributions import contributions_manuscript
from charters.domain.accepting import accept_amendment, proposal_of
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from charters.domain.judging import decline
from charters.models import Amendment, Edition
from charters.reading.amending import amendments_in_report
from tests.charters.amending_steps import WHY, consultation, drafted, submitted, wording_of
from tests.factories import AnnotationFactory, MandateFactory, MemberFactory, UserFactory

pytestmark = pytest.mark.django_db


def accepted_in_the_next_edition(edition):
    """An amendment to ``edition``, accepted into the next one, whose consultation is opened."""
    draft = draft_next_edition(edition, number="0.2", by=None)
    made = submitted(edition)
    proposal = proposal_of(made)
    declared = {"change": "substantive", "change_reason": "Proposé par une ville.", "reason": ""}
    act = {"version": made.version, "seen": proposal.seen, "by": None, "at": timezone.now()}
    made = accept_amendment(made, text=proposal.whole, **declared, **act)
    open_consultation(Edition.objects.get(pk=draft.pk), by=None, on=timezone.localdate())
    return Amendment.objects.get(pk=made.pk)


@pytest.mark.parametrize("name", ["compare_principle", "wording"])
def test_a_wording_leads_back_to_the_amendments_that_it_was_made_of(name):
    made = accepted_in_the_next_edition(consultation())
    numbers = ("1.0", "2.0") if name == "compare_principle" else ("2.0",)

    page = Client().get(reverse(f"charters:{name}", args=[made.revision.principle.key, *numbers]))

    assert f'href="{made.get_absolute_url()}"' in page.text


def test_the_page_of_a_principle_shows_the_latest_amendments_of_every_edition_and_no_draft():
    edition = consultation()
    made = accepted_in_the_next_edition(edition)
    hidden = drafted(Edition.objects.get(number="0.2"), member=MemberFactory(name_fr="Ville-Exemple cachée"))
    later = [submitted(Edition.objects.get(number="0.2"), member=hidden.member) for _each in range(3)]

    page = Client().get(reverse("charters:principle", args=[made.revision.principle.key])).text

    assert all(f'href="{row.get_absolute_url()}"' in page for row in later)
    assert made.get_absolute_url() not in page
    for number in ("0.1", "0.2"):
        assert reverse("charters:amendment_list", args=[edition.charter.slug, number]) in page
    assert "Amendement en brouillon" not in page


@pytest.mark.parametrize("cities", [0, 1, 2])
def test_whoever_reads_in_public_is_led_to_the_form_of_their_city(cities):
    key = wording_of(consultation()).principle.key
    person = MandateFactory(kind="contributor").person if cities else None
    for _further in range(cities - 1):
        MandateFactory(kind="contributor", person=person)
    client = Client()
    client.force_login(UserFactory(person=person))

    response = client.get(reverse("charters:choose_city_to_amend", args=[key]))

    slugs = [mandate.member.slug for mandate in person.mandates.all()] if person else []
    addresses = [reverse("charters:amendment_begin", args=[slug, key]) for slug in slugs]
    if cities == 2:
        assert all(address in response.text for address in addresses)
    else:
        assert response.url == (addresses[0] if addresses else reverse("workspaces"))


def test_the_page_of_a_principle_costs_as_much_with_three_amendments_as_with_one(
    django_assert_max_num_queries, django_assert_num_queries
):
    edition = consultation()
    made = submitted(edition)
    address = reverse("charters:principle", args=[made.revision.principle.key])
    Client().get(address)
    submitted(edition)
    with django_assert_max_num_queries(25) as counted:
        Client().get(address)
    for _each in range(2):
        submitted(edition)

    with django_assert_num_queries(len(counted)):
        Client().get(address)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "=SOMME(A1)", "{{ settings }}"])
def test_the_report_on_an_edition_tells_its_amendments_on_every_page_and_paper_as_words(words):
    edition = consultation()
    drafted(edition, statement="Ce que personne ne voit.")
    made = submitted(edition, statement=f"{words}\n\nUn second paragraphe.")
    decline(made, reason=words, version=made.version, by=None, at=timezone.now())
    args = [edition.charter.slug, edition.number]

    page = Client().get(reverse("charters:contributions", args=args))
    table = Client().get(reverse("charters:contributions_csv", args=args)).getvalue().decode("utf-8-sig")
    paper = Client().get(reverse("charters:contributions_pdf", args=args)).getvalue()

    assert "Non retenu" in page.text
    (row,) = list(csv.DictReader(table.splitlines(keepends=True)))
    assert next(bare(cell) for cell in row.values()) == "amendement 1"
    assert words in "\n".join(bare(cell) for cell in row.values())
    printed = "".join(part.extract_text() for part in PdfReader(io.BytesIO(paper)).pages).replace("\n", "")
    assert words.replace(" ", "") in printed.replace(" ", "")
    assert "Ce que personne ne voit" not in table + printed


def test_the_report_costs_as_much_with_three_amendments_as_with_one(django_assert_num_queries):
    edition = consultation()
    for _each in range(3):
        made = submitted(edition)
        made.cosignatures.create(member=MemberFactory(), signed_at=made.submitted_at)
        with django_assert_num_queries(3):
            amendments_in_report(edition, "fr")


def test_on_paper_a_justification_reads_in_its_own_direction_whatever_the_pages(language):
    edition = consultation()
    submitted(edition)
    language("ar")

    html = contributions_manuscript(edition, "ar").html

    assert f'<p class="said" dir="ltr">{WHY}</p>' in html


def test_the_cover_counts_each_city_once_whether_it_annotated_or_amended():
    edition = consultation()
    made = submitted(edition)
    for member in (made.member, MemberFactory()):
        AnnotationFactory(edition=edition, revision=made.revision, member=member)
    submitted(edition)

    html = contributions_manuscript(edition, "fr").html

    assert "<th>Villes</th><td>3</td>" in html
