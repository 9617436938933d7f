"""Tables as CSV that spreadsheets open without running anything. Pure functions."""

import csv
import io
import itertools

from .directions import without_controls

# What makes a spreadsheet take a cell for a formula.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"


def neutral(cell):
    """``cell`` as text that a spreadsheet shows, in its own order, and does not compute."""
    text = "" if cell is None else without_controls(str(cell))
    return f"'{text}" if text.startswith(DANGEROUS) else text


def bare(text):
    """``text`` as it was before ``neutral``.

    >>> bare("'=1"), bare("'cité'")
    ('=1', "'cité'")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(DANGEROUS) else text


def to_csv(header, rows):
    """A table as CSV text: comma, CRLF, a byte order mark first so that spreadsheets read it as UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([neutral(cell) for cell in header])
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return BOM + file.getvalue()


def csv_lines(header, rows):
    """The same text in parts, one a row, for a table too long to be held; ``rows`` are read one by one."""
    file = io.StringIO()
    writer = csv.writer(file)
    yield BOM
    for row in itertools.chain([header], rows):
        writer.writerow([neutral(cell) for cell in row])
        yield file.getvalue()
        file.seek(0)
        file.truncate()
