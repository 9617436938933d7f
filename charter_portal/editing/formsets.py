"""Rows edited under their parent's form: versions, order, and names for their boxes."""

from adminsortable2.admin import CustomInlineFormSetMixin
from django.forms import NumberInput, ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _

from .claiming import claim_version
from .models import Versioned


class PortalFormSet(BaseInlineFormSet):
    """Rows under a parent. Those that count their edits are written only over the version that was seen."""

    def add_fields(self, form, index):
        """Name the deletion box, which has no label in a table."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            number = "" if index is None else index + 1
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete row %(number)s") % {"number": number}

    def clean(self):
        """Refuse to delete a row that someone else has changed since the form was opened."""
        super().clean()
        for form in self.initial_forms:
            if self.can_delete and self._should_delete_form(form) and getattr(form, "conflict", None) is not None:
                raise ValidationError(
                    _("You asked to delete “%(row)s”, which someone else has changed meanwhile. Look at it again."),
                    code="conflict",
                    params={"row": form.instance},
                )

    def save_existing(self, form, obj, commit=True):
        """Write a changed row. Raises EditConflict where someone else was faster."""
        if isinstance(obj, Versioned):
            claim_version(row=obj)
        return super().save_existing(form, obj, commit)


class OrderedFormSet(CustomInlineFormSetMixin, PortalFormSet):
    """Rows ordered by dragging, or by typing their number: the number stays in sight, as it works by keyboard."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        if self.default_order_field:
            field = self.form.base_fields[self.default_order_field]
            field.is_hidden = False
            field.widget = NumberInput(attrs={"class": "_reorder_", "min": 0, "aria-label": _("Position")})

    def add_fields(self, form, index):
        """Rows that exist need a number; new ones without one go last."""
        super().add_fields(form, index)
        if self.default_order_field in form.fields:
            form.fields[self.default_order_field].required = form.instance.pk is not None

    def save(self, commit=True):
        """Write the rows, then number them 1, 2, 3… in the order asked for."""
        saved = super().save(commit)
        if commit and self.default_order_field:
            for number, row in enumerate(self._rows_in_order(), start=1):
                if getattr(row, self.default_order_field) != number:
                    setattr(row, self.default_order_field, number)
                    row.save(update_fields=[self.default_order_field])
        return saved

    def _rows_in_order(self):
        """Rows that remain; one moved to a number already taken goes before it when moved up, after when moved down."""
        placed = []
        for index, form in enumerate(self.forms):
            if form.instance.pk is None or (self.can_delete and self._should_delete_form(form)):
                continue
            asked = getattr(form.instance, self.default_order_field)
            before = form.initial.get(self.default_order_field)
            moved = 0 if before is None else (asked > before) - (asked < before)
            placed.append((asked, moved, index, form.instance))
        return [row for *_key, row in sorted(placed, key=lambda place: place[:3])]
