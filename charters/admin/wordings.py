"""Wordings of principles in the administration."""

from adminsortable2.admin import SortableTabularInline
from django import forms
from django.contrib import admin, messages
from django.db import models
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.admin import TranslatedAdmin
from charter_portal.editing.formsets import OrderedFormSet
from charter_portal.editing.inlines import TranslatedInline
from charter_portal.editing.languages import LANGUAGE_NAMES, localized_links, side_by_side

from ..domain.gathering import editions_amended
from ..domain.readiness import Missing, lacks_of_wording
from ..domain.translating import record_translation, states
from ..domain.words import TRANSLATIONS
from ..models import Criterion, PrincipleRevision
from .acts import review_view
from .declaring import declare_view, publish_correction_view
from .drafts import new_wording_view
from .translating import translate_view, work_view
from .words import words_of_lack


def described_states(found):
    """``{language: TranslationState}`` in one line."""
    told = gettext("%(language)s: %(state)s")
    return " · ".join(
        told % {"language": LANGUAGE_NAMES[language], "state": state.label} for language, state in found.items()
    )


def changed_languages(form, formsets):
    """The languages, French left out, in which a text of the form or of its rows was changed."""
    names = set(form.changed_data)
    for formset in formsets:
        for row in formset.forms:
            names.update(row.changed_data)
    return [language for language in TRANSLATIONS if any(name.endswith(f"_{language}") for name in names)]


class TranslationRecordingMixin:
    """A page whose translations are recorded as made from the present French when someone edits them."""

    def save_related(self, request, form, formsets, change):
        """Write the rows, then record in which languages someone translated."""
        super().save_related(request, form, formsets, change)
        # Read again: what the page prefetched is older than what was just written.
        found = states(type(form.instance).objects.get(pk=form.instance.pk))
        for language in changed_languages(form, formsets):
            if found[language] != "missing":
                record_translation(form.instance, language=language)

    def get_urls(self):
        """With the review of a translation."""
        view = self.admin_site.admin_view(self.review_translation)
        name = f"{self.opts.app_label}_{self.opts.model_name}_review_translation"
        return [path("<int:object_id>/review/<str:language>/", view, name=name), *super().get_urls()]

    def review_translation(self, request, object_id, language):
        """Review a translation; see ``acts``."""
        return review_view(self, request, object_id, language)

    def review_acts(self, request, obj):
        """``[(label, address)]`` of the reviews that the user may do on ``obj``."""
        if not request.user.has_perm("charters.review_translation"):
            return []
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_review_translation"
        return [
            (label, reverse(name, args=[obj.pk, language]))
            for language, label in (("en", _("Review the English")), ("ar", _("Review the Arabic")))
        ]


def tell_uneven(request, wording):
    """Say in which languages the statement has not as many paragraphs as the French; nothing is refused."""
    for lack in lacks_of_wording(wording):
        if lack.missing is Missing.PARAGRAPHS:
            messages.warning(request, words_of_lack(lack))


class TextMissingFilter(admin.SimpleListFilter):
    """Wordings whose title or statement is missing in a language."""

    title = _("text missing in")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        """The three languages."""
        return list(LANGUAGE_NAMES.items())

    def queryset(self, request, queryset):
        """Wordings that lack the text."""
        return queryset.lacking(self.value()) if self.value() in LANGUAGE_NAMES else queryset


class CriterionInline(TranslatedInline, SortableTabularInline):
    """Criteria of a wording."""

    model = Criterion
    formset = OrderedFormSet
    fields = ("position", "text")
    # A criterion is a whole sentence: in one line its end could not be seen.
    formfield_overrides = {models.CharField: {"widget": forms.Textarea(attrs={"rows": 3})}}


