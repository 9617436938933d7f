"""A city reports on a year: a draft, submitted for good, seen by the secretariat, corrected by a later one."""

import pytest
from django.db import Error, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from charter_portal.editing.exceptions import EditConflict
from charters.adoptions.exceptions import DocumentNotPDF
from charters.commitments.domain.reporting import assess, begin_report, discard_report, mark_seen, submit
from charters.commitments.exceptions import (
    DraftThere,
    NothingAdopted,
    ReportIncomplete,
    ReportSubmitted,
    SeenAlready,
    YearNotPossible,
)
from charters.commitments.models import Account, Assessment, Report
from tests.adoptions.steps import document, edition_in_force, verified
from tests.factories import MandateFactory, MemberFactory
from tests.portal.posting import text_of

from .steps import adopted, committed, report_begun, report_submitted

pytestmark = pytest.mark.django_db
OWN = "/fr/espace/ville-exemple-a/bilans/"


@pytest.fixture
def city():
    return MemberFactory(slug="ville-exemple-a")


@pytest.fixture
def delegate(client_of, city):
    client = client_of("city")
    MandateFactory(person=client.user.person, member=city, kind="delegate")
    return client


def begun(city, year=2026):
    return begin_report(member=city, year=year, language="fr", on=timezone.localdate(), by=None, at=timezone.now())


def test_a_report_is_of_a_year_and_of_what_was_adopted(city):
    with pytest.raises(NothingAdopted):
        begun(city)
    adopted(city)
    with pytest.raises(YearNotPossible):
        begun(city, timezone.localdate().year + 1)

    report = begun(city)

    assert [part.principle.key for part in report.assessments.all()] == ["sobriete"]
    with pytest.raises(DraftThere):
        begun(city)


def test_it_is_submitted_whole_with_evidence_from_level_two_on(city):
    report = report_begun(city)
    part = report.assessments.get()
    act = {"by": None, "at": timezone.now()}
    with pytest.raises(DocumentNotPDF):
        assess(part, level=3, words="", link="", version=1, file=document(b"no pdf"), **act)
    with pytest.raises(EditConflict):
        assess(part, level=3, words="", link="", version=0, **act)
    with pytest.raises(ReportIncomplete) as refused:
        submit(report, version=report.version, **act)

    assert refused.value.subject == 1
    assert [Assessment(level=level).lacks for level in (None, 0, 1, 2)] == [True, False, False, True]
    assert not Assessment(level=2, link="https://example.org/").lacks


def test_what_is_submitted_is_recorded_guarded_and_corrected_by_a_later_one(city):
    first = report_submitted(city)
    part = first.assessments.get()

    assert (first.entry.act, first.entry.content["levels"]) == ("report_submitted", {"sobriete": 2})
    with pytest.raises(ReportSubmitted):
        assess(part, level=0, words="", link="", version=part.version, by=None, at=timezone.now())
    for rows, change in (
        (Report.objects, {"year": 2025}),
        (Assessment.objects, {"level": 4}),
        (Account.objects, {"value": "100"}),
    ):
        with pytest.raises(Error), transaction.atomic():
            rows.update(**change)

    second = report_submitted(city)
    assert (second.replaces, list(Report.objects.current())) == (first, [second])
    assert second.assessments.get().words == "En place."


def test_the_secretariat_says_that_it_has_seen_a_report(city, client_of):
    report = report_submitted(city)
    staff = client_of("secretariat")
    address = f"/fr/admin/commitments/report/{report.pk}/seen/"
    assert staff.get(address).status_code == 200

    staff.post(address, {"version": report.version})

    report.refresh_from_db()
    assert report.seen_by == staff.user
    assert "vu par le secrétariat" in text_of(staff.get(f"/fr/bilans/{report.pk}/"))
    with pytest.raises(SeenAlready):
        mark_seen(report, by=None, at=timezone.now())


