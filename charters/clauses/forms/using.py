"""Forms by which a city says which clause it uses, and what came of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.posted import take_stored
from charter_portal.text.directions import refuse_controls
from charter_portal.text.lines import LineField

from ..domain.recording import Chosen, Said, said_in
from ..models import LegalOrder, Offers, Stage
from ..models.library import LONGEST_TEXT
from ..models.use import LONGEST_SAID
from ..words import field_of_refusal, words_of_refusal


class ProseField(forms.CharField):
    """Plain text of several lines, in whatever language."""

    def __init__(self, *, rows=4, **options):
        widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
        super().__init__(**{"required": False, "widget": widget, "validators": [refuse_controls], **options})


class DayField(forms.DateField):
    """A day, blank where it is not known."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **options):
        super().__init__(required=False, **options)


class StageForm(forms.Form):
    """One stage of a use. ``kinds``: those that can stand there. What is not sent stays as it began."""

    kind = forms.ChoiceField(label=_("How far your city is"), widget=forms.RadioSelect)
    contract = LineField(
        label=_("Which contract"),
        max_length=300,
        required=False,
        help_text=_("In words, as its subject. Leave it blank if it is not known: it is shown so. Name no person."),
    )
    began_on = DayField(
        label=_("From"),
        help_text=_("The first day of the trial, or since when it is generalised. Blank: not known."),
    )
    ended_on = DayField(
        label=_("To"),
        help_text=_("The last day of the trial, known or planned, or when it ended. Blank: not known."),
    )
    lesson = ProseField(
        label=_("What you learned"),
        max_length=LONGEST_SAID,
        rows=6,
        help_text=_("Plain text, 3,000 characters at most. Name no person and no company."),
    )
    offers = forms.ChoiceField(
        label=_("What it did to suppliers' offers"),
        choices=Offers.choices,
        initial=Offers.UNKNOWN,
        widget=forms.RadioSelect,
    )
    offers_note = ProseField(
        label=_("What happened to offers, in words"),
        max_length=LONGEST_SAID,
        help_text=_("For instance what was asked about, or what was offered instead. Name no company."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    is_conflict = False

    def __init__(self, *args, kinds, **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = [(kind, Stage.Kind(kind).label) for kind in kinds]
        take_stored(self)

    @property
    def said(self):
        """What a valid form says, as the domain takes it."""
        return Said(**{name: self.cleaned_data[name] for name in Said._fields})

    @property
    def seen(self):
        """The version of the use on which the form was opened; -1 where none was sent."""
        version = self.cleaned_data["version"]
        return -1 if version is None else version

    def refuse(self, error):
        """Say why a ChartersError refused what was sent, beside the field that it is about."""
        name = field_of_refusal(error)
        self.add_error(name if name in self.fields else None, words_of_refusal(error))

    def tell_conflict(self, version):
        """Say that a colleague was faster. Sent again, this form replaces what they wrote; ``version`` is theirs."""
        self.is_conflict = True
        self.data = self.data.copy()
        self.data["version"] = version
        self.add_error(
            None,
            _("A colleague changed this draft since you opened it. Nothing is kept yet: compare, then send again."),
        )


class UseForm(StageForm):
    """Which clause, of the library or in the city's own words, and its first stage."""

    clause = forms.ChoiceField(
        label=_("Which clause"), required=False, help_text=_("One of the library, as it is or adapted to your law.")
    )
    principle = forms.ChoiceField(
        label=_("Principle"), required=False, help_text=_("Only for words of your own: the principle put to work.")
    )
    title = LineField(
        label=_("What your clause is called"),
        max_length=160,
        required=False,
        help_text=_("Only for words of your own."),
    )
    text = ProseField(
        label=_("The words of your clause"),
        max_length=LONGEST_TEXT,
        rows=8,
        help_text=_("Only for words of your own: paste them as they stand in the contract, 6,000 characters at most."),
    )
    field_order = ("clause", "principle", "title", "text")

    def __init__(self, *args, versions, principles, **options):
        """``versions``: {pk: ClauseVersion} that can be chosen; ``principles``: [(Principle, its title)]."""
        super().__init__(*args, **options)
        self.versions = versions
        self.principles = {str(principle.pk): principle for principle, _title in principles}
        self.fields["clause"].choices = [("", _("words of our own, below"))] + [
            (str(pk), f"{row.title} · {LegalOrder(row.clause.legal_order).label} · {row.number}")
            for pk, row in versions.items()
        ]
        self.fields["principle"].choices = [("", "—"), *((str(row.pk), title) for row, title in principles)]

    @property
    def chosen(self):
        """The clause that a valid form names, as the domain takes it."""
        data = self.cleaned_data
        if data["clause"]:
            return Chosen(version=self.versions[int(data["clause"])])
        return Chosen(principle=self.principles.get(data["principle"]), title=data["title"], text=data["text"])


def as_typed(use, stage):
    """The initial values of a UseForm or StageForm for a Use and a Stage, or for none."""
    initial = {"version": use.version} if use else {}
    if stage:
        initial |= said_in(stage)._asdict()
    if use and not use.is_published:
        initial |= {
            "clause": str(use.clause_version_id or ""),
            "principle": "" if use.clause_version_id else str(use.principle_id),
            "title": use.title,
            "text": use.text,
        }
    return initial
