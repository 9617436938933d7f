"""Retention: what has been kept long enough goes by itself, every night."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from charter_portal.notices.models import Mail
from charter_portal.notices.telling import post
from charter_portal.personal_data.retention import rules
from charter_portal.personal_data.tasks import retain_no_longer
from charter_portal.tasks.recurring import enqueue_due

pytestmark = pytest.mark.django_db
MIDNIGHT = datetime(2030, 5, 6, tzinfo=UTC)


def post_two_years_ago():
    mail = post(address="a@ville-exemple.example", language="fr", subject="Un mot", text="…", expires_at=timezone.now())
    Mail.objects.filter(pk=mail.pk).update(created_at=timezone.now() - timedelta(days=730))
    return mail


def test_it_is_asked_for_once_a_night():
    enqueue_due(at=MIDNIGHT)

    hours = [
        hour for hour in range(48) if retain_no_longer.module_path in enqueue_due(at=MIDNIGHT + timedelta(hours=hour))
    ]

    assert hours == [2, 26]


def test_the_worker_deletes_what_is_old_and_leaves_the_rest(deliver):
    old = post_two_years_ago()
    new = post(
        address="b@ville-exemple.example",
        language="fr",
        subject="Un mot",
        text="…",
        expires_at=timezone.now() + timedelta(days=1),
    )

    retain_no_longer.enqueue()
    deliver()

    assert set(Mail.objects.values_list("pk", flat=True)) == {new.pk}
    assert old.pk != new.pk


def test_a_dry_run_tells_what_would_go_and_deletes_nothing(capsys):
    post_two_years_ago()

    call_command("apply_retention", "--dry-run")

    told = capsys.readouterr().out.splitlines()
    assert "old-mails: 1 would go" in told
    assert len(told) == len(rules)
    assert Mail.objects.count() == 1
