"""Forms by which the team judges amendments: each carries the version that was read."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charter_portal.editing.languages import direction
from charter_portal.text.directions import refuse_controls
from charter_portal.text.saying import refuse_wordless

from ..domain.amending import text_in, text_of
from ..domain.words import AUTHORITATIVE
from ..models import PrincipleRevision
from .acts import ActForm
from .amending import LONGEST_PARAGRAPH, TextBoxes

OURS, THEIRS, TYPED = "ours", "theirs", "typed"
_REASON = {
    "widget": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    "max_length": 2000,
    "validators": [refuse_controls, refuse_wordless],
}
_WORDS_OF = {
    OURS: gettext_lazy("Keep the words of the draft"),
    THEIRS: gettext_lazy("Take the words of the city"),
    TYPED: gettext_lazy("Write other words:"),
}


class DeclineForm(ActForm):
    """Declining an amendment: why."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The city, those that sign it and everyone read it. Name no person."),
        **_REASON,
    )


class FrenchForm(ActForm):
    """The French of a change of meaning, paragraph by paragraph."""

    def __init__(self, data=None, *, amendment, initial=None):
        super().__init__(data, initial={"version": amendment.version, **(initial or {})})
        written = text_of(amendment.french_title, amendment.french_statement)
        text = written if written.statement else text_in(amendment.revision, AUTHORITATIVE)
        self.boxes = TextBoxes(self, "french", text=text, language=AUTHORITATIVE)


class MergeForm(ActForm):
    """What every acceptance needs: what was read of the draft, and the declaration where the French changes."""

    seen = forms.CharField(widget=forms.HiddenInput)
    decision = forms.CharField(
        label=gettext_lazy("Why not all of it"),
        required=False,
        help_text=gettext_lazy("Only where other words than the city's are taken up. The city and everyone read it."),
        **_REASON,
    )
    change = forms.ChoiceField(
        label=gettext_lazy("What changes"),
        choices=[
            (kind.value, kind.label)
            for kind in (PrincipleRevision.Change.SUBSTANTIVE, PrincipleRevision.Change.EDITORIAL)
        ],
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Of the whole wording, against the edition in consultation. A substantive change is asked again of the "
            "cities that adopted the principle; an editorial one is not."
        ),
    )
    change_reason = forms.CharField(
        label=gettext_lazy("Reason for the change"),
        help_text=gettext_lazy("In French, shown to everyone beside what changed."),
        **_REASON,
    )

    def __init__(self, data=None, *, proposal, version, initial):
        super().__init__(data, initial={"version": version, "seen": proposal.seen, **initial})
        self.proposal = proposal
        if not proposal.asks_for_declaration:
            del self.fields["change"], self.fields["change_reason"]

    @property
    def words(self):
        """What ``accept_amendment`` takes, besides the account and the moment."""
        given = self.cleaned_data
        return {
            "text": self.text,
            "version": given["version"],
            "seen": given["seen"],
            "reason": given["decision"],
            "change": given.get("change", ""),
            "change_reason": given.get("change_reason", ""),
        }

    def show_afresh(self, *, version):
        """Let the next confirmation be of what stands now."""
        self.data = self.data.copy()
        self.data["version"], self.data["seen"] = str(version), self.proposal.seen


class AcceptForm(MergeForm):
    """Accepting what can be merged as it is; each clash is settled by a choice, or by other words."""

    def __init__(self, data=None, *, proposal, **options):
        super().__init__(data, proposal=proposal, **options)
        attrs = {"lang": proposal.language, "dir": direction(proposal.language), "rows": 3}
        for at, _clash in enumerate(proposal.clashes):
            self.fields[f"choice-{at}"] = forms.ChoiceField(
                label=_("Clash %(number)s") % {"number": at + 1},
                choices=list(_WORDS_OF.items()),
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose what stands here.")},
            )
            self.fields[f"words-{at}"] = forms.CharField(
                label=_("Other words for clash %(number)s") % {"number": at + 1},
                required=False,
                strip=False,
                max_length=LONGEST_PARAGRAPH,
                widget=forms.Textarea(attrs=attrs),
                validators=[refuse_controls],
            )
        if proposal.is_clean:
            del self.fields["decision"]

    @property
    def clashes(self):
        """[(Clash, bound choice, bound words)]."""
        return [(clash, self[f"choice-{at}"], self[f"words-{at}"]) for at, clash in enumerate(self.proposal.clashes)]

    @property
    def leftover(self):
        """What was typed for clashes that are no longer there, since someone changed the draft: [str]."""
        names = [name for name in self.data if name.startswith("words-") and name not in self.fields]
        return [self.data[name] for name in sorted(names) if self.data[name].strip()]

    @property
    def text(self):
        """The Text with each clash settled as chosen."""
        settled = []
        for at, clash in enumerate(self.proposal.clashes):
            given = {OURS: clash.ours, THEIRS: clash.theirs, TYPED: self.cleaned_data[f"words-{at}"]}
            settled.append(given[self.cleaned_data[f"choice-{at}"]])
        return self.proposal.settled(settled)

    @property
    def words(self):
        """What ``accept_amendment`` takes; there is no reason where nothing clashes."""
        self.cleaned_data.setdefault("decision", "")
        return super().words


class AcceptInPartForm(MergeForm):
    """Accepting other words than those proposed: the text as it would be merged, to be edited."""

    def __init__(self, data=None, *, proposal, **options):
        super().__init__(data, proposal=proposal, **options)
        merged = proposal.settled([clash.ours for clash in proposal.clashes])
        self.boxes = TextBoxes(self, "own", text=merged, language=proposal.language)
        self.fields["decision"].required = True

    @property
    def text(self):
        """The Text that was typed."""
        return self.boxes.text
