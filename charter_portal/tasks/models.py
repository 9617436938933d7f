"""Workers that are alive, and when what recurs was last asked for. The tasks themselves are django_tasks_db's."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult


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
