"""Plain text as paragraphs. Pure functions."""

import re
import unicodedata


def canonical(text):
    """The one form in which ``text`` is stored, hashed and compared.

    NFC, ``\\n`` line ends, no space at line ends, paragraphs parted by exactly one empty line.
    """
    lines = [line.strip() for line in unicodedata.normalize("NFC", text).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def paragraphs(text):
    """The paragraphs of ``text``, each on one line, in order; none for an empty text."""
    return [" ".join(part.split("\n")) for part in canonical(text or "").split("\n\n") if part]
