"""Tasks in the administration: to see what failed, and to have it done again."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult

from .models import Task
from .reaping import try_again

admin.site.unregister(DBTaskResult)


@admin.register(Task)
class TaskAdmin(DBTaskResultAdmin):
    """Tasks that wait, are done or have failed."""

    list_display = ("task_name", "status", "enqueued_at", "started_at", "finished_at")
    list_filter = ("status",)
    actions = ("put_back",)

    @admin.action(permissions=["view"], description=_("Do again"))
    def put_back(self, request, queryset):
        """Have failed tasks done again."""
        count = try_again(queryset)
        message = ngettext("%d task will be done again.", "%d tasks will be done again.", count) % count
        self.message_user(request, message, messages.SUCCESS if count else messages.WARNING)
