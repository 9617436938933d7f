"""Workers that are alive, what recurs, and how far long work is. The tasks themselves are django_tasks_db's."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from .naming import label_of


class Heartbeat(models.Model):
    """A running worker, and when it last showed that it is alive."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self):
        return self.worker_id


class Recurrence(models.Model):
    """The last period for which a recurring task was asked for, by its number since 1970."""

    name = models.CharField(max_length=200, primary_key=True)
    period = models.PositiveBigIntegerField()

    def __str__(self):
        return f"{self.name}: {self.period}"


class Task(DBTaskResult):
    """A task and what came of it, under the name that staff read: django_tasks_db names its rows in English."""

    class Meta:
        proxy = True
        verbose_name = _("task")
        verbose_name_plural = _("tasks")


class JobQuerySet(models.QuerySet):
    """Long work."""

    def under_way(self):
        """What waits for a worker, or is being done."""
        return self.filter(state__in=Job.UNDER_WAY)

    def to_watch(self, *, at):
        """What is under way, and what failed in the seven days before ``at``; the newest first."""
        failed = Q(state=Job.State.FAILED, finished_at__gte=at - timedelta(days=7))
        return self.filter(Q(state__in=Job.UNDER_WAY) | failed).order_by("-asked_at", "-pk")


class Job(models.Model):
    """Work so long that people want to see how far it is. See ``charter_portal.tasks.progress``."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for its turn")
        RUNNING = "running", _("under way")
        DONE = "done", _("finished")
        FAILED = "failed", _("failed")

    UNDER_WAY = (State.WAITING, State.RUNNING)

    kind = models.CharField(_("kind"), max_length=200)
    about = models.CharField(_("about"), max_length=200, blank=True)
    path = models.CharField(_("address of the result"), max_length=500, blank=True)
    state = models.CharField(_("status"), max_length=7, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(_("steps done"), default=0)
    total = models.PositiveIntegerField(_("steps in all"), default=0)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked for by")
    )
    # The number of the task that does it. No foreign key: rows of tasks are forgotten after a few days.
    task = models.UUIDField(null=True, unique=True, editable=False)
    asked_at = models.DateTimeField(_("asked for at"))
    started_at = models.DateTimeField(_("begun at"), null=True)
    finished_at = models.DateTimeField(_("finished at"), null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("long task")
        verbose_name_plural = _("long tasks")
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.CheckConstraint(name="job_does_no_more_than_all", condition=Q(done__lte=F("total"))),
            models.CheckConstraint(
                name="job_has_ended_when_done_or_failed",
                condition=Q(state__in=("waiting", "running"), finished_at=None)
                | Q(state__in=("done", "failed"), finished_at__isnull=False),
            ),
        )

    def __str__(self):
        if not self.about:
            return self.label
        return gettext("%(work)s: %(about)s") % {"work": self.label, "about": self.about}

    @property
    def label(self):
        """What the work is, for people, in the active language."""
        return label_of(self.kind)

    @property
    def is_under_way(self):
        """Whether it waits for a worker, or is being done."""
        return self.state in self.UNDER_WAY
