"""Tables of rows under their parent's form in the administration."""

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms import ModelForm
from django.utils.text import capfirst
from modeltranslation.admin import TranslationTabularInline

from .choosing import label_choices
from .forms import OpenedForm, VersionedForm
from .formsets import PortalFormSet
from .languages import mark_language
from .models import Versioned
from .sealing import is_sealed


class PortalInline(admin.TabularInline):
    """Rows of a table under their parent's form; the parent's seal covers them."""

    extra = 0
    formset = PortalFormSet
    template = "admin/portal_tabular.html"

    def __init__(self, parent_model, admin_site):
        if self.form is ModelForm:
            self.form = VersionedForm if issubclass(self.model, Versioned) else OpenedForm
        super().__init__(parent_model, admin_site)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The field, its widget named, since a table's cells have no label of their own."""
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield is not None:
            mark_language(db_field, formfield)
            wrapped = isinstance(formfield.widget, RelatedFieldWidgetWrapper)
            widget = formfield.widget.widget if wrapped else formfield.widget
            widget.attrs["aria-label"] = capfirst(formfield.label)
        return formfield

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The field, its choices told apart."""
        return label_choices(db_field, super().formfield_for_foreignkey(db_field, request, **kwargs))

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
