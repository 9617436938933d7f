"""What WeasyPrint leaves undone in a tagged PDF."""

import io
import re
import unicodedata
from functools import cache

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from .glyphs import FONTS

# Fonts whose marks share clusters with others, by the end of their names in the PDF.
MARKED = {"Amiri": "amiri-arabic-400-normal.woff2", "Amiri-Bold": "amiri-arabic-700-normal.woff2"}
MAPPING = re.compile(rb"^<([0-9a-f]+)> <([0-9a-f]*)>$", re.MULTILINE)
# Stands for a glyph that has no character of its own: it is invisible and searches skip it.
JOINER = "\u034f"


def finish(pdf_bytes):
    """``pdf_bytes`` with scopes on table headers, each attachment named once as data, and a fixed identifier.

    The same input gives the same bytes: the file's identifier is derived from its content.
    """
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        _give_headers_a_scope(pdf)
        _give_marks_a_meaning(pdf)
        _name_attachments_once(pdf)
        finished = io.BytesIO()
        pdf.save(finished, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return finished.getvalue()


def _give_headers_a_scope(pdf):
    for element in pdf.objects:
        if not isinstance(element, Dictionary) or element.get("/S") != Name.TH:
            continue
        group = element.P.P.get("/S")
        attributes = element.get("/A")
        if attributes is None:
            attributes = element.A = Dictionary(O=Name.Table)
        attributes.Scope = Name.Column if group == Name.THead else Name.Row


@cache
def _characters(file_name):
    """``{glyph number: character}`` of a shipped font."""
    with TTFont(FONTS / file_name, lazy=True) as font:
        return {font.getGlyphID(glyph): chr(point) for point, glyph in font.getBestCmap().items()}


def _give_marks_a_meaning(pdf):
    """Of two Arabic marks on one letter WeasyPrint gives both meanings to one glyph, and none to the other."""
    for font in pdf.objects:
        if not isinstance(font, Dictionary) or font.get("/Type") != Name.Font or "/ToUnicode" not in font:
            continue
        file_name = MARKED.get(str(font.get("/BaseFont", "")).partition("+")[2])
        meanings = font.ToUnicode.read_bytes()
        if file_name and re.search(rb"^<[0-9a-f]+> <>$", meanings, re.MULTILINE):
            font.ToUnicode.write(_mended(meanings, _characters(file_name)))


def _mended(meanings, characters):
    own = {
        int(glyph, 16): characters.get(int(glyph, 16), JOINER) for glyph, text in MAPPING.findall(meanings) if not text
    }

    def mend(match):
        glyph, text = int(match[1], 16), bytes.fromhex(match[2].decode()).decode("utf-16-be")
        if glyph in own:
            text = own[glyph]
        elif len(text) > 1 and all(unicodedata.combining(c) for c in text):
            text = "".join(c for c in text if c not in own.values()) or text
        return b"<%s> <%s>" % (match[1], text.encode("utf-16-be").hex().encode())

    return MAPPING.sub(mend, meanings)


def _name_attachments_once(pdf):
    if not pdf.attachments:
        return
    specifications = [pdf.attachments[name].obj for name in sorted(pdf.attachments)]
    for specification in specifications:
        specification.AFRelationship = Name.Data
        # The moment of rendering says nothing of the data, and would change the bytes.
        parameters = specification.EF.F.get("/Params")
        if parameters is not None:
            for key in ("/CreationDate", "/ModDate"):
                if key in parameters:
                    del parameters[key]
    pdf.Root.AF = Array(specifications)
