"""Texts in the reader's language or, where that is missing, in the first language that has them, marked as such."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe

from .paragraphs import paragraphs
from .typography import french

# Who reads a text in another language than their own reads the authoritative French, where there is one. Charters of
# others, kept as references, may exist in one language alone.
FALLBACKS = ("fr", "en", "ar")
_ATTRIBUTES = {
    "fr": mark_safe(' lang="fr" dir="ltr"'),
    "en": mark_safe(' lang="en" dir="ltr"'),
    "ar": mark_safe(' lang="ar" dir="rtl"'),
}


@dataclass(frozen=True, slots=True)
class Localized:
    """A text as one reader sees it; ``is_pending`` when another ``language`` stands for a missing translation.

    ``text`` is as stored; a French one is shown with the no-break spaces of French. ``language`` may be "" where
    nothing is known of it.
    """

    text: str
    is_pending: bool = False
    language: str = ""

    def __str__(self):
        return french(self.text) if self.is_french else self.text

    def __bool__(self):
        return bool(self.text)

    @property
    def is_french(self):
        """Whether the text is French."""
        return self.language == "fr"

    @property
    def attributes(self):
        """``lang`` and ``dir`` for the element that holds the text; empty in the reader's own language."""
        return _ATTRIBUTES[self.language or "fr"] if self.is_pending else ""

    @property
    def paragraphs(self):
        """The text's paragraphs as they are shown, a list of strings."""
        return [french(part) for part in paragraphs(self.text)] if self.is_french else paragraphs(self.text)


def attributes_of(language):
    """`` lang="ar" dir="rtl"`` for an element whose words are in ``language``."""
    return _ATTRIBUTES[language]


def _languages(language):
    return dict.fromkeys((language, *FALLBACKS))


def columns(language, *fields):
    """Names of the columns that show translated ``fields`` in ``language``: its own, and those of the others."""
    return [f"{field}_{code}" for field in fields for code in _languages(language)]


def localized_in(row, field, language):
    """The Localized of a field from ``row``, a mapping that holds its ``columns(language, field)``."""
    for code in _languages(language):
        if text := row[f"{field}_{code}"]:
            return Localized(text, code != language, code)
    return Localized("", language=language)


def localized_on(row, field, language):
    """The Localized of a field of ``row``, an instance of a translated model."""
    return localized_in({name: getattr(row, name) for name in columns(language, field)}, field, language)
