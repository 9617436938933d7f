"""Mails that failed, in the administration."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse
from django.utils import timezone

from charter_portal.notices.models import Mail
from charter_portal.notices.telling import post, tell
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
MAILS = reverse("admin:notices_mail_changelist")


def failed(number=1):
    for event in range(number):
        tell("essai", to=[UserFactory()], about=str(event), context={"ville": "Ville-Exemple"})
    Mail.objects.update(status="failed", attempts=8, last_error="550 no such user")


def test_the_secretariat_sends_a_failed_mail_again(client_of, deliver):
    failed()
    client = client_of("secretariat")
    assert "550 no such user" in client.get(MAILS).text

    client.post(MAILS, {"action": "put_back", ACTION_CHECKBOX_NAME: [Mail.objects.get().pk]})

    assert len(deliver()) == 1
    assert Mail.objects.get().status == "sent"


def test_a_mail_that_was_sent_is_not_sent_again(client_of, deliver):
    tell("essai", to=[UserFactory()], about="x", context={"ville": "Ville-Exemple"})
    deliver()

    client_of("secretariat").post(MAILS, {"action": "put_back", ACTION_CHECKBOX_NAME: [Mail.objects.get().pk]})

    assert deliver() == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(client_of, django_assert_num_queries, rows):
    failed(rows)
    client = client_of("administrator")

    with django_assert_num_queries(6):
        client.get(MAILS)


def test_words_with_a_code_are_not_shown(client_of):
    at = timezone.now()
    mail = post(
        address="a@b.example", language="fr", subject="Le code", text="246810", expires_at=at + timedelta(hours=1)
    )

    page = client_of("administrator").get(reverse("admin:notices_mail_change", args=[mail.pk])).text

    assert ("a@b.example" in page, "246810" in page, "Le code" in page) == (True, False, False)


def test_the_home_page_leads_to_what_failed_and_to_what_waits(client_of):
    failed(3)
    put_off = Mail.objects.first()
    Mail.objects.filter(pk=put_off.pk).update(status="waiting", next_try=datetime(2100, 1, 1, tzinfo=UTC))
    client = client_of("secretariat")

    waiting = [(count, address) for _s, count, address in client.get(reverse("admin:index")).context["waiting"]]

    assert [count for count, _address in waiting] == [2, 1]
    for count, address in waiting:
        assert client.get(address).context["cl"].result_count == count
