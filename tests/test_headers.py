"""What every answer says to browsers and caches."""

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["home", "charters:shared", "members:member_list", "meetings:meeting_list", "admin:login"])
def response(client, request):
    factories.MemberFactory()
    return client.get(reverse(request.param))


def test_policy_lets_no_inline_and_no_third_party_in(response):
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))

    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


def test_other_protections(response):
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize("name", ["home", "charters:shared", "members:member_list", "meetings:meeting_list", "help"])
def test_reading_sets_no_cookie(client, name):
    response = client.get(reverse(name))

    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    assert response.cookies == {}


@pytest.mark.parametrize("name", ["home", "admin:login"])
def test_unknown_host_is_refused(client, name):
    assert client.get(reverse(name), headers={"host": "ailleurs.example"}).status_code == 400


def test_form_without_its_token_is_refused(client_of):
    client = client_of("secretariat", enforce_csrf_checks=True)

    assert client.post(reverse("admin:members_member_add"), {"slug": "ville-exemple"}).status_code == 403


@pytest.mark.parametrize("name", ["home", "admin:index"])
def test_page_of_someone_signed_in_is_kept_by_no_cache(client_of, name):
    stated = client_of("secretariat").get(reverse(name))["Cache-Control"]

    assert {"private", "no-store"} <= {part.strip() for part in stated.split(",")}
