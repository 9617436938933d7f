"""What the reference data say of clauses: a library for the twelve principles, and what was reported of Nantes."""

import pytest
from django.urls import reverse

from charter_portal.text.paragraphs import paragraphs
from charters.clauses.domain.translating import states
from charters.clauses.models import ClauseVersion, LegalOrder, Report, Use
from charters.models import Principle
from tests.meetings.reference.steps import load
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db


def test_the_library_and_what_was_reported(client):
    load()
    versions = ClauseVersion.objects.select_related("clause__principle").prefetch_related("translations")

    shared = Principle.objects.filter(charter__kind="shared")
    assert {version.clause.principle for version in versions} == set(shared)
    assert {(version.number, version.clause.legal_order) for version in versions} == {(1, LegalOrder.GENERAL)}
    for version in versions:
        assert set(states(version).values()) == {"unreviewed"}
        assert 60 <= len(version.text_fr.split()) <= 150
        texts = (version.text_fr, version.text_en, version.text_ar)
        assert len({len(paragraphs(text)) for text in texts}) == 1
    assert not Use.objects.exists()

    report = Report.objects.get()
    assert (report.member.slug, report.kind) == ("nantes", "generalising")
    assert (report.contract, report.began_on, report.ended_on) == ("", None, None)
    page = text_of(client.get(reverse("clauses:use_list")))
    assert "ce n'est pas la ville qui l'a consigné" in page
    assert "depuis une date non connue" in page
    assert "en cours de généralisation" in page
    assert client.get(f"{reverse('clauses:use_list')}?etape=generalised").context["reports"] == [report]
    assert client.get(f"{reverse('clauses:use_list')}?etape=trial").context["reports"] == []
    for language in ("fr", "en", "ar"):
        assert client.get(f"/{language}{report.source_path}").status_code == 200
