"""Participants in the administration: a list of their own, filtered by meeting, as one can have hundreds."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.admin import PortalAdmin
from members.admin.filters import MemberCountryFilter

from ..models import Attendance, Meeting
from .approved import ApprovedAdmin, is_approved

SEALED_ADVICE = _("The minutes of this meeting are sealed: publish an erratum from the desk of the meeting instead.")


class MeetingFilter(admin.SimpleListFilter):
    """Rows of one meeting."""

    title = _("meeting")
    parameter_name = "meeting__id__exact"

    def lookups(self, request, model_admin):
        """Meetings, the latest first, in one query."""
        return [(meeting.pk, str(meeting)) for meeting in Meeting.objects.select_related("commission")]

    def queryset(self, request, queryset):
        """Rows of the chosen meeting."""
        value = self.value() or ""
        return queryset.filter(meeting=int(value)) if value.isdecimal() else queryset


class StaysInItsMeeting:
    """Of an administration: a row stays in the meeting for which it was made, with what else is noted there."""

    def get_readonly_fields(self, request, obj=None):
        """The meeting is chosen once."""
        fields = super().get_readonly_fields(request, obj)
        return fields if obj is None else (*fields, "meeting")


@admin.register(Attendance)
class AttendanceAdmin(ApprovedAdmin, StaysInItsMeeting, PortalAdmin):
    """Participants, best seen filtered by meeting."""

    sealed_advice = SEALED_ADVICE

    list_display = ("person", "member", "title", "mode", "meeting", "position")
    list_filter = (MeetingFilter, "mode", MemberCountryFilter)
    list_select_related = ("person", "member", "meeting__commission", "represented_by")
    list_per_page = 250
    ordering = ("meeting", "position", "pk")
    search_fields = ("person__surname", "person__given_name", "member__name_fr", "member__name_en", "title")
    autocomplete_fields = ("meeting", "person", "member", "represented_by")
    fieldsets = ((None, {"fields": ("meeting", "position", "person", "member", "title", "mode", "represented_by")}),)

    def has_change_permission(self, request, obj=None):
        """As the role says, and never for who attended by approved minutes: nothing of that is translated."""
        return not is_approved(obj) and super().has_change_permission(request, obj)
