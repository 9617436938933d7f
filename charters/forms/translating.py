"""The form of a translator's sheet: a box for each French paragraph."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charter_portal.editing.languages import direction
from charter_portal.text.directions import refuse_controls

LABELS = {
    "title": gettext_lazy("Title of the principle"),
    "statement": gettext_lazy("Statement, paragraph %(number)s"),
    "rationale": gettext_lazy("Rationale, paragraph %(number)s"),
    "typical_commitment": gettext_lazy("Typical commitment, paragraph %(number)s"),
    "clause_idea": gettext_lazy("Idea for a contract clause, paragraph %(number)s"),
    "criteria": gettext_lazy("Criterion %(number)s"),
}
LONGEST = {"title": 160, "criteria": 300}
LONGEST_PARAGRAPH = 20_000


class SheetForm(forms.Form):
    """Boxes for the Lines of a sheet (``domain.sheets``), each marked with its language; no box for what is dropped."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, lines, language, version):
        super().__init__(data, initial={"version": version})
        self.present_version = version
        self.has_conflict = False
        self.boxes = [line for line in lines if line.name]
        for line in self.boxes:
            rows = max(2, min(12, len(line.words or "".join(piece.text for piece in line.french)) // 60 + 1))
            attrs = {"lang": language, "dir": direction(language), "rows": rows}
            self.fields[line.name] = forms.CharField(
                label=LABELS[line.field] % {"number": int(line.name.rpartition("-")[2]) + 1},
                required=False,
                initial=line.words,
                max_length=LONGEST.get(line.field, LONGEST_PARAGRAPH),
                widget=forms.Textarea(attrs=attrs),
                validators=[refuse_controls],
            )

    def clean(self):
        """A field is translated whole or not at all, and nobody changed the wording meanwhile."""
        cleaned = super().clean()
        for field in LABELS.keys() - {"criteria"}:
            boxes = [line.name for line in self.boxes if line.field == field]
            empty = [name for name in boxes if not (cleaned.get(name) or "").strip() and name not in self.errors]
            if empty and len(empty) < len(boxes):
                for name in empty:
                    self.add_error(name, _("This paragraph has no translation. Write it, or leave all of them empty."))
        if cleaned.get("version") != self.present_version:
            self.tell_conflict()
        return cleaned

    def tell_conflict(self):
        """Say that someone else changed the wording, and let the next confirmation be of what is stored now."""
        self.has_conflict = True
        self.data = self.data.copy()
        self.data["version"] = str(self.present_version)
        self.add_error(
            None, _("Someone else changed this wording while you were translating. What you typed is still here.")
        )

    @property
    def words(self):
        """{name of a box: text} as typed."""
        return {line.name: self.cleaned_data.get(line.name, "") for line in self.boxes}

    def rows(self, lines):
        """``[(Line, bound field or None, what is stored now where someone else changed it)]`` for the page."""
        found = []
        for line in lines:
            box = self[line.name] if line.name else None
            typed = (self.data.get(line.name) or "").strip() if box and self.is_bound else line.words
            found.append((line, box, line.words if self.has_conflict and box and typed != line.words else ""))
        return found
