"""Minutes as PDF and participants as a table, as they are asked for: who gets them, kept as a file, fresh again."""

import pytest
from django.urls import reverse

from meetings.models import Minutes
from tests.factories import (
    AgendaItemFactory,
    AttendanceFactory,
    DecisionFactory,
    InterventionFactory,
)
from tests.meetings.minutes.steps import summarised

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return summarised()


def address(meeting, name="minutes_pdf"):
    return reverse(f"meetings:{name}", args=[meeting.commission.slug, meeting.number])


def test_anyone_reads_public_minutes_kept_as_a_file(client, meeting, settings):
    response = client.get(address(meeting))

    pdf = b"".join(response.streaming_content)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="commission-exemple-11-fr.pdf"'
    assert "public" in response["Cache-Control"]
    kept = list((settings.MEDIA_ROOT / "pdf").rglob("*.pdf"))
    assert [path.read_bytes() for path in kept] == [pdf]


def test_who_has_the_document_gets_304(client, meeting):
    tag = client.get(address(meeting))["ETag"]

    assert client.get(address(meeting), headers={"If-None-Match": tag}).status_code == 304


def test_a_change_replaces_the_kept_file(client, meeting, settings):
    client.get(address(meeting))
    before = list((settings.MEDIA_ROOT / "pdf").rglob("*.pdf"))
    AgendaItemFactory(meeting=meeting)

    client.get(address(meeting))

    after = list((settings.MEDIA_ROOT / "pdf").rglob("*.pdf"))
    assert len(before) == len(after) == 1
    assert before != after


def test_the_public_does_not_see_drafts(client, client_of, meeting, settings):
    Minutes.objects.filter(meeting=meeting).update(status=Minutes.Status.DRAFT)

    staff = client_of("secretariat").get(address(meeting))

    assert client.get(address(meeting)).status_code == 404
    assert staff.status_code == 200
    assert "no-store" in staff["Cache-Control"]
    assert not (settings.MEDIA_ROOT / "pdf").exists()


def test_a_failure_gives_words_and_no_file(client, meeting, settings):
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "pdf").write_text("a file where a folder should be")

    response = client.get(address(meeting))

    assert response.status_code == 503
    assert response["Content-Type"].startswith("text/html")
    assert "no-store" in response["Cache-Control"]


def test_participants_as_csv(client, meeting):
    AttendanceFactory(meeting=meeting, person__surname="EXEMPLE", title="Maire", member__name_fr="Ville-Exemple")

    response = client.get(address(meeting, "participants_csv"))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment")
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[0].startswith("\ufeff")
    assert lines[1].startswith("France,Ville-Exemple,Maire,EXEMPLE,Camille,")


def test_queries_do_not_grow_with_rows(client, meeting, django_assert_max_num_queries):
    client.get(address(meeting))
    for _ in range(6):
        InterventionFactory(item=AgendaItemFactory(meeting=meeting))
        AttendanceFactory(meeting=meeting)
        DecisionFactory(meeting=meeting)

    with django_assert_max_num_queries(14):
        client.get(address(meeting))
