"""Forms by which cities annotate: the passage, found by words, by paragraph or by a selection, and what is said."""

import unicodedata

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from charter_portal.text.anchoring import anchor, from_utf16, occurrences, to_utf16
from charter_portal.text.directions import refuse_controls, without_controls
from charter_portal.text.marking import PARTING
from charter_portal.text.saying import refuse_wordless

from ..domain.annotating import WHOLE
from ..models import Annotation, Placement
from ..models.annotation import LONGEST_BODY

WORDS, ALL = "words", "all"
_AROUND = 40  # characters shown on both sides of words that stand several times
_MOST_PLACES = 12


def paragraph_anchors(text):
    """An Anchor for each paragraph of a canonical text, in order."""
    found, at = [], 0
    for part in text.split(PARTING):
        if part:
            found.append(anchor(text, at, at + len(part)))
        at += len(part) + len(PARTING)
    return found


class PassageField(forms.CharField):
    """Words quoted from a text; the characters that a copied text may hold to reorder it are left out."""

    def to_python(self, value):
        """The words without them, composed as the text is."""
        return self.as_in_texts(super().to_python(value))

    @staticmethod
    def as_in_texts(words):
        """``words`` without characters that reorder, in NFC."""
        return unicodedata.normalize("NFC", without_controls(words))


