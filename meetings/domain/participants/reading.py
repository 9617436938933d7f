"""From a file's bytes to a Table, whatever its format. Pure."""

from ...exceptions import TableRefused
from .delimited import read_delimited
from .tables import MAX_BYTES
from .workbooks import read_workbook

# First bytes of files that people send instead, and what each is.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_excel"),
    (b"%PDF", "not_a_table"),
    (b"\x89PNG", "not_a_table"),
    (b"\xff\xd8\xff", "not_a_table"),
    (b"{\\rtf", "not_a_table"),
    (b"<", "not_a_table"),
)


def read_table(content, name):
    """The Table in the bytes ``content`` of the file ``name``; its type is told by content, not by name.

    Raises TableRefused, whose ``reason`` says what is wrong.
    """
    if len(content) > MAX_BYTES:
        raise TableRefused("too_big", limit=MAX_BYTES // 1024 // 1024)
    start = content.lstrip()[:8]
    if not start:
        raise TableRefused("empty")
    for beginning, reason in _OTHERS:
        if start.startswith(beginning):
            raise TableRefused(reason)
    if content.startswith(b"PK"):
        return read_workbook(content, name)
    return read_delimited(content, name)
