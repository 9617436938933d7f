"""Sending to a real mail server, which refuses, goes away and comes back."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from charter_portal.notices.models import Mail
from charter_portal.notices.sending import LEASE, PAUSES, send_again, send_due
from charter_portal.notices.telling import post, tell
from tests.factories import UserFactory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def told(*users, about="réunion:1"):
    tell("essai", to=users, about=about, context={"ville": "Ville-Exemple"}, path="/reunions/", at=NOON)


def states():
    return sorted(Mail.objects.values_list("status", "attempts"))


@pytest.mark.django_db
class TestOneWorker:
    def test_a_mail_arrives_with_its_headers(self, server):
        user = UserFactory(language="ar")
        told(user)

        assert send_due(at=NOON) == 1

        [message] = server.received
        assert message["To"] == user.email
        assert message["From"] == "portail@localhost"
        assert message["Subject"] == "اجتماع في Ville-Exemple"
        assert message["Message-ID"] == f"<{Mail.objects.get().pk}@127.0.0.1>"
        assert message["Auto-Submitted"] == "auto-generated"
        assert message["Content-Language"] == "ar"
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert message["List-Unsubscribe"].strip().startswith("<http://127.0.0.1:8000/ar/notifications/desabonnement/")
        assert (message.get_content_type(), message.is_multipart()) == ("text/plain", False)
        assert "http://127.0.0.1:8000/ar/reunions/" in message.get_content()

    def test_files_are_made_when_the_mail_leaves_and_nothing_of_them_is_stored(self, server):
        tell("essai_joint", to=[UserFactory(language="ar")], about="lieu", context={"ville": "Ville-Exemple"}, at=NOON)

        send_due(at=NOON)

        [message] = server.received
        parts = [(part.get_content_type(), part.get_filename()) for part in message.walk() if not part.is_multipart()]
        assert parts == [
            ("text/plain", None),
            ("text/x-place", None),
            ("text/x-place", "lieu.txt"),
            ("application/octet-stream", "plan.bin"),
        ]
        assert [part.get_content().strip() for part in message.walk() if part.get_content_type() == "text/x-place"] == [
            "Ville-Exemple (ar)"
        ] * 2

    def test_what_was_sent_is_not_sent_again(self, server):
        told(UserFactory())

        assert [send_due(at=NOON + timedelta(days=days)) for days in range(3)] == [1, 0, 0]

    def test_while_the_server_is_away_nothing_is_lost_and_all_is_sent_once_when_it_returns(self, server):
        users = UserFactory.create_batch(5)
        told(*users)
        server.down()

        at = NOON
        for _ in range(60):  # ten hours, a look every ten minutes
            assert send_due(at=at) == 0
            at += timedelta(minutes=10)
        assert {status for status, _attempts in states()} == {"waiting"}
        server.up()
        for _ in range(7):
            send_due(at=at)
            at += timedelta(minutes=10)

        assert server.recipients() == sorted(user.email for user in users)
        assert {status for status, _attempts in states()} == {"sent"}

    def test_pauses_grow_while_the_server_is_away(self, server):
        told(UserFactory())
        server.down()

        at, pauses = NOON, []
        for _ in range(8):
            send_due(at=at)
            pauses.append((Mail.objects.get().next_try - at) // timedelta(minutes=1))
            at = Mail.objects.get().next_try

        assert pauses == [1, 5, 15, 60, 60, 60, 60, 60]
        assert "ConnectionRefusedError" in Mail.objects.get().last_error

    def test_a_recipient_that_does_not_exist_fails_alone(self, server):
        first, second, third = UserFactory.create_batch(3)
        server.refusals[second.email] = "550 no such user"
        told(first, second, third)

        assert send_due(at=NOON) == 2

        assert server.recipients() == sorted([first.email, third.email])
        failed = Mail.objects.get(status="failed")
        assert (failed.recipient, failed.last_error) == (second, "550 no such user")

    def test_a_recipient_put_off_is_tried_again_then_given_up(self, server):
        user = UserFactory()
        server.refusals[user.email] = "450 greylisted"
        told(user)

        at = NOON
        for pause in PAUSES:
            assert send_due(at=at) == 0
            assert Mail.objects.get().next_try == at + pause
            at += pause
        send_due(at=at)

        assert states() == [("failed", len(PAUSES) + 1)]
        server.refusals.clear()
        assert send_again(Mail.objects.all(), at=at) == 1
        assert send_due(at=at) == 1

    def test_a_server_about_to_stop_is_no_fault_of_the_mail(self, server):
        user = UserFactory()
        server.refusals[user.email] = "421 shutting down"
        told(user)

        assert send_due(at=NOON) == 0

        assert states() == [("waiting", 1)]

    def test_a_mail_that_cannot_be_written_fails_alone(self, server):
        told(UserFactory())
        tell("essai", to=[UserFactory()], about="autre", context={"numéro": 1}, at=NOON)
        Mail.objects.filter(notices__about="autre").get().notices.update(kind="disparu")

        assert send_due(at=NOON) == 1

        assert "disparu" in Mail.objects.get(status="failed").last_error

    def test_a_code_is_dropped_when_its_time_is_over_and_its_words_are_forgotten(self, server):
        expires_at = NOON + timedelta(minutes=15)
        for _ in range(2):
            post(
                address="A@ville-exemple.example",
                language="fr",
                subject="Votre code",
                text="246810",
                expires_at=expires_at,
                at=NOON,
            )
        first = Mail.objects.order_by("pk").first()
        Mail.objects.filter(pk=first.pk).update(next_try=expires_at)

        assert send_due(at=NOON) == 1
        assert send_due(at=expires_at) == 0

        assert server.received[0].get_content().split() == ["246810"]
        assert server.received[0]["Subject"] == "Votre code"
        assert sorted(Mail.objects.values_list("status", "subject", "text")) == [("dropped", "", ""), ("sent", "", "")]

    def test_a_claim_that_ran_out_is_taken_over_under_the_same_name(self, server):
        told(UserFactory())
        Mail.objects.update(status="sending", attempts=1, next_try=NOON + LEASE)

        assert send_due(at=NOON + LEASE - timedelta(seconds=1)) == 0
        assert send_due(at=NOON + LEASE) == 1

        assert server.received[0]["Message-ID"] == f"<{Mail.objects.get().pk}@127.0.0.1>"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_mail_once(server):
    users = UserFactory.create_batch(20)
    told(*users)
    ready, counts = threading.Barrier(2), []

    def work():
        ready.wait()
        try:
            counts.append(send_due(at=NOON))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert server.recipients() == sorted(user.email for user in users)
    assert sum(counts) == 20


@pytest.mark.django_db(transaction=True)
def test_one_event_told_twice_at_once_is_told_once(server):
    users = UserFactory.create_batch(5)
    ready = threading.Barrier(2)

    def work():
        ready.wait()
        try:
            told(*users)
        finally:
            connection.close()

    tellers = [threading.Thread(target=work) for _ in range(2)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    send_due(at=NOON)

    assert server.recipients() == sorted(user.email for user in users)
