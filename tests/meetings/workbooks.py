"""Making workbooks for tests, sound and otherwise."""

import io
import zipfile
from xml.sax.saxutils import escape

import openpyxl

ODS_START = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>"
)
ODS_END = "</office:spreadsheet></office:body></office:document-content>"


def xlsx(*sheets):
    """Bytes of an XLSX workbook; each sheet is (title, rows)."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def archive(parts):
    """Bytes of a zip archive of {name: text or bytes}."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def ods_cell(text, attributes=""):
    return f"<table:table-cell {attributes}><text:p>{escape(text)}</text:p></table:table-cell>"


def ods(rows, name="Feuille1", after=""):
    """Bytes of an ODS workbook with one sheet; ``after``: XML that follows the rows."""
    body = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    sheet = f'<table:table table:name="{name}">{body}{after}</table:table>'
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": ODS_START + sheet + ODS_END,
        }
    )


def with_part(content, name, text):
    """The zip archive ``content`` with the part ``name`` replaced by ``text``."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    return archive(parts | {name: text})
