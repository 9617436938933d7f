"""Forms by which a city commits itself, and says what became of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import LANGUAGE_NAMES
from charter_portal.editing.posted import take_stored
from charter_portal.text.lines import LineField

from ...clauses.forms.using import DayField, ProseField
from ..domain.committing import Said, said_in
from ..models import Outcome
from ..models.commitment import LONGEST_TEXT
from ..words import field_of_refusal, words_of_refusal


class SeenForm(forms.Form):
    """A form that carries the version of the row on which it was opened. What is not sent stays as it began."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    is_conflict = False

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        take_stored(self)

    @property
    def seen(self):
        """The version on which the form was opened; -1 where none was sent."""
        version = self.cleaned_data.get("version")
        return -1 if version is None else version

    def refuse(self, error):
        """Say why a ChartersError refused what was sent, beside the field that it is about."""
        name = field_of_refusal(error)
        self.add_error(name if name in self.fields else None, words_of_refusal(error))

    def read_again(self, version):
        """Let the next sending be over what is stored now, the row of that ``version``."""
        self.data = self.data.copy()
        self.data["version"] = version

    def tell_conflict(self, version):
        """Say that a colleague was faster. Sent again, this form replaces what they wrote; ``version`` is theirs."""
        self.is_conflict = True
        self.read_again(version)
        self.add_error(
            None, _("A colleague changed this since you opened it. Nothing is kept yet: compare, then send again.")
        )


class CommitmentForm(SeenForm):
    """A commitment, whole or in part: what is missing can be written before it is published."""

    principle = forms.ChoiceField(label=_("Principle"))
    language = forms.ChoiceField(label=_("Language of your words"), choices=list(LANGUAGE_NAMES.items()))
    text = ProseField(
        label=_("What your city commits itself to"),
        max_length=LONGEST_TEXT,
        required=True,
        help_text=_("Plain text, 3,000 characters at most. Name no person."),
    )
    indicator = LineField(
        label=_("Indicator"), max_length=300, required=False, help_text=_("What is counted or seen, in a few words.")
    )
    baseline = LineField(
        label=_("Baseline"),
        max_length=80,
        required=False,
        help_text=_("Where it stands today: a number as 12,5 or words. Blank: not known."),
    )
    target = LineField(
        label=_("Target"), max_length=80, required=False, help_text=_("Where it shall stand: a number or words.")
    )
    unit = LineField(label=_("Unit"), max_length=80, required=False, help_text=_("For numbers, as “%” or “data sets”."))
    due_on = DayField(label=_("Due on"))
    verification = ProseField(
        label=_("Means of verification"),
        max_length=LONGEST_TEXT,
        help_text=_("How anyone can see that it is done: a public page, a register, an audit."),
    )

    def __init__(self, *args, principles, **options):
        """``principles``: [(Principle, its title)]."""
        super().__init__(*args, **options)
        self.principles = {str(principle.pk): principle for principle, _title in principles}
        self.fields["principle"].choices = [("", "—"), *((str(row.pk), title) for row, title in principles)]

    @property
    def said(self):
        """What a valid form says, as the domain takes it."""
        data = {name: self.cleaned_data[name] for name in Said._fields}
        return Said(**data | {"principle": self.principles[data["principle"]]})


class OutcomeForm(SeenForm):
    """What became of a commitment."""

    kind = forms.ChoiceField(label=_("What became of it"), choices=Outcome.Kind.choices, widget=forms.RadioSelect)
    value = LineField(
        label=_("Value reached"),
        max_length=80,
        required=False,
        help_text=_("In the unit of the commitment: a number or words. Blank: not known."),
    )
    words = ProseField(
        label=_("What was done, or why not"),
        max_length=LONGEST_TEXT,
        required=True,
        help_text=_("Plain text, 3,000 characters at most. Name no person."),
    )


def as_typed(commitment):
    """The initial values of a CommitmentForm for a Commitment."""
    return said_in(commitment)._asdict() | {
        "principle": str(commitment.principle_id),
        "version": commitment.version,
    }
