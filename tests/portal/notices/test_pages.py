"""The pages of notices, preferences and unsubscribing."""

import pytest
from django.core.signing import dumps
from django.test import Client
from django.urls import reverse

from charter_portal.notices.models import Notice, Preference
from charter_portal.notices.telling import tell
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LIST, READ, PREFERENCES = (reverse(f"notices:{name}") for name in ("list", "read", "preferences"))


def told(user, number=1):
    for event in range(number):
        tell("essai", to=[user], about=str(event), context={"ville": f"Ville-Exemple {event} <b>"}, path="/reunions/")


def test_each_reads_their_own_notices_only(client_of):
    client = client_of("city")
    told(client.user)
    tell("essai", to=[UserFactory()], about="autre", context={"ville": "Ailleurs"})

    page = client.get(LIST).text

    assert '<a href="/fr/reunions/">Réunion à Ville-Exemple 0 &lt;b&gt;</a>' in page
    assert "Ailleurs" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(client_of, django_assert_num_queries, rows):
    client = client_of("city")
    told(client.user, rows)

    with django_assert_num_queries(6):
        client.get(LIST)


def test_a_long_list_is_paged(client_of):
    client = client_of("city")
    told(client.user, 26)

    assert client.get(LIST).text.count("<time ") == 25
    assert client.get(LIST, {"page": 2}).text.count("<time ") == 1


def test_one_notice_is_marked_as_read_then_all(client_of):
    client = client_of("city")
    told(client.user, 3)
    first = client.user.notices.first()

    assert client.post(READ, {"notice": first.pk}).url == LIST
    assert list(Notice.objects.exclude(read_at=None)) == [first]
    client.post(READ)
    assert not Notice.objects.filter(read_at=None).exists()


@pytest.mark.parametrize("number", ["0", "abc", "٣", "-1"])
def test_a_number_that_is_no_notice_is_not_found(client_of, number):
    assert client_of("city").post(READ, {"notice": number}).status_code == 404


def test_the_notice_of_another_is_not_found_and_stays_unread(client_of):
    told(UserFactory())

    assert client_of("city").post(READ, {"notice": Notice.objects.get().pk}).status_code == 404
    assert Notice.objects.get().read_at is None


def test_choices_are_kept_for_what_is_not_obligatory(client_of):
    client = client_of("city")

    client.post(PREFERENCES, {"essai": "daily", "essai_obligatoire": "portal"})

    assert [(row.user, row.kind, row.delivery) for row in Preference.objects.all()] == [(client.user, "essai", "daily")]
    assert '<option value="daily" selected>' in client.get(PREFERENCES).text


def test_a_choice_that_does_not_exist_is_refused(client_of):
    response = client_of("city").post(PREFERENCES, {"essai": "never"})

    assert (response.status_code, Preference.objects.exists()) == (400, False)


def test_the_page_says_why_some_mail_always_comes(client_of):
    page = client_of("city").get(PREFERENCES).text

    assert "Un essai obligatoire<p>Parce que.</p>" in page


@pytest.fixture
def stranger():
    """A mail program: no session, and CSRF is checked."""
    return Client(enforce_csrf_checks=True)


def link_in(message):
    return message.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")


def test_one_click_stops_the_mail_of_that_kind(deliver, stranger):
    user = UserFactory(language="ar")
    told(user)
    [message] = deliver()
    link = link_in(message)
    assert link.startswith("/ar/notifications/desabonnement/")
    assert link in message.body

    assert stranger.get(link).status_code == 200
    assert not Preference.objects.exists()
    response = stranger.post(link, {"List-Unsubscribe": "One-Click"})

    assert (response.status_code, response.cookies) == (200, {})
    assert [(row.user, row.kind, row.delivery) for row in Preference.objects.all()] == [(user, "essai", "portal")]


def test_what_is_obligatory_offers_no_way_out(deliver):
    tell("essai_obligatoire", to=[UserFactory()], about="x", context={"ville": "Ville-Exemple"})

    [message] = deliver()

    assert "List-Unsubscribe" not in message.extra_headers
    assert "desabonnement" not in message.body


def test_a_forged_address_stops_nothing(stranger):
    user = UserFactory()
    forged = reverse("notices:unsubscribe", args=[dumps([user.pk, ["essai"]], salt="another")])

    assert (stranger.get(forged).status_code, stranger.post(forged).status_code) == (404, 404)
    assert not Preference.objects.exists()


def test_the_address_of_an_account_that_is_gone_is_not_found(deliver, stranger):
    user = UserFactory()
    told(user)
    link = link_in(deliver()[0])
    user.notices.all().delete()
    user.delete()

    assert stranger.post(link).status_code == 404
