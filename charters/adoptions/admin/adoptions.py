"""Adoptions in the administration: how each stands, and the acts of the secretariat on it."""

from functools import partial

from django.contrib import admin
from django.db import models
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import localized_links
from charter_portal.read_admin import ReadAdmin

from ..domain.deriving import life_of
from ..models import Adoption, AdoptionSpan
from ..querysets import on_day
from ..words import LIVES, SUPPORT
from .acting import act_view, acts_on, official_acts


@admin.register(Adoption)
class AdoptionAdmin(ReadAdmin):
    """Who stands where with the charter."""

    list_display = ("city", "charter", "stands")
    list_select_related = ("member", "charter")
    list_per_page = 50
    search_fields = ("member__name_fr",)
    ordering = ("member__name_fr",)
    change_form_template = "admin/adoptions/adoption/change_form.html"
    show_full_result_count = False
    view_on_site = False
    fields = ()

    class Media:
        css = {"all": ("css/admin.css",)}

    def get_queryset(self, request):
        """Those of which something is on record, with how each stands; a city's first draft is its own business."""
        today = AdoptionSpan.objects.filter(on_day(timezone.localdate()), adoption=models.OuterRef("pk"))
        found = super().get_queryset(request).filter(acts__isnull=False).distinct()
        return found.annotate(life_today=models.Subquery(today.values("life")[:1]))

    @admin.display(description=_("member"), ordering="member__name_fr")
    def city(self, obj):
        """The member."""
        return format_html("<bdi>{}</bdi>", obj.member.name)

    @admin.display(description=_("state"))
    def stands(self, obj):
        """How it stands today."""
        words = SUPPORT if obj.is_support else LIVES
        return words[obj.life_today or "none"]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One adoption: how it stands, what is on record, what can be done with it."""
        found = self.get_queryset(request).filter(pk=object_id).first() if object_id.isdecimal() else None
        shown = {}
        if found is not None:
            words = SUPPORT if found.is_support else LIVES
            shown = {
                "adoption": found,
                "stands": words[life_of(found, on=found.member.day_at(timezone.now()))],
                "acts_on_record": found.acts.for_reading(),
                "instruments": found.instruments.recorded().select_related("edition"),
                "official_acts": official_acts(self, request, found),
                "preview_links": localized_links(_("Page"), "members:member", found.member.slug),
            }
        return super().change_view(request, object_id, form_url, (extra_context or {}) | shown)

    def get_urls(self):
        """With the acts."""
        wrap = self.admin_site.admin_view
        acts = [
            path(f"<int:object_id>/{name}/", wrap(partial(act_view, self, name)), name=f"adoptions_adoption_{name}")
            for name in acts_on(self)
        ]
        return [*acts, *super().get_urls()]
