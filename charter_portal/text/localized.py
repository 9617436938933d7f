"""Texts in the reader's language or, where that is missing, in French and marked as such."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe

from .paragraphs import paragraphs
from .typography import french

FALLBACK = "fr"


@dataclass(frozen=True, slots=True)
class Localized:
    """A text as one reader sees it; ``is_pending`` when the French stands for a missing translation.

    ``text`` is as stored; a French one is shown with the no-break spaces of French.
    """

    text: str
    is_pending: bool = False
    is_french: bool = False

    def __str__(self):
        return french(self.text) if self.is_french else self.text

    def __bool__(self):
        return bool(self.text)

    @property
    def attributes(self):
        """``lang`` and ``dir`` for the element that holds the text; empty in the reader's own language."""
        return mark_safe(' lang="fr" dir="ltr"') if self.is_pending else ""

    @property
    def paragraphs(self):
        """The text's paragraphs as they are shown, a list of strings."""
        return [french(part) for part in paragraphs(self.text)] if self.is_french else paragraphs(self.text)


def localized_of(text, authoritative, language):
    """The Localized of a text in ``language`` and of its French; None is the same as empty."""
    if text:
        return Localized(text, is_french=language == FALLBACK)
    return Localized(authoritative or "", is_pending=bool(authoritative), is_french=True)


def columns(language, *fields):
    """Names of the columns that show translated ``fields`` in ``language``: its own, and the French."""
    return [f"{field}_{code}" for field in fields for code in dict.fromkeys((language, FALLBACK))]


def localized_in(row, field, language):
    """The Localized of a field from ``row``, a mapping that holds its ``columns(language, field)``."""
    return localized_of(row[f"{field}_{language}"], row[f"{field}_{FALLBACK}"], language)


def localized_on(row, field, language):
    """The Localized of a field of ``row``, an instance of a translated model."""
    return localized_of(getattr(row, f"{field}_{language}"), getattr(row, f"{field}_{FALLBACK}"), language)
