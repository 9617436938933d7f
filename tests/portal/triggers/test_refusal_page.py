"""A view that runs into a guard answers with a page that says so."""

import pytest
from django.db import IntegrityError

from charter_portal.register.models import Entry
from charter_portal.register.recording import record

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.triggers.sealed_urls")]


@pytest.fixture(autouse=True)
def entry():
    return record(act=Entry.Act.CONSULTATION_OPENED, subject="essai", content={}, by=None)


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_a_refused_change_answers_409(client, language):
    response = client.post(f"/{language}/entry/")

    assert response.status_code == 409
    assert "409.html" in [template.name for template in response.templates]
    assert f'lang="{language}"'.encode() in response.content
    assert Entry.objects.get().subject == "essai"


def test_another_broken_constraint_is_an_error_of_ours(client):
    with pytest.raises(IntegrityError):
        client.post("/fr/constraint/")
