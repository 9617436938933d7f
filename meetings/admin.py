"""Commissions, meetings and their minutes in the administration."""

from adminsortable2.admin import SortableTabularInline
from django.contrib import admin
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.admin import PortalAdmin, TranslatedAdmin
from charter_portal.editing.formsets import OrderedFormSet
from charter_portal.editing.inlines import PortalInline, TranslatedInline
from charter_portal.editing.languages import localized_links, side_by_side

from .admin_import import ParticipantsImportAdmin
from .models import AgendaItem, Attendance, Commission, Decision, Document, Intervention, Meeting, Minutes, Photograph


@admin.register(Commission)
class CommissionAdmin(TranslatedAdmin):
    """Commissions."""

    list_display = ("name", "chair")
    list_select_related = ("chair",)
    search_fields = ("slug", "name_fr", "name_en", "name_ar")
    autocomplete_fields = ("chair",)
    fieldsets = (
        (None, {"fields": ("slug", "chair")}),
        (_("Texts"), {"fields": side_by_side("name", "description")}),
    )


class AgendaInline(TranslatedInline, SortableTabularInline):
    """The agenda, in order; each item's text is on its own page."""

    model = AgendaItem
    formset = OrderedFormSet
    show_change_link = True
    fields = ("position", "kind", "title")


class DecisionInline(TranslatedInline):
    """What was decided."""

    model = Decision
    show_change_link = True
    fields = ("number", "text", "owner", "due_on", "status")


class PhotographInline(TranslatedInline, SortableTabularInline):
    """Photographs."""

    model = Photograph
    formset = OrderedFormSet
    fields = ("position", "image", "alternative", "caption", "credit")


class DocumentInline(TranslatedInline, SortableTabularInline):
    """Documents."""

    model = Document
    formset = OrderedFormSet
    fields = ("position", "file", "title", "language")


@admin.register(Meeting)
class MeetingAdmin(ParticipantsImportAdmin, TranslatedAdmin):
    """Meetings, their agenda, decisions, photographs and documents."""

    list_display = ("__str__", "theme", "starts_on", "status", "participants")
    list_filter = ("commission", "status", "format")
    list_select_related = ("commission",)
    date_hierarchy = "starts_on"
    search_fields = ("number", "theme_fr", "theme_en", "theme_ar", "venue_fr", "host__name_fr")
    autocomplete_fields = ("commission", "host")
    readonly_fields = ("participants",)
    fieldsets = (
        (
            None,
            {"fields": ("commission", "number", "status", "starts_on", "ends_on", "host", "format", "participants")},
        ),
        (_("Texts"), {"fields": side_by_side("theme", "venue", "parent_event", "parent_event_figures")}),
    )
    inlines = (AgendaInline, DecisionInline, PhotographInline, DocumentInline)

    def get_queryset(self, request):
        """With the number of participants."""
        return super().get_queryset(request).annotate(participant_count=Count("attendances"))

    @admin.display(description=_("participants"), ordering="participant_count")
    def participants(self, obj):
        """How many participants, with a link to their list."""
        address = reverse("admin:meetings_attendance_changelist")
        count = getattr(obj, "participant_count", 0)
        return format_html('<a href="{}?meeting__id__exact={}">{}</a>', address, obj.pk, count) if obj.pk else count

    def preview_links(self, obj):
        """The meeting's page, its minutes and their PDF."""
        place = (obj.commission.slug, obj.number)
        return [
            *localized_links(_("Page"), "meetings:meeting", *place),
            *localized_links(_("Minutes"), "meetings:minutes", *place),
            *localized_links(_("Minutes, PDF"), "meetings:minutes_pdf", *place),
        ]


@admin.register(Attendance)
class AttendanceAdmin(PortalAdmin):
    """Participants, best seen filtered by meeting."""

    list_display = ("position", "person", "member", "title", "mode", "meeting")
    list_display_links = ("person",)
    list_filter = ("meeting", "mode", "member__country")
    list_select_related = ("person", "member", "meeting__commission")
    list_per_page = 250
    search_fields = ("person__surname", "person__given_name", "member__name_fr", "member__name_en", "title")
    autocomplete_fields = ("meeting", "person", "member", "represented_by")
    fieldsets = ((None, {"fields": ("meeting", "position", "person", "member", "title", "mode", "represented_by")}),)


class InterventionInline(PortalInline, SortableTabularInline):
    """Who spoke, in order."""

    model = Intervention
    formset = OrderedFormSet
    autocomplete_fields = ("person", "member")
    fields = ("position", "person", "member", "title")


@admin.register(AgendaItem)
class AgendaItemAdmin(TranslatedAdmin):
    """Agenda items and what was said."""

    list_display = ("title", "meeting", "position", "kind")
    list_filter = ("meeting", "kind")
    list_select_related = ("meeting__commission",)
    search_fields = ("title_fr", "title_en", "title_ar", "text_fr")
    autocomplete_fields = ("meeting", "principles")
    fieldsets = (
        (None, {"fields": ("meeting", "position", "kind", "principles")}),
        (_("Texts"), {"fields": side_by_side("title", "text")}),
    )
    inlines = (InterventionInline,)


@admin.register(Minutes)
class MinutesAdmin(TranslatedAdmin):
    """What frames the agenda items in the minutes."""

    list_display = ("meeting", "status", "written_by")
    list_filter = ("status",)
    list_select_related = ("meeting__commission",)
    search_fields = ("meeting__theme_fr", "introduction_fr", "written_by")
    autocomplete_fields = ("meeting",)
    readonly_fields = ("status",)
    fieldsets = (
        (None, {"fields": ("meeting", "status", "written_by")}),
        (_("Texts"), {"fields": side_by_side("introduction", "conclusion", "source_note")}),
    )

    def preview_links(self, obj):
        """The minutes and their PDF."""
        place = (obj.meeting.commission.slug, obj.meeting.number)
        return [
            *localized_links(_("Minutes"), "meetings:minutes", *place),
            *localized_links(_("Minutes, PDF"), "meetings:minutes_pdf", *place),
        ]


@admin.register(Decision)
class DecisionAdmin(TranslatedAdmin):
    """Decisions and what became of them."""

    list_display = ("text", "meeting", "owner", "due_on", "status")
    list_filter = ("status", "meeting")
    list_select_related = ("meeting__commission",)
    search_fields = ("text_fr", "text_en", "text_ar", "owner_fr")
    autocomplete_fields = ("meeting", "item", "members")
    fieldsets = (
        (None, {"fields": ("meeting", "item", "number", "members", "due_on", "status")}),
        (_("Texts"), {"fields": side_by_side("text", "owner")}),
    )
