"""A session that ends while someone types: the words are given back."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return reverse("members:contributor_add", args=[factories.MandateFactory(kind="delegate").member.slug])


def test_words_typed_before_the_session_ended_are_given_back(page):
    words = "Ajouter <b>« sous licence »</b>.\n\nEt rien d'autre."

    response = Client().post(page, {"body": words, "kind": "question", "version": "3", "title": "Un titre"})

    assert response.status_code == 403
    assert response.context["texts"] == [words, "Un titre"]
    assert "&lt;b&gt;« sous licence »&lt;/b&gt;" in response.text
    assert f"?next={page}" in response.text
    assert "no-store" in response["Cache-Control"]


def test_where_nothing_was_typed_one_is_sent_to_sign_in(page):
    for response in (Client().get(page), Client().post(page), Client().post(page, {"version": "3"})):
        assert (response.status_code, response.url) == (302, f"{reverse('account_login')}?next={page}")


def test_a_strangers_token_is_asked_for_before_anything_is_given_back(page):
    response = Client(enforce_csrf_checks=True).post(page, {"body": "Des mots d'un autre site."})

    assert response.status_code == 403
    assert "autre site" not in response.text
