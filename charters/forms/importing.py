"""Forms that bring in a charter from a file: which file, then under which name it is kept."""

from django import forms
from django.conf import settings
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..domain.manuscripts.reading import MAX_BYTES, read_manuscript
from ..exceptions import ManuscriptRefused
from ..import_messages import words_of_refused_manuscript
from ..models import Charter
from ..models.edition import is_edition_number


class ManuscriptForm(forms.Form):
    """The file, and the language that it is written in."""

    manuscript = forms.FileField(
        label=_("File of the charter"),
        help_text=_("Markdown (.md) or Word (.docx), 5 MB at most. Its headings become principles."),
        widget=forms.FileInput(attrs={"accept": ".md,.markdown,.txt,.docx"}),
    )
    language = forms.ChoiceField(label=_("Language of the text"), choices=settings.LANGUAGES)

    def clean_manuscript(self):
        """The list of Block in the file, or an error that says how to mend it."""
        try:
            # One byte more than the limit is enough to know that it is passed.
            return read_manuscript(self.cleaned_data["manuscript"].read(MAX_BYTES + 1))
        except ManuscriptRefused as refused:
            raise forms.ValidationError(words_of_refused_manuscript(refused), code=refused.subject) from None


def _with_https(field, **options):
    """The form's field; an address without a scheme is taken for one of the web as it is today."""
    return field.formfield(**options | ({"assume_scheme": "https"} if isinstance(field, models.URLField) else {}))


class KeepForm(forms.ModelForm):
    """Under which name the charter is kept, and which headings are its principles.

    ``levels``: {level: number of headings}; ``language`` of the title.
    """

    level = forms.ChoiceField(label=_("Headings that are principles"), required=False)
    number = forms.CharField(
        label=_("Number of the edition"), max_length=12, validators=[is_edition_number], help_text=_("Its year, or 1.")
    )

    class Meta:
        model = Charter
        fields = ("title", "slug", "owner", "publisher", "year", "url")
        formfield_callback = _with_https

    def __init__(self, *args, levels, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.language = language
        self.fields["level"].choices = [(level, _level_in_words(level, count)) for level, count in levels.items()]
        self.fields["title"].required = True

    @classmethod
    def of(cls, outline, *, levels, language):
        """The form for an outline that was just read."""
        proposed = {"title": outline.title, "slug": slugify(outline.title)[:50], "level": outline.level, "number": "1"}
        return cls(initial=proposed, levels=levels, language=language)

    def clean(self):
        """Whose charter it is has to be known: readers are told."""
        cleaned = super().clean()
        if not cleaned.get("owner") and not cleaned.get("publisher") and "owner" not in self.errors:
            self.add_error("owner", _("Say whose charter this is: choose a member, or name its publisher below."))
        return cleaned

    def facts(self):
        """Fields of the Charter to be made; its title in the language of the text."""
        names = ("slug", "owner", "publisher", "year", "url")
        return {name: self.cleaned_data[name] for name in names} | {
            f"title_{self.language}": self.cleaned_data["title"]
        }


def _level_in_words(level, count):
    headings = ngettext("%(count)d heading of level %(level)d", "%(count)d headings of level %(level)d", count)
    return headings % {"count": count, "level": level}
