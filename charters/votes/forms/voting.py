"""The form on which a city chooses, question by question."""

from typing import NamedTuple

from django import forms
from django.utils.translation import gettext as _

from charter_portal.text.directions import refuse_controls
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import refuse_wordless

from ...domain.tallying import Choice
from ..domain.casting import LONGEST_STATEMENT
from ..reading.saying import CHOICES


class Place(NamedTuple):
    """A question by its number alone: enough to read what was posted, too little to show it."""

    position: int
    title: str = ""


class StatementField(forms.CharField):
    """A statement of vote, in the form in which it is stored: its length is that, whatever ends its lines."""

    def to_python(self, value):
        """The canonical text."""
        return canonical(super().to_python(value))


class BallotForm(forms.Form):
    """A choice for each question and a statement of vote where the city makes one: ``choice-1``, ``statement-1``, …

    ``version`` is that of the draft as it was read, 0 for none, ``seen`` the sequence of the last ballot. Without
    ``is_whole`` questions may be left out.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data=None, *, asked, initial=None, is_whole=False, files=None):
        super().__init__(data, files, initial=initial)
        self.asked, self.is_whole = asked, is_whole
        for one in asked:
            self.fields[f"choice-{one.position}"] = self._choice_field(one)
            self.fields[f"statement-{one.position}"] = StatementField(
                label=_("Statement of vote on question %(number)s") % {"number": one.position},
                required=False,
                max_length=LONGEST_STATEMENT,
                widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
                validators=[refuse_controls, refuse_wordless],
            )

    def _choice_field(self, one):
        label = _("Question %(number)s") % {"number": one.position}
        label = f"{label} – {one.title}" if one.title else label
        missing = _("Choose for, against or abstention: a ballot answers every question.")
        return forms.ChoiceField(
            label=label,
            choices=[(choice.value, CHOICES[choice]) for choice in Choice],
            widget=forms.RadioSelect,
            required=self.is_whole,
            error_messages={"required": missing, "invalid_choice": missing},
        )

    @property
    def rows(self):
        """[(QuestionRead, bound choice, bound statement)] in order."""
        return [(one, self[f"choice-{one.position}"], self[f"statement-{one.position}"]) for one in self.asked]

    @property
    def choices(self):
        """What was chosen, as ``casting.cast`` takes it; of a form with errors what can be read of it."""
        return [
            {"choice": self._given(f"choice-{one.position}"), "statement": self._given(f"statement-{one.position}")}
            for one in self.asked
        ]

    def _given(self, name):
        cleaned = getattr(self, "cleaned_data", {})
        return cleaned[name] if name in cleaned else self.data.get(name, "")

    def read_again(self, *, version, seen):
        """Let the next saving be over what is stored now: the draft of that version, after the ballot ``seen``."""
        self.data = self.data.copy()
        self.data["version"], self.data["seen"] = str(version), str(seen)


def initial_of(choices, *, version, seen):
    """What a BallotForm begins with: ``choices`` as in Ballot."""
    found = {"version": version, "seen": seen}
    for position, made in enumerate(choices, 1):
        found |= {f"choice-{position}": made["choice"], f"statement-{position}": made["statement"]}
    return found
