"""Reading comma, semicolon or tab separated text. Pure."""

import codecs
import csv
import io
import re
from dataclasses import replace

from charter_portal.text.directions import reorders, without_controls

from ...exceptions import TableRefused
from .tables import (
    HEADER_WITHIN,
    MAX_COLUMNS,
    MAX_ROWS,
    Source,
    Table,
    header_index,
    known_columns,
    without_trailing_blanks,
)

_SEPARATORS = (",", ";", "\t")
# Excel's own first line that names the separator.
_SEPARATOR_LINE = re.compile(r"\Asep=([,;\t])\r?\n", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# What the accents of DOS and old Macintosh files become when read as Windows-1252: "Guin‚e", "VŽronique".
_OTHER_BYTES = re.compile(r"(?<=\w)[‚„†‡ˆ‰‹](?=\w)|(?<=[a-z])[ŽŠŒŸ](?=[a-z])")


def decode(content):
    """(text, encoding) of the bytes ``content``. Raises TableRefused for other encodings than the three we read."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise TableRefused("utf16")
    if b"\0" in content:
        half = len(content) // 2
        # Latin text in UTF-16 is one NUL byte out of two.
        raise TableRefused("utf16" if max(content[::2].count(0), content[1::2].count(0)) > half / 2 else "nul")
    encoding = "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        # Windows-1252 can read nearly any bytes, so a file that says it is UTF-8 must be.
        if encoding == "utf-8-sig":
            raise TableRefused("encoding") from None
        encoding = "windows-1252"
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            raise TableRefused("encoding") from None
    if "\ufffd" in text:
        raise TableRefused("lost_characters")
    if _CONTROLS.search(text) or (encoding == "windows-1252" and _OTHER_BYTES.search(text)):
        raise TableRefused("encoding")
    if _is_encoded_twice(text):
        raise TableRefused("encoded_twice")
    return text, encoding


def _is_encoded_twice(text):
    """Whether ``text`` is UTF-8 that some program took for Windows-1252 and saved again ("VÃ©ronique")."""
    if text.isascii():
        return False
    try:
        text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return False
    return True


def _separator(text):
    """The separator under which the first lines of ``text`` name the most columns; the comma in doubt."""
    lines = text.splitlines()[:HEADER_WITHIN]
    return max(_SEPARATORS, key=lambda mark: max((known_columns(_cells(line, mark)) for line in lines), default=0))


def _cells(line, separator):
    try:
        return next(csv.reader([line], delimiter=separator), [])[: MAX_COLUMNS + 1]
    except csv.Error:
        return []


def read_delimited(content, name):
    """The Table in the bytes ``content`` of the file ``name``. Raises TableRefused."""
    text, encoding = decode(content)
    named = _SEPARATOR_LINE.match(text)
    separator = named[1] if named else _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = []
    first_line = 1
    try:
        for cells in reader:
            bare = without_trailing_blanks(cells)
            if len(bare) > MAX_COLUMNS:
                raise TableRefused("too_many_columns", line=first_line, limit=MAX_COLUMNS)
            if bare and not (named and first_line == 1):
                rows.append((first_line, bare))
            if len(rows) > MAX_ROWS + HEADER_WITHIN:
                raise TableRefused("too_many_rows", limit=MAX_ROWS)
            first_line = reader.line_num + 1
    except csv.Error:
        raise TableRefused("quotes", line=first_line) from None
    return table_of(rows, Source(name=name, format="csv", encoding=encoding, separator=separator))


def table_of(rows, source):
    """The Table whose rows, column names among the first, are ``rows``. Raises TableRefused when there is nothing."""
    reordered = tuple(line for line, cells in rows if any(map(reorders, cells)))
    rows = [(line, without_trailing_blanks(map(without_controls, cells))) for line, cells in rows]
    rows = [(line, cells) for line, cells in rows if cells]
    if not rows:
        raise TableRefused("empty")
    index = header_index([cells for _line, cells in rows])
    body = rows[index + 1 :]
    if len(body) > MAX_ROWS:
        raise TableRefused("too_many_rows", limit=MAX_ROWS)
    return Table(source=replace(source, reordered=reordered), header=rows[index][1], rows=tuple(body))