@admin.register(PrincipleRevision)
class PrincipleRevisionAdmin(TranslationRecordingMixin, TranslatedAdmin):
    """Wordings: drafts can be edited, sealed ones only read."""

    sealed_advice = _(
        "This wording is sealed: nobody can change or delete it. To change the text or to correct a translation, make "
        "a new wording from this one."
    )
    list_display = ("title", "charter", "principle", "number_given", "change", "sealed", "translation_states")
    list_filter = (
        "principle__charter__kind",
        "principle__charter",
        "change",
        ("sealed_at", admin.EmptyFieldListFilter),
        TextMissingFilter,
    )
    # Those of the shared charter before those of reference charters.
    ordering = ("-principle__charter__kind", "principle__charter", "principle__key", "-pk")
    search_fields = ("principle__key", "title_fr", "title_en", "title_ar", "statement_fr", "statement_en")
    autocomplete_fields = ("principle", "base")
    readonly_fields = ("number_given", "sealed_at", "translation_states", "made_of_amendments")
    fieldsets = (
        (None, {"fields": ("principle", "base", "change", "reason", "made_of_amendments")}),
        (_("State"), {"fields": ("number_given", "sealed_at", "translation_states")}),
        (_("Texts"), {"fields": side_by_side("title", "statement", "rationale")}),
        (_("Putting it to work"), {"fields": side_by_side("typical_commitment", "clause_idea")}),
    )
    inlines = (CriterionInline,)

    def get_queryset(self, request):
        """With what the states of translations are read from, in two more queries whatever the number of rows."""
        return super().get_queryset(request).for_choosing().prefetch_related("criteria", "translations")

    @admin.display(description=_("charter"), ordering="principle__charter")
    def charter(self, obj):
        """The charter of its principle."""
        return obj.principle.charter

    @admin.display(description=_("number"))
    def number_given(self, obj):
        """The number given at sealing."""
        return obj.number or "—"

    @admin.display(description=_("sealed"), boolean=True)
    def sealed(self, obj):
        """Whether it can no longer change."""
        return obj.is_sealed

    @admin.display(description=_("translations"))
    def translation_states(self, obj):
        """How far each translation can be trusted."""
        return described_states(states(obj)) if obj.pk else "—"

    @admin.display(description=_("made of amendments"))
    def made_of_amendments(self, obj):
        """Links to the amendments that went into it."""
        rows = obj.made_of.for_listing().order_by("edition__pk", "number") if obj.pk else ()
        links = ((reverse("admin:charters_amendment_change", args=[row.pk]), row, row.member.name) for row in rows)
        return format_html_join(", ", '<a href="{}">{} (<bdi>{}</bdi>)</a>', links) or "—"

    def save_related(self, request, form, formsets, change):
        """Write the rows, then say where paragraphs do not correspond."""
        super().save_related(request, form, formsets, change)
        tell_uneven(request, PrincipleRevision.objects.get(pk=form.instance.pk))

    def preview_links(self, obj):
        """The page of its principle."""
        return localized_links(_("Page"), "charters:principle", obj.principle.key)

    def get_readonly_fields(self, request, obj=None):
        """What a draft made from another changes is declared on a page of its own, before the comparison."""
        return (*self.readonly_fields, "base", "change", "reason") if obj and obj.base_id else self.readonly_fields

    def get_urls(self):
        """With the acts on a wording, and what translators do."""
        pages = {
            "new": ("<int:object_id>/new/", self.new_wording),
            "declare": ("<int:object_id>/declare/", self.declare),
            "publish": ("<int:object_id>/publish/", self.publish_correction),
            "translate": ("<int:object_id>/translate/<str:language>/", self.translate),
            "translations": ("translations/", self.translations),
        }
        named = "charters_principlerevision_"
        wrap = self.admin_site.admin_view
        return [
            *(path(route, wrap(view), name=named + name) for name, (route, view) in pages.items()),
            *super().get_urls(),
        ]

    def translations(self, request):
        """What translators have to do; see ``translating``."""
        return work_view(self, request)

    def translate(self, request, object_id, language):
        """Write a translation beside the French; see ``translating``."""
        return translate_view(self, request, object_id, language)

    def declare(self, request, object_id):
        """Declare what the draft changes; see ``declaring``."""
        return declare_view(self, request, object_id)

    def publish_correction(self, request, object_id):
        """Publish the correction of a translation; see ``declaring``."""
        return publish_correction_view(self, request, object_id)

    def new_wording(self, request, object_id):
        """Make a new wording from this one; see ``drafts``."""
        return new_wording_view(self, request, object_id)

    def official_acts(self, request, obj):
        """A new wording made from a sealed one, what a draft changes, its publication, reviews of the translations."""
        acts = self.review_acts(request, obj)
        if not obj.is_sealed and request.user.has_perm("charters.change_principlerevision"):
            name = "admin:charters_principlerevision_translate"
            for language, label in (("ar", _("Translate into Arabic")), ("en", _("Translate into English"))):
                acts.insert(0, (label, reverse(name, args=[obj.pk, language])))
        if not obj.is_sealed and obj.base_id:
            if obj.change == PrincipleRevision.Change.TRANSLATION and request.user.has_perm(
                "charters.correct_translation"
            ):
                address = reverse("admin:charters_principlerevision_publish", args=[obj.pk])
                acts.insert(0, (_("Publish the correction"), address))
            if request.user.has_perm("charters.change_principlerevision"):
                address = reverse("admin:charters_principlerevision_declare", args=[obj.pk])
                acts.insert(0, (_("Declare the change"), address))
        if obj.is_sealed and request.user.has_perm("charters.add_principlerevision"):
            address = reverse("admin:charters_principlerevision_new", args=[obj.pk])
            acts.insert(0, (_("Make a new wording from this one"), address))
        if obj.is_sealed and request.user.has_perm("charters.view_amendment"):
            acts += [
                (
                    _("Amendments in edition %(number)s") % {"number": edition.number},
                    reverse("admin:charters_amendment_together", args=[edition.pk, obj.principle_id]),
                )
                for edition in editions_amended(obj.principle_id)
            ]
        return acts
