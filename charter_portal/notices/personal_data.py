"""What notices, mails and long tasks hold about people."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from charter_portal.personal_data.erasing import Delete, Overwrite
from charter_portal.personal_data.inventory import Holding, by_account, by_address, either, inventory
from charter_portal.personal_data.retention import Rule, retain
from charter_portal.tasks.models import Job

from .models import Mail, Notice

_TO_ONE = either(by_account("recipient"), by_address("address"))
_A_YEAR = timedelta(days=365)
_NINETY_DAYS = timedelta(days=90)

inventory.nothing_about_people(
    "django_tasks_database.DBTaskResult", "tasks.Task", "tasks.Heartbeat", "tasks.Recurrence"
)

inventory.hold(
    # Before the mails, to which they refer.
    Holding(
        model="notices.Notice",
        about=_TO_ONE,
        personal=("kind", "about", "address", "context", "path", "delivery", "created_at", "read_at"),
        other=("id", "recipient", "mail"),
        purpose=_("To tell people what concerns them, once, and to show it to them in the portal."),
        kept=_("One year."),
        erasure=Delete(),
    ),
    Holding(
        model="notices.Mail",
        about=_TO_ONE,
        personal=("address", "language", "subject", "text", "status", "last_error", "created_at", "sent_at"),
        other=("id", "recipient", "expires_at", "attempts", "next_try"),
        purpose=_("To send mail, to try again when it cannot be sent, and to show what failed."),
        kept=_("One year; the words of a mail with a code, until it is sent or the code expires."),
        erasure=Delete(),
    ),
    Holding(
        model="notices.Preference",
        about=by_account("user"),
        personal=("kind", "delivery"),
        other=("id", "user"),
        purpose=_("To send each person only the mail that they want."),
        kept=_("As long as the account."),
        erasure=Delete(),
    ),
    # Of the tasks, which stand below the inventory and can't declare it themselves.
    Holding(
        model="tasks.Job",
        about=by_account("owner"),
        personal=("kind", "about", "state", "asked_at"),
        other=("id", "owner", "path", "done", "total", "task", "started_at", "finished_at"),
        purpose=_("To show to who asked for long work, and to the team, how far it is."),
        kept=_("Ninety days."),
        erasure=Overwrite({"owner": None}),
    ),
)

retain(
    Rule(
        "old-notices",
        _("Notices go after a year."),
        due=lambda at: Notice.objects.filter(created_at__lt=at - _A_YEAR),
    ),
    Rule(
        "old-mails",
        _("Mails go after a year."),
        due=lambda at: Mail.objects.filter(created_at__lt=at - _A_YEAR, notices=None),
    ),
    Rule(
        "old-jobs",
        _("What is known of long tasks goes ninety days after they ended."),
        due=lambda at: Job.objects.filter(finished_at__lt=at - _NINETY_DAYS),
    ),
)
