"""What every page of the administration has in common: languages side by side, history, versions, guarded rows."""

from adminsortable2.admin import SortableAdminBase
from django.contrib import messages
from django.db import IntegrityError, models
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin

from .choosing import label_choices
from .claiming import claim_version
from .exceptions import EditConflict
from .forms import VersionedForm
from .history_pages import HistoryAdmin
from .languages import mark_language
from .sealing import is_sealed


class PortalAdmin(SortableAdminBase, HistoryAdmin):
    """A page of the administration for a Versioned model: history, versions, sealed rows read only, previews."""

    form = VersionedForm
    change_form_template = "admin/portal_change_form.html"
    view_on_site = False
    list_per_page = 50
    show_full_result_count = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    sealed_advice = gettext_lazy("This row is sealed: nobody can change or delete it.")

    class Media:
        css = {"all": ("css/admin.css",)}
        js = ("js/admin-select.js", "js/admin-order.js")

    def has_change_permission(self, request, obj=None):
        """As the role says, and never for a sealed row."""
        return not is_sealed(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        """As the role says, and never for a sealed row."""
        return not is_sealed(obj) and super().has_delete_permission(request, obj)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The field, its choices told apart."""
        return label_choices(db_field, super().formfield_for_foreignkey(db_field, request, **kwargs))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """The field, its choices told apart."""
        return label_choices(db_field, super().formfield_for_manytomany(db_field, request, **kwargs))

    def preview_links(self, obj):
        """``[(label, address, language)]`` of the public pages and PDFs of ``obj``."""
        return []

    def advice_on(self, obj):
        """Why ``obj`` can't be changed as others can, and what to do instead; "" where it can."""
        return self.sealed_advice if is_sealed(obj) else ""

    def official_acts(self, request, obj):
        """``[(label, address)]`` of the acts that the user may do on ``obj``; each has a page that confirms it."""
        return []

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form; a refusal of the database becomes a message, a conflict shows what differs."""
        try:
            try:
                return super().changeform_view(request, object_id, form_url, extra_context)
            except EditConflict:
                # Someone was faster between our reading and our writing: the form, read again, now sees it.
                return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            return self._refused(request, request.path)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Add to the context: preview_links, official_acts, sealed_advice and conflicts."""
        if obj is not None:
            context["preview_links"] = self.preview_links(obj)
            context["official_acts"] = self.official_acts(request, obj)
            context["sealed_advice"] = self.advice_on(obj)
            context["conflicts"] = _conflicts(context["adminform"].form, context["inline_admin_formsets"])
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        """Write the row if it changed, over the version that was seen. Raises EditConflict."""
        if change and not form.has_changed():
            return
        if change:
            claim_version(row=obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Write what hangs on the row; a change there counts as one of the row. Raises EditConflict."""
        if change and not form.has_changed() and any(formset.has_changed() for formset in formsets):
            claim_version(row=form.instance)
        super().save_related(request, form, formsets, change)

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


def _conflicts(form, inline_admin_formsets):
    """``[(row, differences)]`` that the one who saves must see; empty where no one else changed anything.

    Rows that do not count their own edits are covered by their parent's version: those that differ are shown with it.
    """
    conflict = getattr(form, "conflict", None)
    shown = [] if conflict is None else [(form.instance, conflict)]
    for inline in inline_admin_formsets:
        for row in inline.formset.initial_forms if inline.formset.is_bound else ():
            differences = getattr(row, "conflict", None)
            if differences is None and conflict is not None and not hasattr(row, "conflict"):
                differences = row.differences()
                row.keep_theirs(differences)
            if differences:
                shown.append((row.instance, differences))
    return shown


class TranslatedAdmin(PortalAdmin, TranslationAdmin):
    """A page of the administration whose texts are in three languages, side by side."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The field, its widget marked with the language of what is typed there."""
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        mark_language(db_field, formfield)
        return formfield
