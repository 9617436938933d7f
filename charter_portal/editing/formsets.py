"""Rows edited under their parent's form: versions, order, and names for their boxes."""

from adminsortable2.admin import CustomInlineFormSetMixin
from django.forms import NumberInput, ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .claiming import claim_version
from .models import Versioned
from .vanishing import rows_without_vanished


class PortalFormSet(BaseInlineFormSet):
    """Rows under a parent. Those that count their edits are written only over the version that was seen.

    A row that someone else deleted meanwhile comes back as a new one, with what was typed, and is not saved unseen.
    """

    default_order_field = None

    def __init__(self, data=None, files=None, instance=None, **kwargs):
        self.vanished = 0
        super().__init__(data, files, instance, **kwargs)
        if self.is_bound:
            key = self.model._meta.pk.name
            self.data, self.files, self.vanished = rows_without_vanished(
                self.data,
                self.files,
                prefix=self.prefix,
                key=key,
                present={str(pk) for pk in self.queryset.values_list("pk", flat=True)},
                counted={"version", "DELETE", self.fk.name, self.default_order_field},
            )

    def add_fields(self, form, index):
        """Name the deletion box, which has no label in a table."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            number = "" if index is None else index + 1
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete row %(number)s") % {"number": number}

    def clean(self):
        """Refuse to delete a row that someone else changed since the form was opened, or to bring back one unseen."""
        super().clean()
        if self.vanished:
            raise ValidationError(
                ngettext(
                    "Someone else deleted a row that you were editing. Nothing you typed is lost: the row stands at "
                    "the end of the table. Save again to put it back, or tick “Delete?” in it to let it go.",
                    "Someone else deleted %(count)d rows that you were editing. Nothing you typed is lost: the rows "
                    "stand at the end of the table. Save again to put them back, or tick “Delete?” in those to let go.",
                    self.vanished,
                ),
                code="vanished",
                params={"count": self.vanished},
            )
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
        """Write the rows, then number them 1, 2, 3… in the order asked for; of a table to read, nothing."""
        saved = super().save(commit)
        if commit and self.default_order_field and self.has_changed():
            for number, row in enumerate(self._rows_in_order(), start=1):
                if getattr(row, self.default_order_field) != number:
                    setattr(row, self.default_order_field, number)
                    row.save(update_fields=[self.default_order_field])
        return saved

    def _rows_in_order(self):
        """Rows that remain; one moved to a number already taken goes before it when moved up, after when moved down.

        A new row that is given such a number comes from the end of the table, so it goes before.
        """
        placed = []
        for index, form in enumerate(self.forms):
            if form.instance.pk is None or (self.can_delete and self._should_delete_form(form)):
                continue
            asked = getattr(form.instance, self.default_order_field)
            before = form.initial.get(self.default_order_field)
            moved = -1 if before is None else (asked > before) - (asked < before)
            placed.append((asked, moved, index, form.instance))
        return [row for *_key, row in sorted(placed, key=lambda place: place[:3])]
