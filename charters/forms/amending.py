"""Forms by which a city writes an amendment, paragraph by paragraph."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charter_portal.editing.languages import LANGUAGE_NAMES, direction
from charter_portal.text.directions import refuse_controls

from ..domain.amending import Kind, languages_amendable, proposed, text_in, text_of
from ..domain.words import AUTHORITATIVE

LONGEST_PARAGRAPH, LONGEST_STATEMENT, LONGEST_JUSTIFICATION, MOST_BOXES = 20_000, 60_000, 10_000, 200
_BOX = re.compile(r"(own|french)-(\d{1,3})")
_WRITTEN = {
    "fr": gettext_lazy("Change the meaning, writing in French"),
    "en": gettext_lazy("Change the meaning, writing in English"),
    "ar": gettext_lazy("Change the meaning, writing in Arabic"),
}
_CORRECTED = {
    "en": gettext_lazy("Correct the English translation"),
    "ar": gettext_lazy("Correct the Arabic translation"),
}


class BeginForm(forms.Form):
    """What is amended of a wording: its meaning, written in some language, or one of its translations."""

    what = forms.ChoiceField(label=gettext_lazy("What do you want to amend?"), widget=forms.RadioSelect)

    def __init__(self, data=None, *, revision, language):
        super().__init__(data)
        meanings, corrections = (languages_amendable(revision, kind) for kind in (Kind.MEANING, Kind.TRANSLATION))
        self.fields["what"].choices = [
            *((f"{Kind.MEANING}-{code}", _WRITTEN[code]) for code in meanings),
            *((f"{Kind.TRANSLATION}-{code}", _CORRECTED[code]) for code in corrections),
        ]
        self.fields["what"].initial = f"{Kind.MEANING}-{language if language in meanings else AUTHORITATIVE}"

    @property
    def chosen(self):
        """(kind, language)."""
        kind, _hyphen, language = self.cleaned_data["what"].partition("-")
        return {"kind": kind, "language": language}


class TextBoxes:
    """Boxes of a form for a Text: ``<prefix>-title``, and ``<prefix>-0`` and on, one for each paragraph.

    An emptied box takes its paragraph out; an empty line within a box parts two paragraphs. With ``is_fixed`` the
    paragraphs are as many as ``count``, each one line; else a further box stands at the end.
    """

    def __init__(self, form, prefix, *, text, language, count=0, is_fixed=False):
        self.form, self.prefix, self.language, self.is_fixed = form, prefix, language, is_fixed
        parts = text.paragraphs
        self.count = max(len(parts) + (not is_fixed), count, self._posted())
        attrs = {"lang": language, "dir": direction(language)}
        form.fields[f"{prefix}-title"] = forms.CharField(
            label=_("Title of the principle (%(language)s)") % {"language": LANGUAGE_NAMES[language]},
            required=False,
            max_length=160,
            initial=text.title,
            widget=forms.TextInput(attrs=attrs),
            validators=[refuse_controls],
        )
        for at in range(self.count):
            words = parts[at] if at < len(parts) else ""
            form.fields[f"{prefix}-{at}"] = forms.CharField(
                label=self._label(at, is_further=at >= len(parts) and not is_fixed),
                required=False,
                max_length=LONGEST_PARAGRAPH,
                initial=words,
                widget=forms.Textarea(attrs=attrs | {"rows": max(2, min(12, len(words) // 45 + 1))}),
                validators=[refuse_controls],
            )

    def _label(self, at, *, is_further):
        names = {"number": at + 1, "language": LANGUAGE_NAMES[self.language]}
        if is_further:
            return _("A further paragraph (%(language)s)") % names
        return _("Paragraph %(number)s (%(language)s)") % names

    def _posted(self):
        """How many boxes were posted: what was typed into a box that is no longer called for is not lost."""
        places = [
            int(found[2]) for name in self.form.data if (found := _BOX.fullmatch(name)) and found[1] == self.prefix
        ]
        return min(MOST_BOXES, max(places, default=-1) + 1)

    @property
    def names(self):
        """Names of the boxes of paragraphs, in order."""
        return [f"{self.prefix}-{at}" for at in range(self.count)]

    @property
    def fields(self):
        """The bound fields, the title first."""
        return [self.form[name] for name in (f"{self.prefix}-title", *self.names)]

    @property
    def text(self):
        """The Text that was typed."""
        words = [self.form.cleaned_data.get(name) or "" for name in self.names]
        parts = [" ".join(part.split()) for part in words] if self.is_fixed else words
        return text_of(self.form.cleaned_data.get(f"{self.prefix}-title") or "", "\n\n".join(parts))


class AmendmentForm(forms.Form):
    """The words of a draft, in place; its French where it changes the meaning in another language; why."""

    def __init__(self, data=None, *, amendment):
        super().__init__(data)
        self.amendment, self.has_conflict = amendment, False
        french = text_in(amendment.revision, AUTHORITATIVE)
        is_translation = amendment.kind == Kind.TRANSLATION
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=amendment.version)
        self.own = TextBoxes(
            self,
            "own",
            text=proposed(amendment),
            language=amendment.language,
            count=len(french.paragraphs) if is_translation else 0,
            is_fixed=is_translation,
        )
        self.french = None
        if not is_translation and amendment.language != AUTHORITATIVE:
            written = text_of(amendment.french_title, amendment.french_statement)
            self.french = TextBoxes(self, "french", text=written if any(written) else french, language=AUTHORITATIVE)
        self.fields["justification"] = forms.CharField(
            label=_("Justification"),
            required=False,
            initial=amendment.justification,
            max_length=LONGEST_JUSTIFICATION,
            help_text=_("Why your city proposes this, for everyone to read. Name no person."),
            widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
            validators=[refuse_controls],
        )

    def clean(self):
        """No statement is endless."""
        cleaned = super().clean()
        for boxes in filter(None, (self.own, self.french)):
            if sum(len(cleaned.get(name) or "") for name in boxes.names) > LONGEST_STATEMENT:
                message = _("The statement is too long: %(most)s characters at most.") % {"most": LONGEST_STATEMENT}
                self.add_error(boxes.names[0], message)
        return cleaned

    def words(self):
        """What ``change_amendment`` takes, besides the moment."""
        return {
            "text": self.own.text,
            "french": self.french.text if self.french else None,
            "justification": self.cleaned_data["justification"],
            "version": self.cleaned_data["version"],
        }

    def tell_conflict(self, stored):
        """Say that somebody else changed the draft, and let the next saving be over what is ``stored`` now."""
        self.has_conflict = True
        self.data = self.data.copy()
        self.data["version"] = str(stored.version)
        self.add_error(
            None,
            _(
                "Someone else of your city changed this draft while you were writing. What you typed is still here; "
                "what is stored now stands below it. Save again to put yours in its place."
            ),
        )
