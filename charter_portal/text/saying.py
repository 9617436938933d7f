"""Texts that say something: spaces, invisible characters and punctuation alone look empty to a reader."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .normalising import search_key


def is_wordless(text):
    """Whether ``text`` holds neither a letter nor a digit."""
    return not search_key(text)


def refuse_wordless(value):
    """Validate a text that someone typed. Raises ValidationError where it is wordless."""
    if is_wordless(value):
        raise ValidationError(
            _("Write it with letters or digits: as it is, readers would see nothing."), code="wordless"
        )
