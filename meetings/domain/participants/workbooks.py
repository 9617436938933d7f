"""Reading XLSX and ODS workbooks, which are zip archives of XML. Pure.

Nothing is unpacked before the archive's own directory shows that it is small, and no XML is read that declares
entities. ODS is read straight from its XML: the library for it loads whole documents, pictures included.
"""

import datetime
import io
import zipfile
from xml.etree import ElementTree

import openpyxl
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from charter_portal.text.archives import ArchiveRefused, refuse_bombs, refuse_entities

from ...exceptions import TableRefused
from .delimited import table_of
from .tables import HEADER_WITHIN, MAX_COLUMNS, MAX_ROWS, Source, header_index, known_columns, without_trailing_blanks

MAX_UNPACKED = 20 * 1024 * 1024
# Rows that may be blank between others before the sheet is taken for too long.
_MAX_RAW_ROWS = 20_000

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_workbook(content, name):
    """The Table in the bytes ``content`` of the workbook ``name``. Raises TableRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            refuse_bombs(archive, largest=MAX_UNPACKED)
            parts = set(archive.namelist())
            if "[Content_Types].xml" in parts and any(part.startswith("xl/") for part in parts):
                refuse_entities(archive)
                format_, sheets = "xlsx", _xlsx_sheets(content)
            elif "content.xml" in parts:
                format_, sheets = "ods", _ods_sheets(archive)
            else:
                raise TableRefused("not_a_table")
    except ArchiveRefused as refusal:
        raise TableRefused(refusal.reason) from None
    except DefusedXmlException:
        raise TableRefused("xml_entities") from None
    # What openpyxl raises on a damaged workbook is not narrower than these.
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, TypeError, AttributeError, EOFError):
        raise TableRefused("damaged") from None
    return _chosen(sheets, name, format_)


def _chosen(sheets, name, format_):
    """The Table of the first of ``sheets`` [(title, rows)] that names columns we know, or of the first of all."""
    titles = [title for title, _rows in sheets]
    if not sheets:
        raise TableRefused("empty")
    chosen = next((sheet for sheet in sheets if _names_columns(sheet[1])), sheets[0])
    others = tuple(title for title in titles if title != chosen[0])
    if len(chosen[1]) > MAX_ROWS + HEADER_WITHIN:
        raise TableRefused("too_many_rows", limit=MAX_ROWS)
    return table_of(chosen[1], Source(name=name, format=format_, sheet=chosen[0], other_sheets=others))


def _names_columns(rows):
    return bool(rows) and known_columns(rows[header_index([cells for _line, cells in rows])][1]) >= 3


def _xlsx_sheets(content):
    """[(title, [(line, cells)])] of the visible sheets of an XLSX workbook."""
    workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        return [(sheet.title, _xlsx_rows(sheet)) for sheet in visible]
    finally:
        workbook.close()


def _xlsx_rows(sheet):
    # The dimensions that the sheet declares may be wrong on purpose: 16,384 columns by a million rows.
    sheet.reset_dimensions()
    rows = []
    raw = sheet.iter_rows(max_row=_MAX_RAW_ROWS, max_col=MAX_COLUMNS + 1, values_only=True)
    for line, values in enumerate(raw, start=1):
        cells = without_trailing_blanks(map(_as_text, values))
        _collect(rows, line, cells)
        if len(rows) > MAX_ROWS + HEADER_WITHIN:
            break
    return rows


def _collect(rows, line, cells):
    if len(cells) > MAX_COLUMNS:
        raise TableRefused("too_many_columns", line=line, limit=MAX_COLUMNS)
    if cells:
        rows.append((line, cells))


def _as_text(value):
    """A cell's value as the text that the spreadsheet shows, near enough."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return str(value)


def _ods_sheets(archive):
    """[(title, [(line, cells)])] of the sheets of an ODS workbook."""
    root = fromstring(archive.read("content.xml"), forbid_dtd=True)
    return [(sheet.get(f"{_TABLE}name", ""), _ods_rows(sheet)) for sheet in root.iter(f"{_TABLE}table")]


def _ods_rows(sheet):
    rows = []
    line = 1
    for row in sheet.iter(f"{_TABLE}table-row"):
        repeated = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        cells = without_trailing_blanks(_ods_cells(row))
        # Spreadsheets end with a blank row "repeated" to the bottom of the sheet: counted, never expanded.
        for offset in range(min(repeated, MAX_ROWS + HEADER_WITHIN + 1) if cells else 0):
            _collect(rows, line + offset, cells)
        line += repeated
        if len(rows) > MAX_ROWS + HEADER_WITHIN:
            break
    return rows


def _ods_cells(row):
    """Texts of a row's cells, never more than one beyond the limit however often a cell is "repeated"."""
    cells = []
    for cell in row:
        if cell.tag in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            text = " ".join(_ods_text(line) for line in cell if line.tag == f"{_TEXT}p")
            cells += [text] * min(repeated, MAX_COLUMNS + 1 - len(cells))
    return cells


def _ods_text(element):
    """Text inside ``element``: spaces, tabs and line ends are elements of their own, comments are left out."""
    if element.tag == f"{_OFFICE}annotation":
        return ""
    blank = " " if element.tag in {f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"} else ""
    return blank + (element.text or "") + "".join(_ods_text(child) + (child.tail or "") for child in element)
