"""Forms that know the version they were opened on, and what each field held then."""

from dataclasses import dataclass

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.files.base import File
from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from charter_portal.text.comparing import compare

from .merging import UNKNOWN, Outcome, outcome

# Posted name of the boxes ticked to take what someone else wrote; each value is the posted name of a field.
THEIRS = "take-theirs"


@dataclass(frozen=True)
class Difference:
    """A field that is not the same as typed and as stored now. Texts are what people read.

    ``differences`` lead from what is stored to what was typed, as ``compare`` gives them; ``name`` is the
    field's name in the posted data.
    """

    name: str
    label: str
    language: str
    direction: str
    outcome: Outcome
    typed: str
    stored: str
    differences: list

    @property
    def needs_choice(self):
        """Whether the field is kept as typed although someone else changed it meanwhile."""
        return self.outcome is Outcome.CLASH


def plain(value):
    """``value`` of a field in a form that can be compared whatever it was read from: database, form or post."""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, QuerySet | list | tuple):
        return sorted(plain(item) for item in value)
    if isinstance(value, File):
        return value.name or ""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if value is None:
        return ""
    return str(value.normalize() if hasattr(value, "normalize") else value)


class OpenedForm(forms.ModelForm):
    """A form that posts, beside each field, what the field held when the form was opened.

    That tells what this editor changed from what another one changed meanwhile. Files are left out.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            remembered = not self.is_bound or self.add_initial_prefix(name) in self.data
            field.show_hidden_initial = (
                remembered and self.instance.pk is not None and not isinstance(field, forms.FileField)
            )
        if self.is_bound and THEIRS in self.data:
            self._take_chosen(self.data.getlist(THEIRS))

    def _take_chosen(self, chosen):
        """Put what is stored now into the fields whose posted names were ticked beside a difference."""
        for name in self.fields:
            if self.add_prefix(name) in chosen:
                self.data = self.data.copy()
                self._put(self.add_prefix(name), name)

    def differences(self):
        """List of Difference between what was typed and what is stored now, in the order of the form."""
        return [difference for name in self.fields if (difference := self._difference(name))]

    def keep_theirs(self, differences):
        """Put what is stored now into the fields that only someone else changed, and note that it was seen."""
        self.data = self.data.copy()
        for difference in differences:
            name = difference.name.removeprefix(f"{self.prefix}-") if self.prefix else difference.name
            if difference.outcome is Outcome.THEIRS:
                self._put(self.add_prefix(name), name)
            if self.fields[name].show_hidden_initial:
                self._put(self.add_initial_prefix(name), name)

    def _difference(self, name):
        field = self.fields[name]
        stored = self.get_initial_for_field(field, name)
        typed = self.cleaned_data.get(name, self[name].data) if hasattr(self, "cleaned_data") else self[name].data
        if isinstance(field, forms.FileField) and typed is None:
            return None
        found = outcome(opened=self._opened(name), typed=plain(typed), stored=plain(stored))
        if found is Outcome.SAME:
            return None
        attrs = _inner(field.widget).attrs
        old, new = self._shown(field, stored), self._shown(field, typed)
        return Difference(
            name=self.add_prefix(name),
            label=capfirst(field.label or name),
            language=attrs.get("lang", ""),
            direction=attrs.get("dir", ""),
            outcome=found,
            typed=new,
            stored=old,
            differences=compare(old, new),
        )

    def _opened(self, name):
        field = self.fields[name]
        if not field.show_hidden_initial:
            return UNKNOWN
        try:
            raw = self._widget_data_value(field.hidden_widget(), self.add_initial_prefix(name))
            return plain(field.to_python(raw))
        except forms.ValidationError:
            return UNKNOWN

    @staticmethod
    def _shown(field, value):
        """What people read for a value: the names of rows and choices, yes or no, the text itself."""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, QuerySet | list | tuple):
            return ", ".join(OpenedForm._shown(field, item) for item in value)
        if isinstance(field, forms.ModelChoiceField) and not isinstance(value, Model) and value not in (None, ""):
            return str(field.queryset.model._base_manager.filter(pk=value).first() or value)
        if isinstance(value, Model):
            return str(value)
        choices = dict(field.choices) if isinstance(field, forms.ChoiceField) else {}
        text = plain(value)
        return str(choices.get(text, text))

    def _put(self, posted_name, name):
        """Set the posted value of ``posted_name`` to what is stored now for the field ``name``."""
        field = self.fields[name]
        value = field.prepare_value(self.get_initial_for_field(field, name))
        widget = _inner(field.widget)
        if isinstance(widget, forms.CheckboxInput) and posted_name == self.add_prefix(name):
            self.data.pop(posted_name, None)
            if value:
                self.data[posted_name] = "on"
            return
        formatted = widget.format_value(value)
        values = formatted if isinstance(formatted, list | tuple) else [formatted]
        self.data.setlist(posted_name, ["" if item is None else str(item) for item in values])


def _inner(widget):
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


class VersionedForm(OpenedForm):
    """The form of a Versioned row: refuses to write over a change that its editor has not seen.

    ``conflict`` then lists the differences, the fields that only the other changed hold what the other wrote, all
    else is as typed, and the form carries the present version: saving it again is a choice made knowingly.
    """

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflict = None
        if self.instance.pk is None:
            del self.fields["version"]
            return
        self.fields["version"].show_hidden_initial = False
        self.initial["version"] = self.instance.version

    def clean(self):
        """Raise ValidationError, with ``conflict`` filled, where the row has changed since the form was opened."""
        cleaned = super().clean()
        if "version" in self.fields and self.cleaned_data.get("version") != self.initial["version"]:
            self.conflict = [found for found in self.differences() if found.name != self.add_prefix("version")]
            self.keep_theirs(self.conflict)
            self.data[self.add_prefix("version")] = str(self.initial["version"])
            raise forms.ValidationError(
                _("Someone else changed this while you were editing. Nothing you typed is lost: see what differs."),
                code="conflict",
            )
        return cleaned
