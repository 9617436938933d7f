"""A table as an OpenDocument spreadsheet of plain words. Pure.

Written as its XML: all of its cells are words, so nothing in it is computed, and no library has to hold it all.
"""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from .directions import without_controls

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
# Fixed, so that the same table is the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_BEFORE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet><table:table table:name={name}>"
)
_AFTER = "</table:table></office:spreadsheet></office:body></office:document-content>"


def to_ods(name, header, rows):
    """The bytes of a workbook with one sheet called ``name``: the header, then ``rows``, which are read one by one."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        # First and not compressed, as the format asks, so that its kind can be told from its first bytes.
        archive.writestr(zipfile.ZipInfo("mimetype", _DATE), MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr(zipfile.ZipInfo("META-INF/manifest.xml", _DATE), _MANIFEST)
        part = zipfile.ZipInfo("content.xml", _DATE)
        part.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(part, "w") as file:
            file.write(_BEFORE.format(name=quoteattr(name)).encode())
            file.write(_row(header))
            for row in rows:
                file.write(_row(row))
            file.write(_AFTER.encode())
    return content.getvalue()


def _row(cells):
    written = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{_words(cell)}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row>{written}</table:table-row>".encode()


def _words(cell):
    text = "" if cell is None else without_controls(str(cell))
    return escape("".join(character for character in text if character >= " " or character in "\t\n\r"))
