"""A table as read from a file, and the limits that files are held to. Pure."""

import re
import unicodedata
from dataclasses import dataclass

from charter_portal.text.csv_cells import bare

from .columns import column_of

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 2_000
MAX_COLUMNS = 50
# How far down the row of column names is looked for: sheets often have a title above it.
HEADER_WITHIN = 20

# Direction marks, zero-width spaces and the like: they change how a name looks, not what it is. The joiners that
# Arabic script needs (U+200C, U+200D) stay. So do, here, the characters that reorder a line: table_of tells of them.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060-\u2064\ufeff]")


@dataclass(frozen=True)
class Source:
    """What was read, for the preview. ``encoding``, ``separator`` are for CSV; ``sheet`` for XLSX and ODS."""

    name: str
    format: str  # "csv", "xlsx" or "ods"
    encoding: str = ""  # "utf-8", "utf-8-sig" or "windows-1252"
    separator: str = ""  # ",", ";" or tab
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    reordered: tuple[int, ...] = ()  # lines that held characters which reorder the text; they were left out


@dataclass(frozen=True)
class Table:
    """Column names and the rows below them: (line in the file from 1, cells as text). Empty rows are left out."""

    source: Source
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def clean(cell):
    """``cell`` as one line of text: NFC, without invisible marks, runs of white space as one space.

    The apostrophe that our own tables put before "=" and the like is taken off again.
    """
    return bare(" ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", cell)).split()))


def without_trailing_blanks(cells):
    """``cells`` cleaned, as a tuple that ends with its last cell that isn't blank."""
    cells = [clean(cell) for cell in cells]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def known_columns(cells):
    """How many of ``cells`` are column names that we know."""
    return sum(column_of(clean(cell)) is not None for cell in cells)


def header_index(rows):
    """Index in ``rows`` (tuples of cells) of the row of column names: the first with three that we know, else 0."""
    return next((i for i, cells in enumerate(rows[:HEADER_WITHIN]) if known_columns(cells) >= 3), 0)
