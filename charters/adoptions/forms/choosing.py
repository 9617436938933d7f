"""The form on which a city says, principle by principle, what its council decided."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charter_portal.editing.languages import direction
from charter_portal.editing.posted import take_stored
from charter_portal.text.anchoring import PassageNotFound, locate
from charter_portal.text.directions import refuse_controls
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import refuse_wordless

from ..domain.preparing import Said, statement_in
from ..models import Choice

LONGEST_TEXT, LONGEST_QUOTE = 20_000, 5_000
Stance = Choice.Stance
UNDECIDED = gettext_lazy("not decided yet")
UNCHANGED = gettext_lazy("no new decision")


class WordsField(forms.CharField):
    """Words of a city, in the form in which they are stored: their length is that, whatever ends their lines."""

    def to_python(self, value):
        """The canonical text."""
        return canonical(super().to_python(value))


class ChoicesForm(forms.Form):
    """For each principle ``stance-<key>``, ``text-<key>`` and ``quote-<key>``; all may stay empty, to go on later.

    What is not sent at all stays as it is stored: ``initial``, as ``initial_of`` says it.

    ``asked``: list of reading.drafting.Asked; ``version`` is that of the draft as it was read.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data=None, *, asked, draft, initial=None):
        super().__init__(data, initial=initial)
        self.asked, self.draft = asked, draft
        attrs = {"rows": 3, "lang": draft.language, "dir": direction(draft.language)}
        nothing = UNDECIDED if draft.purpose == draft.Purpose.ADOPTION else UNCHANGED
        for one in asked:
            names = {"principle": str(one.title)}
            self.fields[f"stance-{one.key}"] = forms.ChoiceField(
                label=_("%(principle)s: your council's position") % names,
                choices=[("", nothing), *Stance.choices],
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"text-{one.key}"] = WordsField(
                label=_("%(principle)s: local provision or reason") % names,
                required=False,
                max_length=LONGEST_TEXT,
                widget=forms.Textarea(attrs=attrs),
                validators=[refuse_controls, refuse_wordless],
            )
            self.fields[f"quote-{one.key}"] = WordsField(
                label=_("%(principle)s: passage that the provision varies") % names,
                required=False,
                max_length=LONGEST_QUOTE,
                widget=forms.Textarea(attrs=attrs | {"rows": 2}),
                validators=[refuse_controls],
            )
        take_stored(self)

    def clean(self):
        """Nothing that was typed would be left out, and each passage is found once in its statement."""
        cleaned = super().clean()
        for one in self.asked:
            names = [f"{part}-{one.key}" for part in ("stance", "text", "quote")]
            if all(name in cleaned for name in names):
                self._check(one, *(cleaned[name] for name in names))
        return cleaned

    def _check(self, one, stance, text, quote):
        if not stance and (text or quote):
            self.add_error(f"stance-{one.key}", _("Choose a position, or empty what is written below it."))
        elif stance == Stance.ADOPTED and text:
            self.add_error(
                f"text-{one.key}",
                _("“Adopted” goes without words. Choose “adopted with a local provision”, or empty the text."),
            )
        elif stance != Stance.PROVISION and quote:
            self.add_error(
                f"quote-{one.key}",
                _("Only a local provision varies a passage. Choose “adopted with a local provision”, or empty it."),
            )
        elif quote:
            self._find(one, quote)

    def _find(self, one, quote):
        try:
            locate(statement_in(one.article.revision, self.draft.language), quote)
        except PassageNotFound as error:
            names = {"principle": str(one.title)}
            if error.count:
                refusal = _("These words stand several times in “%(principle)s”. Copy some more of the words around.")
            else:
                refusal = _("These words don't stand in “%(principle)s”. Copy them from the statement above.")
            self.add_error(f"quote-{one.key}", refusal % names)

    @property
    def rows(self):
        """[(Asked, bound stance, bound text, bound quote)] in the edition's order."""
        return [
            (one, self[f"stance-{one.key}"], self[f"text-{one.key}"], self[f"quote-{one.key}"]) for one in self.asked
        ]

    def said(self, *, adopts_rest=False):
        """{number of a principle: Said}.

        With ``adopts_rest`` what is asked and not answered is adopted, save where the council had said something else.
        """
        found = {}
        for one in self.asked:
            stance, text, quote = (self.cleaned_data[f"{part}-{one.key}"] for part in ("stance", "text", "quote"))
            if adopts_rest and not stance and one.is_asked and one.said_before in ("", Stance.ADOPTED):
                stance = Stance.ADOPTED
            found[one.principle] = Said(stance, text, quote)
        return found

    def read_again(self, version):
        """Let the next saving be over what is stored now, the draft of that ``version``."""
        self.data = self.data.copy()
        self.data["version"] = str(version)


def initial_of(draft):
    """What a ChoicesForm begins with: what the draft says. One query."""
    found = {"version": draft.version}
    for choice in draft.choices.select_related("principle"):
        key = choice.principle.key
        found |= {f"stance-{key}": choice.stance, f"text-{key}": choice.text, f"quote-{key}": choice.quote}
    return found
