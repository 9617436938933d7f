"""Members, people and accounts in the administration."""

from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.admin import PortalAdmin, TranslatedAdmin
from charter_portal.editing.inlines import PortalInline, TranslatedInline
from charter_portal.editing.languages import localized_links, side_by_side

from ..forms.editing import MandateForm, PersonForm
from ..models import FormerName, Mandate, Member, Person, PersonSpelling, Spelling, Succession
from . import mandates as mandate_pages
from .filters import CountryFilter
from .merge import MergeAdmin

# Roles are fixed by the code that reads them (members.rules); accounts are put into them, on their own page.
admin.site.unregister(Group)


class FormerNameInline(TranslatedInline):
    """Names that the member bore."""

    model = FormerName
    fields = ("name", "since", "until")


class SpellingInline(PortalInline):
    """Ways in which sources write the member's name."""

    model = Spelling
    fields = ("text",)


class SuccessionInline(PortalInline):
    """Who took over from the member."""

    model = Succession
    fk_name = "predecessor"
    autocomplete_fields = ("successor",)
    fields = ("successor", "on", "note")


@admin.register(Member)
class MemberAdmin(TranslatedAdmin):
    """Cities, metropolises and institutions."""

    list_display = ("name", "country", "kind", "has_voting_right", "joined_on", "left_on")
    list_filter = ("kind", "has_voting_right", ("left_on", admin.EmptyFieldListFilter), CountryFilter)
    search_fields = ("slug", "name_fr", "name_en", "name_ar", "spellings__text", "former_names__name_fr")
    fieldsets = (
        (None, {"fields": (*side_by_side("name"), "slug", "kind", "country", "website")}),
        (_("In the network"), {"fields": ("joined_on", "left_on", "has_voting_right", "is_demonstration")}),
        (_("Place"), {"fields": ("latitude", "longitude", "time_zone", "geonames_id")}),
        (_("Population"), {"fields": ("population", "population_year", "population_source")}),
    )
    inlines = (FormerNameInline, SpellingInline, SuccessionInline)

    def preview_links(self, obj):
        """The member's page."""
        return localized_links(_("Page"), "members:member", obj.slug)


class MandateInline(PortalInline):
    """For whom the person acts."""

    model = Mandate
    form = MandateForm
    autocomplete_fields = ("member",)
    fields = ("member", "kind", "title", "starts_on", "ends_on")


class PersonSpellingInline(PortalInline):
    """Other ways in which sources spell the person's name."""

    model = PersonSpelling
    fields = ("surname", "given_name", "seen_in")


@admin.register(Person)
class PersonAdmin(MergeAdmin, PortalAdmin):
    """Officials, their mandates and the spellings of their names."""

    form = PersonForm
    list_display = ("__str__", "civility", "language", "email")
    list_filter = ("language", "mandates__kind")
    search_fields = (
        "surname",
        "given_name",
        "spellings__surname",
        "spellings__given_name",
        "mandates__member__name_fr",
    )
    fieldsets = (
        (None, {"fields": ("surname", "given_name", "civility", "language")}),
        (_("Contact, never published"), {"fields": ("email", "phone")}),
    )
    inlines = (MandateInline, PersonSpellingInline)
    actions = ("merge_selected",)

    def save_related(self, request, form, formsets, change):
        """Write what hangs on the person, and tell of mandates that begin or whose end was set. Raises EditConflict."""
        super().save_related(request, form, formsets, change)
        for formset in formsets:
            if formset.model is Mandate:
                kept = [row for row in formset.initial_forms if row not in formset.deleted_forms]
                entered = [row for row in formset.extra_forms if row.has_changed() and row not in formset.deleted_forms]
                mandate_pages.tell_of_changes(request, entered=entered, changed=kept)
