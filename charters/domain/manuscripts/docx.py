"""Charters in DOCX, the format of Word and of every office since. Pure functions of bytes and plain values."""

import datetime
import io
import re
import zipfile

from defusedxml.common import DefusedXmlException
from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from lxml.etree import XMLSyntaxError

from charter_portal.text.archives import ArchiveRefused, refuse_bombs, refuse_entities
from charter_portal.text.directions import without_controls
from charter_portal.text.paragraphs import canonical

from ...exceptions import ManuscriptRefused
from .outlines import PARTS, Block

MAX_UNPACKED = 30 * 1024 * 1024
_HEADING = re.compile(r"^heading ([1-6])$", re.IGNORECASE)
_LISTS = re.compile(r"^list (bullet|number|paragraph)", re.IGNORECASE)
# An archive of zip has no date before this one; ours have no other, so that the same words make the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)


def read_docx(content):
    """List of Block values of the bytes ``content``: headings by their style, each row of a table as a paragraph.

    Raises ManuscriptRefused: "not_docx", "password", "bomb", "xml_entities", or "tracked_changes", of which nobody
    could say which words hold.
    """
    document = _opened(content)
    body = document.element.body
    if next(body.iter(qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo")), None) is not None:
        raise ManuscriptRefused("tracked_changes")
    blocks = []
    for line, item in enumerate(document.iter_inner_content(), 1):
        if isinstance(item, Table):
            rows = (" | ".join(_one_line(cell.text) for cell in _once(row.cells)) for row in item.rows)
            blocks += [Block(row, None, line) for row in rows if row.strip(" |")]
        else:
            level, text = _level(item), _one_line(item.text)
            if level is None and text:
                blocks += [Block(part, None, line) for part in _in_paragraphs(item, text)]
            elif text:
                blocks.append(Block(text, level, line))
    return blocks


def _opened(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            refuse_bombs(archive, largest=MAX_UNPACKED)
            if "word/document.xml" not in archive.namelist():
                raise ManuscriptRefused("not_docx")
            refuse_entities(archive)
        return Document(io.BytesIO(content))
    except ArchiveRefused as refusal:
        raise ManuscriptRefused(refusal.reason) from None
    except DefusedXmlException:
        raise ManuscriptRefused("xml_entities") from None
    # What python-docx raises on a damaged file is not narrower than these.
    except (
        zipfile.BadZipFile,
        PackageNotFoundError,
        XMLSyntaxError,
        SyntaxError,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        EOFError,
    ):
        raise ManuscriptRefused("not_docx") from None


def _level(paragraph):
    """The level of a heading by its style or one that this was made from, 0 for the title; None for other text."""
    style = paragraph.style
    while style is not None:
        name = style.name or ""
        if found := _HEADING.match(name):
            return int(found[1])
        if name.casefold() == "title":
            return 0
        style = style.base_style
    return None


def _in_paragraphs(paragraph, text):
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    style = paragraph.style.name if paragraph.style is not None else ""
    return [f"– {text}" if numbered or _LISTS.match(style or "") else text]


def _once(cells):
    """Cells of a row; one that spans several columns comes once."""
    seen = []
    for cell in cells:
        if not any(cell._tc is other._tc for other in seen):
            seen.append(cell)
    return seen


def _one_line(text):
    return " ".join(canonical(text).split())


def write_docx(outline, *, facts, language, is_rtl):
    """``outline`` as the bytes of a DOCX file, the same for the same words.

    ``facts``: {"subtitle": one line above each page, "author": …, "subject": …}; ``language`` of the headings of parts.
    """
    document, facts = Document(), {name: without_controls(text) for name, text in facts.items()}
    _set_properties(document, {**facts, "title": without_controls(outline.title)}, language)
    add = _Writer(document, language, is_rtl)
    level = 2 if any(passage.group for passage in outline.passages) else 1
    add(outline.title, "Title")
    # Above every page rather than among the words, so that whoever reads the file again finds the words only.
    document.sections[0].header.paragraphs[0].text = facts["subtitle"]
    for paragraph in outline.preamble:
        add(paragraph)
    for passage in outline.passages:
        if passage.group:
            add(passage.group, "Heading 1")
        add(passage.title, f"Heading {level}")
        for paragraph in passage.paragraphs:
            add(paragraph)
        for name, words in PARTS.items():
            if passage.parts.get(name):
                add(words[language], f"Heading {level + 1}")
                for paragraph in passage.parts[name]:
                    add(paragraph)
    return _bytes_of(document)


def write_act(lines, *, facts, language, is_rtl):
    """``lines``, each (text, style or None), as the bytes of a DOCX file, the same for the same words.

    ``facts``: {"title": …, "author": …, "subject": …}; ``language`` is that of the words.
    """
    document, facts = Document(), {name: without_controls(text) for name, text in facts.items()}
    _set_properties(document, facts, language)
    add = _Writer(document, language, is_rtl)
    for text, style in lines:
        add(text, style)
    return _bytes_of(document)


class _Writer:
    """Adds paragraphs in one language, from right to left where it is written so."""

    def __init__(self, document, language, is_rtl):
        self.document, self.language, self.is_rtl = document, language, is_rtl

    def __call__(self, text, style=None):
        if not text:
            return
        paragraph = self.document.add_paragraph(style=style)
        run = paragraph.add_run(without_controls(text))
        properties = run._r.get_or_add_rPr()
        if self.is_rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
            properties.append(OxmlElement("w:rtl"))
        language = OxmlElement("w:lang")
        language.set(qn("w:bidi" if self.is_rtl else "w:val"), self.language)
        properties.append(language)


def _set_properties(document, facts, language):
    properties = document.core_properties
    properties.title, properties.language = facts["title"], language
    properties.author, properties.subject = facts["author"], facts["subject"]
    properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = datetime.datetime(*_DATE, tzinfo=datetime.UTC)


def _bytes_of(document):
    """The document's bytes, its archive written again without the moment at which it was made."""
    made, steady = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            target.writestr(zipfile.ZipInfo(part, _DATE), source.read(part), zipfile.ZIP_DEFLATED)
    return steady.getvalue()
