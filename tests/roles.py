"""The tables of docs/roles.md, as data: what the tests hold the portal to is what people read."""

import re

from django.conf import settings

ROLES_PAGE = settings.BASE_DIR / "docs" / "roles.md"
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def tables():
    """``{heading: [{column: cell}]}`` of docs/roles.md, cells without their code marks."""
    parts = HEADING.split(ROLES_PAGE.read_text(encoding="utf-8"))[1:]
    return {heading: _rows(text) for heading, text in zip(parts[::2], parts[1::2], strict=True)}


def _rows(text):
    lines = [line for line in text.splitlines() if line.startswith("|")]
    if not lines:
        return []
    columns, _rule, *rows = [[cell.strip().replace("`", "") for cell in line.strip("|").split(" | ")] for line in lines]
    return [dict(zip(columns, (cell.strip("| ") for cell in row), strict=True)) for row in rows]
