"""Agenda items, minutes and decisions in the administration."""

from adminsortable2.admin import SortableTabularInline
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.admin import TranslatedAdmin
from charter_portal.editing.formsets import OrderedFormSet
from charter_portal.editing.inlines import PortalInline
from charter_portal.editing.languages import localized_links, side_by_side

from ..models import AgendaItem, Decision, Intervention, Minutes
from .approved import ApprovedAdmin, ApprovedInline
from .participants import SEALED_ADVICE, MeetingFilter, StaysInItsMeeting


def _minutes_links(meeting):
    """The minutes, where Markdown is seen as readers see it, and their PDF."""
    place = (meeting.commission.slug, meeting.number)
    return [
        *localized_links(_("Minutes"), "meetings:minutes", *place),
        *localized_links(_("Minutes, PDF"), "meetings:minutes_pdf", *place),
    ]


class InterventionInline(ApprovedInline, PortalInline, SortableTabularInline):
    """Who spoke, in order."""

    model = Intervention
    formset = OrderedFormSet
    autocomplete_fields = ("person", "member")
    fields = ("position", "person", "member", "title")


@admin.register(AgendaItem)
class AgendaItemAdmin(ApprovedAdmin, StaysInItsMeeting, TranslatedAdmin):
    """Agenda items and what was said."""

    sealed_advice = SEALED_ADVICE

    list_display = ("title", "meeting", "position", "kind")
    list_filter = (MeetingFilter, "kind")
    list_select_related = ("meeting__commission",)
    search_fields = ("title_fr", "title_en", "title_ar", "text_fr")
    autocomplete_fields = ("meeting", "principles", "rounds")
    fieldsets = (
        (None, {"fields": ("meeting", "position", "kind", "minutes_planned", "audience", "principles", "rounds")}),
        (_("Texts"), {"fields": side_by_side("title", "text")}),
    )
    inlines = (InterventionInline,)

    def preview_links(self, obj):
        """The minutes."""
        return _minutes_links(obj.meeting)


@admin.register(Minutes)
class MinutesAdmin(ApprovedAdmin, StaysInItsMeeting, TranslatedAdmin):
    """What frames the agenda items in the minutes."""

    sealed_advice = SEALED_ADVICE

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
        """The minutes."""
        return _minutes_links(obj.meeting)


@admin.register(Decision)
class DecisionAdmin(ApprovedAdmin, StaysInItsMeeting, TranslatedAdmin):
    """Decisions; what becomes of them is noted at the desk."""

    sealed_advice = _(
        "This decision is in sealed minutes: its wording does not change any more. What becomes of it is noted at the "
        "desk of the meeting."
    )

    list_display = ("text", "meeting", "owner", "due_on", "status")
    list_filter = ("status", MeetingFilter)
    list_select_related = ("meeting__commission",)
    search_fields = ("text_fr", "text_en", "text_ar", "owner_fr")
    autocomplete_fields = ("meeting", "item")
    fieldsets = (
        (None, {"fields": ("meeting", "item", "number", "members", "due_on", "status")}),
        (_("Texts"), {"fields": side_by_side("text", "dissent", "owner")}),
    )

    def preview_links(self, obj):
        """The page of its meeting."""
        return localized_links(_("Page"), "meetings:meeting", obj.meeting.commission.slug, obj.meeting.number)
