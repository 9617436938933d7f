"""What cities recorded of their councils' decisions, for the secretariat to verify; no city's words are written."""

from functools import partial

from django.contrib import admin
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import localized_links
from charter_portal.read_admin import ReadAdmin

from ...admin.hiding import hiding_view, step_on
from ..domain.hiding import hide, show_again
from ..models import Instrument
from ..words import words_of_refusal
from .acting import act_view, acts_on, official_acts


class JudgedFilter(admin.SimpleListFilter):
    """By what became of it."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        """The three that there are."""
        return [("waits", _("to be verified")), ("verified", _("verified")), ("returned", _("returned to the city"))]

    def queryset(self, request, queryset):
        """Those that are asked for."""
        match self.value():
            case "waits":
                return queryset.filter(verified_at=None, returned_at=None)
            case "verified":
                return queryset.filter(verified_at__isnull=False)
            case "returned":
                return queryset.filter(returned_at__isnull=False)
        return queryset


@admin.register(Instrument)
class InstrumentAdmin(ReadAdmin):
    """Decisions that cities recorded; their drafts are nobody else's business."""

    list_display = ("city", "edition_number", "purpose", "decided_on", "recorded_at", "judged")
    list_filter = (JudgedFilter, "purpose", "kind")
    list_per_page = 50
    search_fields = ("adoption__member__name_fr", "number")
    ordering = ("-recorded_at",)
    change_form_template = "admin/adoptions/instrument/change_form.html"
    show_full_result_count = False
    view_on_site = False
    fields = ()

    class Media:
        css = {"all": ("css/admin.css",)}

    def get_queryset(self, request):
        """Those that are recorded."""
        return super().get_queryset(request).recorded().with_names()

    @admin.display(description=_("member"), ordering="adoption__member__name_fr")
    def city(self, obj):
        """The city that recorded it."""
        return format_html("<bdi>{}</bdi>", obj.adoption.member.name)

    @admin.display(description=_("edition"), ordering="edition__number")
    def edition_number(self, obj):
        """The number of the edition that it is about."""
        return obj.edition.number

    @admin.display(description=_("state"))
    def judged(self, obj):
        """What became of it."""
        if obj.is_verified:
            return _("verified")
        return _("to be verified") if obj.awaits_verification else _("returned to the city")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One decision: what the city says, its document, what can be done with it."""
        found = self.get_queryset(request).filter(pk=object_id).first() if object_id.isdecimal() else None
        shown = {}
        if found is not None:
            shown = {
                "instrument": found,
                "choices": found.choices.select_related("revision").order_by("pk"),
                "acts_on_record": found.acts.for_reading(),
                "official_acts": [*official_acts(self, request, found), *self._hidings(found)],
                "preview_links": localized_links(_("Page"), "members:member", found.adoption.member.slug),
            }
        return super().change_view(request, object_id, form_url, (extra_context or {}) | shown)

    def get_urls(self):
        """With the acts."""
        wrap = self.admin_site.admin_view
        acts = [
            path(f"<int:object_id>/{name}/", wrap(partial(act_view, self, name)), name=f"adoptions_instrument_{name}")
            for name in acts_on(self)
        ]
        hiding = path(
            "<int:object_id>/choices/<int:choice>/<slug:name>/", wrap(self.hiding), name="adoptions_choice_hiding"
        )
        return [*acts, hiding, *super().get_urls()]

    def _hidings(self, instrument):
        """[(label, address)] of what hides or shows the words of each principle that everyone reads."""
        found = []
        worded = instrument.choices.exclude(text="").select_related("revision").order_by("pk")
        for choice in worded if instrument.is_verified else ():
            name, step = step_on(choice)
            label = format_html("{} – <bdi>{}</bdi>", step.label, choice.revision.title)
            found.append((label, reverse("admin:adoptions_choice_hiding", args=[instrument.pk, choice.pk, name])))
        return found

    def hiding(self, request, object_id, choice, name):
        """Hide what a council said of a principle, or show it again."""
        instrument = get_object_or_404(self.get_queryset(request).verified(), pk=object_id)
        row = get_object_or_404(instrument.choices.exclude(text=""), pk=choice)
        at = timezone.now()
        act = {"by": request.user, "on": instrument.adoption.member.day_at(at), "at": at}
        return hiding_view(
            self,
            request,
            name,
            original=instrument,
            row=row,
            permission="adoptions.hide_choice",
            acts={
                "hide": lambda data: hide(row, reason=data["reason"], **act),
                "show": lambda data: show_again(row, **act),
            },
            words=words_of_refusal,
            template="admin/adoptions/hidden_words.html",
        )