def test_a_report_is_written_read_again_and_submitted(city, delegate, client):
    adopted(city)
    assert delegate.get(OWN).status_code == 200
    assert "Choisissez une année" in text_of(delegate.post(f"{OWN}commencer/", {"year": 1999, "language": "fr"}))
    delegate.post(f"{OWN}commencer/", {"year": 2026, "language": "fr"})
    page = delegate.post(f"{OWN}2026/principes/sobriete/", {"level": 2, "words": "À garder\u202e", "version": 0})
    assert "À garder" in page.text
    delegate.post(f"{OWN}2026/principes/sobriete/", {"level": 2, "words": "Fait.", "version": 0})
    assert "pièce manquante" in text_of(delegate.get(f"{OWN}2026/"))
    conflict = delegate.post(f"{OWN}2026/principes/sobriete/", {"level": 1, "words": "Autre.", "version": 0})
    assert "Fait." in text_of(conflict)
    sent = {"level": 3, "words": "Fait.", "link": "javascript:alert(1)", "version": 1}
    assert "#id_link" in delegate.post(f"{OWN}2026/principes/sobriete/", sent).text
    sent |= {"link": "", "document": document()}
    delegate.post(f"{OWN}2026/principes/sobriete/", sent)
    report = Report.objects.get()
    assert client.get(f"/fr/bilans/{report.pk}/").status_code == 404
    assert client.get(f"/fr/bilans/pieces/{report.assessments.get().pk}.pdf").status_code == 404

    assert "Déposer" in text_of(delegate.get(f"{OWN}2026/deposer/"))
    delegate.post(f"{OWN}2026/deposer/", {"version": report.version})

    assert "3 – déployé" in text_of(client.get(f"/fr/bilans/{report.pk}/"))
    assert client.get(f"/fr/bilans/pieces/{report.assessments.get().pk}.pdf")["Content-Type"] == "application/pdf"
    assert "Bilans annuels" in text_of(client.get(city.get_absolute_url()))


def test_a_draft_of_a_report_is_deleted_after_asking_and_its_evidence_with_it(
    city, delegate, django_capture_on_commit_callbacks
):
    first = report_submitted(city)
    report = report_begun(city)
    part = report.assessments.get()
    assert part.document != first.assessments.get().document
    assert "Supprimer" in text_of(delegate.get(f"{OWN}2026/supprimer/"))

    stale = delegate.post(f"{OWN}2026/supprimer/", {"version": report.version - 1}, follow=True)
    assert "collègue" in text_of(stale)
    with django_capture_on_commit_callbacks(execute=True):
        gone = delegate.post(f"{OWN}2026/supprimer/", {"version": report.version})

    assert gone.url == OWN
    assert list(Report.objects.all()) == [first]
    assert first.assessments.get().document.storage.exists(first.assessments.get().document.name)
    assert not part.document.storage.exists(part.document.name)


def test_a_submitted_report_is_not_deleted(city, delegate):
    report = report_submitted(city)

    assert delegate.post(f"{OWN}2026/supprimer/", {"version": report.version}).status_code == 404
    with pytest.raises(ReportSubmitted):
        discard_report(report, version=report.version)


def test_the_page_of_a_report_leads_to_the_other_years_of_its_city(city, client):
    older, newer = report_submitted(city, year=2025), report_submitted(city)
    report_submitted(city)
    report_begun(city, year=2024)

    page = client.get(f"/fr/bilans/{older.pk}/")

    assert [one.year for one in page.context["others"]] == [2026]
    assert "Autres années de cette ville" in text_of(page)
    assert f"/fr/bilans/{newer.pk}/" not in page.text


def test_pages_of_reports_ask_as_many_questions_for_one_part_as_for_three(client, client_of):
    edition = edition_in_force("ouverture", "sobriete", "vie-privee")

    def asked(letter, count):
        member, seated = MemberFactory(slug=f"ville-exemple-{letter}"), client_of("city")
        MandateFactory(person=seated.user.person, member=member, kind="delegate")
        keys = ("ouverture", "sobriete", "vie-privee")
        verified(member, edition, dict.fromkeys(keys[count:], "deferred"))
        for _number in range(count):
            committed(member)
        reports = [report_submitted(member, year=2026 - number) for number in range(count + 1)]
        report_begun(member, year=2020)
        own = f"/fr/espace/ville-exemple-{letter}/bilans/"
        found = []
        for reader, address in (
            (client, f"/fr/bilans/{reports[0].pk}/?x=1"),
            *((seated, address) for address in (own, f"{own}2020/", f"{own}2020/deposer/")),
            (seated, f"{own}2020/principes/ouverture/"),
        ):
            reader.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert reader.get(address).status_code == 200
            found.append(len(queries))
        return found

    assert asked("a", 1) == asked("b", 3)
