"""Commissions, meetings and their minutes in the administration."""

from adminsortable2.admin import SortableTabularInline
from django.contrib import admin
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from charter_portal.editing.admin import TranslatedAdmin
from charter_portal.editing.formsets import OrderedFormSet
from charter_portal.editing.inlines import TranslatedInline
from charter_portal.editing.languages import localized_links, side_by_side

from ..forms.files import DocumentForm, PhotographForm
from ..models import AgendaItem, Commission, Decision, Document, Meeting, Photograph
from .approved import ApprovedAdmin, ApprovedInline
from .importing import ParticipantsImportAdmin
from .participants import SEALED_ADVICE


@admin.register(Commission)
class CommissionAdmin(TranslatedAdmin):
    """Commissions."""

    list_display = ("name", "chair")
    list_select_related = ("chair",)
    search_fields = ("slug", "name_fr", "name_en", "name_ar")
    autocomplete_fields = ("chair",)
    fieldsets = (
        (None, {"fields": ("slug", "chair")}),
        (
            _("How it meets"),
            {"fields": ("quorum_numerator", "quorum_denominator", "proxies_per_person", "correction_days")},
        ),
        (_("Texts"), {"fields": side_by_side("name", "description")}),
    )


class AgendaInline(ApprovedInline, TranslatedInline, SortableTabularInline):
    """The agenda, in order; each item's text is on its own page."""

    model = AgendaItem
    formset = OrderedFormSet
    show_change_link = True
    fields = ("position", "kind", "title", "minutes_planned", "audience")


class DecisionInline(ApprovedInline, TranslatedInline):
    """What was decided."""

    model = Decision
    show_change_link = True
    fields = ("number", "text", "owner", "due_on", "status")


class PhotographInline(TranslatedInline, SortableTabularInline):
    """Photographs."""

    model = Photograph
    form = PhotographForm
    formset = OrderedFormSet
    fields = ("position", "image", "alternative", "caption", "credit")


class DocumentInline(TranslatedInline, SortableTabularInline):
    """Documents."""

    model = Document
    form = DocumentForm
    formset = OrderedFormSet
    fields = ("position", "file", "title", "language")


class MinutesFilter(admin.SimpleListFilter):
    """Meetings with or without minutes."""

    title = pgettext_lazy("of several meetings", "minutes")
    parameter_name = "minutes"

    def lookups(self, request, model_admin):
        """With, or without."""
        return [("some", _("written")), ("none", _("not yet written"))]

    def queryset(self, request, queryset):
        """Meetings that have minutes, or that have none."""
        without = {"some": False, "none": True}.get(self.value())
        return queryset if without is None else queryset.filter(minutes__isnull=without)


@admin.register(Meeting)
class MeetingAdmin(ApprovedAdmin, ParticipantsImportAdmin, TranslatedAdmin):
    """Meetings, their agenda, decisions, photographs and documents."""

    sealed_advice = SEALED_ADVICE

    list_display = ("__str__", "theme", "starts_on", "status", "participants")
    list_filter = ("commission", "status", MinutesFilter, "format")
    list_select_related = ("commission",)
    date_hierarchy = "starts_on"
    search_fields = ("number", "theme_fr", "theme_en", "theme_ar", "venue_fr", "host__name_fr")
    autocomplete_fields = ("commission", "host", "chair", "secretary")
    readonly_fields = ("participants",)
    fieldsets = (
        (
            None,
            {"fields": ("commission", "number", "status", "host", "format", "participants")},
        ),
        (_("When"), {"fields": ("starts_on", "starts_at", "ends_on", "ends_at", "time_zone", "reply_by")}),
        (_("Who and how"), {"fields": ("chair", "secretary", "video_link")}),
        (_("Texts"), {"fields": side_by_side("theme", "venue", "practical", "parent_event", "parent_event_figures")}),
    )
    inlines = (AgendaInline, DecisionInline, PhotographInline, DocumentInline)

    def get_readonly_fields(self, request, obj=None):
        """Once an act has moved it, acts alone move the status, and the register names it by commission and number."""
        fields, by_acts = super().get_readonly_fields(request, obj), ()
        if obj is not None and obj.acts.exists():
            by_acts = ("commission", "number", "status")
        elif obj is not None and obj.status not in Meeting.BY_HAND:
            by_acts = ("status",)
        return (*fields, *(name for name in by_acts if name not in fields))

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        """What is entered by hand is a meeting in preparation, planned, or held in former times."""
        if db_field.name == "status":
            kwargs["choices"] = [(status.value, status.label) for status in Meeting.BY_HAND]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_queryset(self, request):
        """With the number of participants."""
        return super().get_queryset(request).annotate(participant_count=Count("attendances"))

    @admin.display(description=_("participants"), ordering="participant_count")
    def participants(self, obj):
        """How many participants, with a link to their list."""
        if obj.pk is None:
            return "0"
        address = reverse("admin:meetings_attendance_changelist")
        text = ngettext("%(count)s participant", "%(count)s participants", obj.participant_count)
        text %= {"count": obj.participant_count}
        return format_html('<a href="{}?meeting__id__exact={}">{}</a>', address, obj.pk, text)

    def preview_links(self, obj):
        """The desk of the meeting, its page, its minutes and their PDF."""
        place = (obj.commission.slug, obj.number)
        return [
            *localized_links(_("Desk"), "meetings:desk", *place),
            *localized_links(_("Page"), "meetings:meeting", *place),
            *localized_links(_("Minutes"), "meetings:minutes", *place),
            *localized_links(_("Minutes, PDF"), "meetings:minutes_pdf", *place),
        ]
