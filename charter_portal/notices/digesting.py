"""The daily mail: what a reader wanted once a day and has not read in the portal yet."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from charter_portal.tasks.recurring import recurs

from .models import Delivery, Mail, Notice
from .telling import mail_id, send_soon

# In UTC: mail is there when offices open, from Dakar to Antananarivo.
HOUR = 6


def write_digests(*, at):
    """Write the mails of the last day that has ended at HOUR; returns how many. Run twice, it writes each once.

    ``at`` is an aware datetime in UTC. What is told too late for one day's mail comes with the next.
    """
    until = at.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    if until > at:
        until -= timedelta(days=1)
    waiting = Notice.objects.filter(delivery=Delivery.DAILY, mail=None, read_at=None, created_at__lt=until)
    recipients = waiting.order_by("recipient").values_list("recipient", flat=True).distinct()
    return sum(_write(waiting, pk, until, at) for pk in list(recipients))


def _write(waiting, recipient, until, at):
    """Whether the mail of that day has been written now, with all that waits for its reader."""
    key = mail_id("digest", until.date(), recipient)
    with transaction.atomic():
        _mail, new = Mail.objects.get_or_create(
            pk=key, defaults={"recipient_id": recipient, "created_at": at, "next_try": at}
        )
        if new:
            waiting.filter(recipient=recipient).update(mail=key)
            send_soon()
    return new


@recurs(every=timedelta(days=1), after=timedelta(hours=HOUR))
@task()
def send_digests():
    """Write the daily mails and have them sent; returns how many."""
    return write_digests(at=timezone.now())
