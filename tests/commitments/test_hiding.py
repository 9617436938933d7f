"""The commission hides the words of a commitment or a report, for a reason, and can show them again."""

import csv
import io

import pytest
from django.db import Error, transaction
from django.utils import timezone

from charter_portal.notices.models import Notice
from charter_portal.register.models import Entry
from charters.commitments.domain.hiding import hide, show_again
from charters.commitments.exceptions import WordsNotPublic
from charters.commitments.models import Commitment, Report
from charters.commitments.searching import documents
from charters.exceptions import ReasonMissing
from charters.yearbook.reading.commitments import promises_read
from charters.yearbook.reading.years import Year
from tests.clauses.steps import leader
from tests.factories import MandateFactory, MemberFactory
from tests.html import errors
from tests.portal.posting import text_of

from .steps import committed, promised, report_begun, report_submitted, settled

pytestmark = pytest.mark.django_db
SAID, REASON = "Contre Monsieur Exemple.", "Nomme une personne."
WORDS = {"text": SAID, "indicator": SAID, "target": SAID, "verification": SAID}


@pytest.fixture
def city():
    return MemberFactory(slug="ville-exemple-a")


@pytest.fixture
def delegate(client_of, city):
    client = client_of("city")
    MandateFactory(person=client.user.person, member=city, kind="delegate")
    return client


def hidden(row, by=None):
    return hide(row, reason=REASON, by=by, at=timezone.now())


def test_everyone_reads_the_date_and_the_reason_in_place_of_a_commitment(city, client, delegate):
    told, row = leader(city), committed(city, **WORDS)
    later = committed(city, replaces=row, text="Autrement.")
    settled(later, "not_kept", SAID, value=SAID)
    hidden(row)
    hidden(later)

    own = f"/fr/espace/ville-exemple-a/engagements/{later.pk}/"
    for address in (f"/fr/engagements/{row.pk}/", f"/fr/engagements/{later.pk}/", "/fr/engagements/"):
        page = text_of(client.get(address))
        assert f"Masqué par la commission le {timezone.localdate().day}" in page
        assert REASON in page
        assert SAID not in page
    assert "non tenu" in text_of(client.get(f"/fr/engagements/{later.pk}/"))
    table = client.get("/fr/engagements.csv").getvalue().decode("utf-8-sig")
    assert (SAID in table, REASON in list(csv.reader(io.StringIO(table)))[1][3]) == (False, True)
    assert [(REASON in one.text, SAID in one.text) for one in documents()] == [(True, False)]
    assert SAID in text_of(delegate.get(own))
    assert REASON in text_of(delegate.get(own))
    assert {told.pk} <= {one.recipient_id for one in Notice.objects.filter(kind="commitment_words_hidden")}


def test_the_document_of_a_year_says_it_too(city):
    row = settled(committed(city, **WORDS), "kept", SAID).commitment
    hidden(row)

    today = timezone.localdate()
    [promise] = promises_read(Year(today.year, today, is_running=True), "fr").settled.first

    assert (REASON in promise.text, SAID in promise.text, promise.words) == (True, False, "")


def test_everyone_reads_the_levels_of_a_report_and_why_its_words_are_hidden(city, client, client_of, delegate):
    report = report_submitted(city)
    part = report.assessments.get()
    hidden(report)

    page = text_of(client.get(f"/fr/bilans/{report.pk}/"))
    assert REASON in page
    assert "2 – défini" in page
    assert "En place." not in page
    assert "Deux services restent." not in page
    assert "pièce manquante" not in page
    assert "60" not in text_of(client.get(f"/fr/engagements/{report.accounts.get().commitment_id}/"))
    assert client.get(f"/fr/bilans/pieces/{part.pk}.pdf").status_code == 404
    assert client_of("secretariat").get(f"/fr/bilans/pieces/{part.pk}.pdf").status_code == 200
    assert "En place." in text_of(delegate.get("/fr/espace/ville-exemple-a/bilans/2026/"))
    assert delegate.get(f"/fr/bilans/pieces/{part.pk}.pdf").status_code == 200


@pytest.mark.parametrize("make", [committed, report_submitted])
def test_both_are_acts_on_record_and_the_words_stay(city, make):
    row = make(city)
    shown = show_again(hidden(row), by=None, at=timezone.now())

    acts = Entry.objects.filter(subject=row.path).order_by("-number")
    assert [entry.act for entry in acts[:2]] == ["words_shown", "words_hidden"]
    assert (shown.is_hidden, shown.hidden_reason) == (False, "")
    with pytest.raises(Error), transaction.atomic():
        Commitment.objects.update(text="Autre chose.")


def test_nothing_is_hidden_without_a_reason_nor_before_it_is_public(city):
    report = report_begun(city)
    with pytest.raises(ReasonMissing):
        hide(Commitment.objects.public().get(), reason=" … ", by=None, at=timezone.now())
    for draft in (promised(city), report):
        with pytest.raises(WordsNotPublic):
            hidden(draft)


@pytest.mark.parametrize(("make", "name"), [(committed, "commitment"), (report_submitted, "report")])
def test_the_team_does_it_on_a_page(city, client_of, make, name):
    row, staff = make(city), client_of("commission-staff")
    page = f"/fr/admin/commitments/{name}/{row.pk}/"
    assert f"{page}words/hide/" in staff.get(f"{page}change/").text
    assert errors(staff.get(f"{page}words/hide/").text) == []

    staff.post(f"{page}words/hide/", {"version": row.version, "reason": REASON})
    stored = type(row).objects.get(pk=row.pk)
    assert (stored.hidden_reason, stored.hidden_by) == (REASON, staff.user)
    staff.post(f"{page}words/show/", {"version": stored.version})

    assert not type(row).objects.get(pk=row.pk).is_hidden
    assert Report.objects.filter(hidden_by=None).exists() is (name == "report")
