"""Tasks in the administration: to see what failed, to have it done again, and how far long work is."""

from django.contrib import admin, messages
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult

from charter_portal.read_admin import ReadAdmin

from .models import Job, Task
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


@admin.register(Job)
class JobAdmin(ReadAdmin):
    """Long work, for the team to watch: no script moves it, a link shows it afresh."""

    list_display = ("what", "progress", "owner", "asked_at", "finished_at")
    list_filter = ("state",)
    list_select_related = ("owner",)
    fields = ("what", "progress", "result", "owner", "asked_at", "started_at", "finished_at")
    readonly_fields = ("what", "progress", "result")
    change_form_template = "admin/tasks/job.html"

    @admin.display(description=_("work"), ordering="kind")
    def what(self, job):
        """What is done, and about what."""
        return format_html("<bdi>{}</bdi>", job)

    @admin.display(description=_("status"), ordering="state")
    def progress(self, job):
        """Its state, and how many steps are done."""
        return render_to_string("admin/tasks/progress.html", {"job": job})

    @admin.display(description=_("result"))
    def result(self, job):
        """Where the result is seen, once there is one."""
        if not (job.path and job.state == Job.State.DONE):
            return ""
        return format_html('<a href="/{}{}">{}</a>', get_language(), job.path, _("See the result"))
