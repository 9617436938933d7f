"""Reports in the administration: to read, and to say that the secretariat has seen them."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import localized_links
from charter_portal.read_admin import ReadAdmin

from ...admin.acts import act_context, done_by
from ...admin.hiding import step_on
from ...admin.words import RECORDED
from ...forms.acts import ActForm
from ..domain.reporting import mark_seen
from ..models import Report
from ..words import words_of_refusal
from .moderating import hiding_of


@admin.register(Report)
class ReportAdmin(ReadAdmin):
    """Reports that cities submitted; their drafts are nobody else's business."""

    list_display = ("city", "year", "submitted_at", "seen_at")
    list_filter = ("year", ("seen_at", admin.EmptyFieldListFilter))
    list_select_related = ("member",)
    list_per_page = 50
    view_on_site = False
    show_full_result_count = False
    search_fields = ("member__name_fr",)
    ordering = ("-submitted_at", "-pk")
    fields = ("city", "year", "submitted_at", "seen_at", "replaces")
    readonly_fields = fields
    change_form_template = "admin/portal_change_form.html"

    class Media:
        css = {"all": ("css/admin.css",)}

    def get_queryset(self, request):
        """Those that are submitted."""
        return super().get_queryset(request).submitted()

    @admin.display(description=_("city"), ordering="member__name_fr")
    def city(self, obj):
        """The city that reports."""
        return format_html("<bdi>{}</bdi>", obj.member.name)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The report, with the way to its public page, and what can be done with it."""
        obj = self.get_object(request, object_id) if object_id else None
        if obj is not None:
            name, step = step_on(obj)
            acts = [(step.label, reverse("admin:commitments_report_hiding", args=[obj.pk, name]))]
            if obj.seen_at is None and request.user.has_perm("commitments.see_report"):
                acts.insert(0, (_("Mark it as seen"), reverse("admin:commitments_report_seen", args=[obj.pk])))
            pages = localized_links(_("Page"), "commitments:report", obj.pk)
            extra_context = {"official_acts": acts, "preview_links": pages, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_urls(self):
        """With the act, and moderation."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/seen/", view(self.seen), name="commitments_report_seen"),
            path("<int:pk>/words/<slug:name>/", view(self.hiding), name="commitments_report_hiding"),
            *super().get_urls(),
        ]

    def hiding(self, request, pk, name):
        """Hide the words of a report, or show them again."""
        row = get_object_or_404(Report.objects.submitted().select_related("member"), pk=pk)
        return hiding_of(self, request, name, row, "admin/commitments/report_words.html")

    def seen(self, request, pk):
        """Read what it means, then say that the report is seen."""
        report = get_object_or_404(Report.objects.submitted().select_related("member"), pk=pk)
        if not request.user.has_perm("commitments.see_report"):
            raise PermissionDenied
        form = ActForm(request.POST or None, initial={"version": report.version})
        back = done_by(
            self,
            request,
            report,
            form,
            lambda: mark_seen(report, by=request.user, at=timezone.now()),
            done=_("The report is marked as seen."),
            words=words_of_refusal,
        )
        if back is not None:
            return back
        context = act_context(self, request, report, title=_("Mark it as seen"), form=form, recorded=RECORDED)
        return TemplateResponse(request, "admin/commitments/seen.html", context)
