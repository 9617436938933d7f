"""Work done outside requests: workers that show they are alive, tasks taken over from dead ones, what recurs."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _
from django_tasks.signals import task_finished


class TasksConfig(AppConfig):
    name = "charter_portal.tasks"
    label = "tasks"
    verbose_name = _("Tasks")

    def ready(self):
        """Read each application's ``tasks`` module, which declares what recurs and what shows its progress."""
        from .progress import note_failure  # noqa: PLC0415 (it needs the models)

        task_finished.connect(note_failure, dispatch_uid="charter_portal.tasks.progress")
        autodiscover_modules("tasks")
