"""Work done outside requests: workers that show they are alive, tasks taken over from dead ones, what recurs."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    name = "charter_portal.tasks"
    label = "tasks"
    verbose_name = _("Tasks")

    def ready(self):
        """Read each application's ``tasks`` module, which declares what recurs."""
        autodiscover_modules("tasks")