class QuoteForm(forms.Form):
    """A passage of ``text`` named by its words and, where they stand several times, by the place chosen."""

    quote = PassageField(
        label=_("Words of the passage"),
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=20_000,
        help_text=_("Copied or typed as they stand in the text; capitals and spaces don't matter."),
    )
    place = forms.ChoiceField(label=_("Which of these places"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args, text, **kwargs):
        super().__init__(*args, **kwargs)
        self.text = text
        self.passage = None
        found = occurrences(text, PassageField.as_in_texts(self.data.get("quote", ""))) if self.is_bound else []
        self.places = found[:_MOST_PLACES] if len(found) > 1 else []
        if self.places:
            self.fields["place"].choices = [(str(one.start), self._around(one)) for one in self.places]
        else:
            del self.fields["place"]

    def _around(self, one):
        before, after = self.text[max(0, one.start - _AROUND) : one.start], self.text[one.end : one.end + _AROUND]
        return f"…{before}[{one.quote}]{after}…".replace("\n", " ")

    def find_passage(self, quote, place):
        """The Anchor of the words, or None where the form now says why not."""
        found = occurrences(self.text, quote)
        if len(found) == 1:
            return found[0]
        chosen = [one for one in found if str(one.start) == place]
        if chosen:
            return chosen[0]
        if not quote:
            self.add_error("quote", _("Select or type the words that you annotate."))
        elif not found:
            self.add_error("quote", _("These words don't stand in the text. Copy them from it, without anything else."))
        else:
            self.add_error(
                "place",
                ngettext(
                    "These words stand %(count)s time in the text: choose the place that you mean.",
                    "These words stand %(count)s times in the text: choose the place that you mean.",
                    len(found),
                )
                % {"count": len(found)},
            )
        return None


def as_seen(placement):
    """What a PlaceForm carries of a Placement that is read: when it was decided, to the microsecond."""
    return placement.decided_at.isoformat() if placement.decided_at else ""


class PlaceForm(QuoteForm):
    """Where an annotation stands in a new wording: at a passage, or nowhere."""

    verdict = forms.ChoiceField(
        label=_("Where the annotation stands now"),
        choices=[("there", _("at this passage of the new wording")), ("gone", _("nowhere: it stays with its wording"))],
        widget=forms.RadioSelect,
    )
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    field_order = ("verdict", "quote", "place")

    def tell_conflict(self, stored):
        """Say that someone else decided; ``stored`` is the Placement now. Sent again, this form replaces it."""
        self.data = self.data.copy()
        self.data["seen"] = as_seen(stored)
        self.add_error(
            None,
            _(
                "Someone else decided this place since you opened it: what they decided stands above the form. "
                "Compare, then decide again if yours is better."
            ),
        )

    def clean(self):
        """The passage is one of the new wording, unless there is none."""
        cleaned = super().clean()
        if cleaned.get("verdict") == "there":
            self.passage = self.find_passage(cleaned.get("quote", ""), cleaned.get("place", ""))
        return cleaned


class AnnotationForm(QuoteForm):
    """An annotation: which passage, of which kind, for whom, and what it says."""

    where = forms.ChoiceField(label=_("What you annotate"), widget=forms.RadioSelect, initial=WORDS)
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("It is a"), choices=Annotation.Kind.choices, widget=forms.RadioSelect)
    visibility = forms.ChoiceField(
        label=_("Who can read it, once it is published"),
        choices=Annotation.Visibility.choices,
        initial=Annotation.Visibility.PUBLIC,
        widget=forms.RadioSelect,
    )
    body = forms.CharField(
        label=_("What you ask, remark or propose"),
        max_length=LONGEST_BODY,
        validators=[refuse_controls, refuse_wordless],
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_("Plain text, 4,000 characters at most. Name no person: readers see your city."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ("where", "quote", "place", "kind", "visibility", "body")
    conflict = None

    def __init__(self, *args, text, **kwargs):
        super().__init__(*args, text=text, **kwargs)
        self.paragraphs = paragraph_anchors(text)
        numbers = [(str(number), self._paragraph(number)) for number in range(1, len(self.paragraphs) + 1)]
        whole = (ALL, _("the principle as a whole"))
        self.fields["where"].choices = [(WORDS, _("the words below")), *numbers, whole]

    @staticmethod
    def _paragraph(number):
        return _("all of paragraph %(number)s") % {"number": number}

    def clean(self):
        """The passage is one of the text."""
        cleaned = super().clean()
        where = cleaned.get("where")
        if where == ALL:
            self.passage = WHOLE
        elif where == WORDS:
            quote = cleaned.get("quote", "")
            selected = self._selected(quote, cleaned.get("start"), cleaned.get("end"))
            self.passage = selected or self.find_passage(quote, cleaned.get("place", ""))
        elif where:
            self.passage = self.paragraphs[int(where) - 1]
        return cleaned

    def _selected(self, quote, start, end):
        """The Anchor of what was selected, None where there is none, or the words were changed since."""
        if start is None or end is None or not 0 <= start < end <= to_utf16(self.text, len(self.text)):
            return None
        here, there = from_utf16(self.text, start), from_utf16(self.text, end)
        if self.text[here:there].split() != quote.split() or not quote.split():
            return None
        return anchor(self.text, here, there)

    def tell_conflict(self, stored):
        """Say that a colleague was faster; ``stored`` is what they wrote. Sent again, this form replaces it."""
        self.conflict = stored
        self.data = self.data.copy()
        self.data["version"] = stored.version
        self.add_error(
            None,
            _("A colleague changed this draft since you opened it. Nothing is kept yet: compare, then send again."),
        )

    @property
    def words(self):
        """What the domain takes of a valid form: passage, kind, visibility, body."""
        return {"passage": self.passage} | {name: self.cleaned_data[name] for name in ("kind", "visibility", "body")}


def as_typed(annotation, text):
    """The initial values of an AnnotationForm for a draft, whose statement is ``text``."""
    passages = [(one.start, one.end) for one in paragraph_anchors(text)]
    here = (annotation.start, annotation.end)
    where = str(passages.index(here) + 1) if here in passages else WORDS
    where = ALL if annotation.is_of_the_whole else where
    return {
        "where": where,
        "quote": annotation.quote if where == WORDS else "",
        "start": to_utf16(text, annotation.start) if where == WORDS else None,
        "end": to_utf16(text, annotation.end) if where == WORDS else None,
        "kind": annotation.kind,
        "visibility": annotation.visibility,
        "body": annotation.body,
        "version": annotation.version,
    }


class ReplyForm(forms.Form):
    """A reply."""

    body = forms.CharField(
        label=_("Your reply"),
        max_length=LONGEST_BODY,
        validators=[refuse_controls, refuse_wordless],
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=_("Plain text, 4,000 characters at most. Published at once, it can't be changed. Name no person."),
    )


class FilterForm(forms.Form):
    """Which annotations of a principle are listed; what makes no sense is left out."""

    genre = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all kinds")), *Annotation.Kind.choices])
    suite = forms.ChoiceField(
        label=_("What became of it"), required=False, choices=[("", _("all")), *Annotation.Disposition.choices]
    )
    lieu = forms.ChoiceField(
        label=_("Its passage in the present wording"),
        required=False,
        choices=[("", _("all")), *Placement.State.choices],
    )

    def kept(self, annotations, wordings):
        """Those of ``annotations`` that are asked for; ``wordings``: ids of the wordings that readers look at."""
        self.is_valid()
        if self.cleaned_data.get("lieu"):
            state = self.cleaned_data["lieu"]
            placed = Placement.objects.filter(annotation=OuterRef("pk"), revision__in=wordings, state=state)
            annotations = annotations.filter(Exists(placed))
        for name, column in (("genre", "kind"), ("suite", "disposition")):
            if self.cleaned_data.get(name):
                annotations = annotations.filter(**{column: self.cleaned_data[name]})
        return annotations

    @property
    def query(self):
        """The choice as the beginning of an address, ``genre=question&``; empty where there is none."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        return "".join(f"{name}={value}&" for name, value in chosen.items())
