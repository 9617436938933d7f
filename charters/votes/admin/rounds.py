"""Rounds in the administration: drafts are edited, opened ones read; each act has a page that says what it does.

No page here shows what a city chose: results stand on the public pages, once the vote is over.
"""

from functools import partial

from django.contrib import admin
from django.db.models import Count, DateTimeField, Value
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.admin import PortalAdmin
from charter_portal.editing.languages import localized_links

from ..domain.clock import database_now
from ..domain.moving import is_in_force
from ..forms.preparing import RoundForm
from ..models import Elector, Round
from ..phases import Phase
from ..words import PHASES, moment_in_words
from .acting import ACTS, act_view
from .clocks import by_the_secretariats_clocks
from .letters import letter_view
from .opening import opening_view


@admin.register(Round)
class RoundAdmin(PortalAdmin):
    """Votes of the cities."""

    form = RoundForm
    change_form_template = "admin/votes/round/change_form.html"
    sealed_advice = _(
        "This vote was opened: nothing in it changes any more. Until the end has come, it can be moved, and only later."
    )
    list_display = ("named", "mode", "majority", "opens", "closes", "stands", "took_part")
    list_filter = ("mode",)
    search_fields = ("number",)
    list_select_related = ("edition__charter", "amendment__edition")
    autocomplete_fields = ()
    fieldsets = (
        (_("What it is about"), {"fields": ("edition", "mode", "amendment")}),
        (_("By which rule"), {"fields": ("majority", "quorum")}),
        (_("When"), {"fields": ("opens_at", "closes_at", "in_force_on"), "description": _("In Paris time.")}),
    )
    sealed_fields = (
        "number",
        "edition",
        "mode",
        "amendment",
        "majority",
        "asked_quorum",
        "opens",
        "closes",
        "in_force_on",
    )

    def get_queryset(self, request):
        """With the number of cities on the roll, of those that voted, and the moment at which it is read."""
        electors, voters = Count("electors", distinct=True), Count("ballots__elector", distinct=True)
        rounds = super().get_queryset(request).annotate(electors_count=electors, voters_count=voters)
        return rounds.annotate(read_at=Value(database_now(), DateTimeField()))

    def get_fieldsets(self, request, obj=None):
        """An opened round is read, without the form's own fields."""
        return [(None, {"fields": self.sealed_fields})] if self._is_read(request, obj) else self.fieldsets

    def get_readonly_fields(self, request, obj=None):
        """All of an opened round."""
        return self.sealed_fields if self._is_read(request, obj) else ()

    def _is_read(self, request, obj):
        return obj is not None and not self.has_change_permission(request, obj)

    @admin.display(description=_("vote"), ordering="number")
    def named(self, obj):
        """Its number, once it is opened, and what it is about."""
        return str(obj)

    @admin.display(description=_("opens at"), ordering="opens_at")
    def opens(self, obj):
        """Its beginning in Paris time and UTC."""
        return moment_in_words(obj.opens_at)

    @admin.display(description=_("closes at"), ordering="closes_at")
    def closes(self, obj):
        """Its end in Paris time and UTC."""
        return moment_in_words(obj.closes_at)

    @admin.display(description=_("state"))
    def stands(self, obj):
        """How it stands when it is read."""
        return PHASES[obj.phase(obj.read_at)]

    @admin.display(description=_("took part"))
    def took_part(self, obj):
        """How many cities of the roll have voted; never what."""
        return f"{obj.voters_count} / {obj.electors_count}" if obj.is_sealed else "—"

    @admin.display(description=_("quorum"))
    def asked_quorum(self, obj):
        """The fraction of the roll that must take part."""
        return f"{obj.quorum_numerator}/{obj.quorum_denominator}"

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form, by the secretariat's clocks."""
        return by_the_secretariats_clocks(super().changeform_view)(request, object_id, form_url, extra_context)

    def history_view(self, request, object_id, extra_context=None):
        """Every change, by the secretariat's clocks."""
        return by_the_secretariats_clocks(super().history_view)(request, object_id, extra_context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One round, with what was done about it and which cities have voted."""
        vote = self.model.objects.filter(pk=object_id).first() if object_id.isdecimal() else None
        shown = {}
        if vote is not None and vote.is_sealed:
            electors = Elector.objects.filter(round=vote).annotate(ballots_count=Count("ballots"))
            shown = {
                "stands": PHASES[vote.phase(database_now())],
                "acts_on_record": vote.acts.select_related("entry").order_by("entry"),
                "waiting": [elector for elector in electors if not elector.ballots_count],
            }
        return super().change_view(request, object_id, form_url, (extra_context or {}) | shown)

    def get_urls(self):
        """With the acts of its life."""
        wrap = self.admin_site.admin_view
        acts = [
            path(f"<int:object_id>/{name}/", wrap(partial(act_view, self, name)), name=f"votes_round_{name}")
            for name in ACTS
        ]
        opening = path("<int:object_id>/open/", wrap(partial(opening_view, self)), name="votes_round_open")
        letter = path("<int:object_id>/letter/", wrap(partial(letter_view, self)), name="votes_round_letter")
        return [opening, letter, *acts, *super().get_urls()]

    def preview_links(self, obj):
        """The vote's public page."""
        return localized_links(_("Page"), "votes:round", obj.number) if obj.is_sealed else []

    def official_acts(self, request, obj):
        """What can be done with the round as it stands."""
        phase, user = obj.phase(database_now()), request.user
        found = []
        if phase == Phase.DRAFT and user.has_perm("votes.open_round"):
            found.append((_("Open the vote: see what is missing"), "open"))
        found += [
            (act.label, name)
            for name, act in ACTS.items()
            if phase in act.phases and user.has_perm(f"votes.{act.permission}")
            if name != "annul" or not is_in_force(obj)
        ]
        if phase == Phase.OPEN and user.has_perm("votes.record_letter"):
            found.append((_("Record a ballot from a letter"), "letter"))
        return [(label, reverse(f"admin:votes_round_{name}", args=[obj.pk])) for label, name in found]
