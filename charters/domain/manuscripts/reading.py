"""Reading a manuscript that someone sends: what it is, by its content, and its blocks. Pure functions."""

from dataclasses import replace

from charter_portal.text.directions import without_controls

from ...exceptions import ManuscriptRefused
from .docx import read_docx
from .markdown import read_markdown

MAX_BYTES = 5 * 1024 * 1024
MAX_CHARACTERS = 400_000
"""Some 60,000 words, three times the longest charter that we foresee: more is another book."""


def read_manuscript(content):
    """List of Block values of the bytes ``content`` of a Markdown or DOCX file. Raises ManuscriptRefused.

    Invisible characters that reorder the words around them are left out.
    """
    if len(content) > MAX_BYTES:
        raise ManuscriptRefused("too_large")
    found = read_docx(content) if content.startswith(b"PK") else read_markdown(_decoded(content))
    cleaned = (replace(block, text=without_controls(block.text).strip()) for block in found)
    blocks = [block for block in cleaned if block.text or block.level]
    if not blocks:
        raise ManuscriptRefused("empty")
    if sum(len(block.text) for block in blocks) > MAX_CHARACTERS:
        raise ManuscriptRefused("too_large")
    return blocks


def _decoded(content):
    """The text of ``content``: UTF-8, or UTF-16 that says so by its first mark."""
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not is_utf16 and (content.startswith((b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0")) or b"\0" in content):
        raise ManuscriptRefused("unknown_type")
    try:
        text = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise ManuscriptRefused("encoding") from None
    if "\0" in text:
        raise ManuscriptRefused("unknown_type")
    return text
