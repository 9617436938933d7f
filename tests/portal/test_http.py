"""Small addresses, methods and hosts: what a browser, a robot or a stranger may ask."""

import pytest
from django.test import Client
from django.urls import reverse

from charter_portal.reading import without_body_for_head
from tests.factories import MeetingFactory


class Body(list):
    """A body as servers get it: pieces, and a close that tells that it was called."""

    is_closed = False

    def close(self):
        self.is_closed = True


@pytest.mark.parametrize(("method", "sent"), [("HEAD", b""), ("GET", b"%PDF"), ("POST", b"%PDF")])
def test_head_has_the_headers_and_no_body(method, sent):
    made, told = Body([b"%P", b"DF"]), []

    def application(environ, start_response):
        start_response("200 OK", [("Content-Length", "4")])
        return made

    body = without_body_for_head(application)({"REQUEST_METHOD": method}, lambda *answer: told.append(answer))

    assert b"".join(body) == sent
    assert told == [("200 OK", [("Content-Length", "4")])]
    assert made.is_closed == (method == "HEAD")  # a server closes the body that it is given


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/fr/", "/fr/charte/", "/en/villes/", "/ar/aide/", "/sante/", "/robots.txt"])
def test_a_strangers_post_to_a_page_is_no_method_of_it(path):
    response = Client(enforce_csrf_checks=True).post(path, {"a": "b"})

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.django_db
def test_a_post_without_a_token_is_refused_where_posts_are_taken():
    assert Client(enforce_csrf_checks=True).post(reverse("admin:login"), {"username": "a"}).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/fr/compte/connexion/", "/ar/compte/connexion/", "/fr/admin/login/"])
def test_a_form_of_a_page_that_is_too_old_says_in_three_languages_what_to_do(path):
    response = Client(enforce_csrf_checks=True).post(path, {"login": "a@ville.example"})

    assert response.status_code == 403
    assert '<html lang="fr">' in response.text
    for words in ("Rien n'a été modifié", "Nothing was changed", "لم يتغيّر أي شيء"):
        assert words in response.text
    assert 'href="/fr/"' in response.text
    assert "DEBUG" not in response.text
    assert response["Cache-Control"] == "no-store"


def test_robots_may_read_all_but_the_administration(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.splitlines() == [
        "User-agent: *",
        "Disallow: /fr/admin/",
        "Disallow: /en/admin/",
        "Disallow: /ar/admin/",
        "Allow: /",
    ]


def test_the_icon_that_browsers_ask_for_is_the_portals(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/img/icon.svg")


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["011", "00", "+11", "11.0", "9" * 5000])
@pytest.mark.parametrize("end", ["", "compte-rendu/", "compte-rendu.pdf", "participants.csv"])
def test_a_meeting_has_one_address(client, number, end):
    commission = MeetingFactory(number=11).commission.slug

    assert client.get(f"/fr/reunions/{commission}/{number}/{end}").status_code == 404


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "a b", "<script>"])
def test_an_unknown_host_is_told_so_in_three_languages(client, host, settings):
    response = client.get("/fr/", headers={"host": host})

    assert response.status_code == 400
    assert [f'lang="{code}"' in response.text for code in ("fr", "en", "ar")] == [True] * 3
    assert host not in response.text
    assert not any(known in response.text for known in settings.ALLOWED_HOSTS)
