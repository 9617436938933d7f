"""What every page of the administration has in common: languages side by side, history, guarded rows."""

import itertools

from adminsortable2.admin import CustomInlineFormSet, SortableAdminBase
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import IntegrityError, models
from django.forms import NumberInput
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from modeltranslation.admin import TranslationAdmin, TranslationTabularInline
from simple_history.admin import SimpleHistoryAdmin

from .differences import word_differences

LANGUAGE_NAMES = {"fr": gettext_lazy("French"), "en": gettext_lazy("English"), "ar": gettext_lazy("Arabic")}


def side_by_side(*names):
    """Rows of a fieldset with the three languages of each field beside one another."""
    return tuple((name,) for name in names)


def mark_language(db_field, formfield):
    """Give the widget of a translated field its lang and dir, and a label that names the language."""
    language = getattr(db_field, "language", None)
    if formfield is None or language is None:
        return
    formfield.widget.attrs |= {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
    formfield.label = format_lazy("{} ({})", capfirst(db_field.translated_field.verbose_name), LANGUAGE_NAMES[language])


def is_sealed(row):
    """Whether ``row`` says of itself that it can no longer change."""
    return bool(getattr(row, "is_sealed", False))


def changes_between(older, newer):
    """``[{label, language, differences}]`` of the fields that differ between two rows of history.

    The columns without a language, which follow whatever language was active, and the version say nothing to a
    reader and are left out.
    """
    model = newer.instance_type
    silent = {field.translated_field.name for field in model._meta.fields if hasattr(field, "translated_field")}
    changes = []
    for change in newer.diff_against(older, excluded_fields=["version", *silent], foreign_keys_are_objs=True).changes:
        field = model._meta.get_field(change.field)
        language = getattr(field, "language", None)
        label = getattr(field, "translated_field", field).verbose_name
        changes.append(
            {
                "label": f"{label} ({LANGUAGE_NAMES[language]})" if language else label,
                "language": language,
                "differences": word_differences(_as_text(field, change.old), _as_text(field, change.new)),
            }
        )
    return changes


def _as_text(field, value):
    """What people read for a value of ``field``: the choice's name, the row's name, nothing for nothing."""
    if value is None or value == "":
        return ""
    return str(dict(field.flatchoices).get(value, value))


class PortalAdmin(SortableAdminBase, SimpleHistoryAdmin):
    """A page of the administration: history of every change, sealed rows read only, links to the public page."""

    change_form_template = "admin/portal_change_form.html"
    object_history_list_template = "admin/history_list.html"
    view_on_site = False
    list_per_page = 50
    show_full_result_count = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    sealed_advice = gettext_lazy("This row is sealed: nobody can change or delete it.")

    class Media:
        css = {"all": ("css/admin.css",)}

    def has_change_permission(self, request, obj=None):
        """As the role says, and never for a sealed row."""
        return not is_sealed(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        """As the role says, and never for a sealed row."""
        return not is_sealed(obj) and super().has_delete_permission(request, obj)

    def preview_links(self, obj):
        """``[(label, address, language)]`` of the public pages and PDFs of ``obj``."""
        return []

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form, with the links to the public pages; a refusal of the database becomes a message."""
        obj = self.get_object(request, object_id) if object_id and request.method == "GET" else None
        context = {"sealed_advice": self.sealed_advice if is_sealed(obj) else ""}
        if obj:
            context["preview_links"] = self.preview_links(obj)
        try:
            return super().changeform_view(request, object_id, form_url, context | (extra_context or {}))
        except IntegrityError:
            return self._refused(request, request.path)

    def delete_view(self, request, object_id, extra_context=None):
        """Deletion; a refusal of the database becomes a message."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except IntegrityError:
            return self._refused(request, reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))

    def changelist_view(self, request, extra_context=None):
        """The list and its actions; a refusal of the database becomes a message."""
        try:
            return super().changelist_view(request, extra_context)
        except IntegrityError:
            return self._refused(request, request.get_full_path())

    def _refused(self, request, address):
        message = _("Nothing was saved: a row is sealed, or another change made meanwhile does not fit with this one.")
        self.message_user(request, message, messages.ERROR)
        return HttpResponseRedirect(address)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """A former state, to read; putting it back is done by editing, so that versions and guards hold."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return super().history_form_view(request, object_id, version_id, extra_context)

    def revert_disabled(self, request, obj=None):
        """Always: see history_form_view."""
        return True

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        """Give each row of history but the oldest its ``changes``, language by language."""
        for newer, older in itertools.pairwise(historical_records):
            newer.changes = changes_between(older, newer)


class TranslatedAdmin(PortalAdmin, TranslationAdmin):
    """A page of the administration whose texts are in three languages, side by side."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The field, its widget marked with the language of what is typed there."""
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        mark_language(db_field, formfield)
        return formfield


def label_cell(formfield):
    """Name the widget of a table's cell, which has no label beside it."""
    if formfield is None:
        return
    widget = formfield.widget.widget if isinstance(formfield.widget, RelatedFieldWidgetWrapper) else formfield.widget
    widget.attrs["aria-label"] = capfirst(formfield.label)


class PortalInline(admin.TabularInline):
    """Rows of a table under their parent's form; the parent's seal covers them."""

    extra = 0

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The field, its widget named, since a table's cells have no label of their own."""
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        mark_language(db_field, formfield)
        label_cell(formfield)
        return formfield

    def get_formset(self, request, obj=None, **kwargs):
        """The formset class, its deletion boxes named."""
        formset = super().get_formset(request, obj, **kwargs)

        class NamedDeletion(formset):
            def add_fields(self, form, index):
                super().add_fields(form, index)
                if "DELETE" in form.fields:
                    number = "" if index is None else index + 1
                    form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete row %(number)s") % {"number": number}

        return NamedDeletion

    def has_add_permission(self, request, obj=None):
        """As the role says, and never under a sealed parent."""
        return not is_sealed(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        """As the role says, and never under a sealed parent."""
        return not is_sealed(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        """As the role says, and never under a sealed parent."""
        return not is_sealed(obj) and super().has_delete_permission(request, obj)


class TranslatedInline(PortalInline, TranslationTabularInline):
    """Rows of a table whose texts are in three languages."""


class OrderedFormSet(CustomInlineFormSet):
    """Rows ordered by dragging, or by typing their number: the number stays in sight, as it works by keyboard."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        field = self.form.base_fields[self.default_order_field]
        field.is_hidden = False
        field.widget = NumberInput(attrs={"class": "_reorder_", "min": 0, "aria-label": _("Position")})


def localized_links(label, name, *args):
    """``[(label, address, language)]`` of the address ``name`` in each language; none while it does not exist."""
    links = []
    for language in LANGUAGE_NAMES:
        with override(language):
            try:
                links.append((label, reverse(name, args=args), language))
            except NoReverseMatch:
                return []
    return links
