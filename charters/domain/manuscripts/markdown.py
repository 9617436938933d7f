"""Charters in Markdown. Pure functions.

Written with a front matter of ``key: "value"`` lines between two lines of ``---``, as Pandoc and many site builders
read; then the title at the first level. What is written can be read again with the same words.
"""

import json
import re

from markdown_it import MarkdownIt

from charter_portal.text.paragraphs import canonical

from .outlines import PARTS, Block

_PARSER = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
# Footnotes are no part of a charter's words: their marks, and the lines that hold them.
_NOTE = re.compile(r"^\[\^[^\]\n]+\]:.*(?:\n[ \t]+\S.*)*$", re.MULTILINE)
_NOTE_MARK = re.compile(r"(?<!\\)\[\^[^\]\s]+\]")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.MULTILINE)
# Wherever they stand, these may begin markup.
_MARKS = re.compile(r"([\\`*_\[\]<>&~|!#])")
_LIST = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=:])")


def read_markdown(text):
    """List of Block values of ``text``. Markup within lines is taken off; the address of a link follows its words."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks, offset = [], 0
    front = _FRONT.match(text)
    if front:
        offset = front[0].count("\n")
        text = text[front.end() :]
    text = _NOTE.sub(lambda note: "\n" * note[0].count("\n"), text)
    tokens = _PARSER.parse(_NOTE_MARK.sub("", text))
    marks, fresh, cells = [], False, None
    for index, token in enumerate(tokens):
        line = (token.map[0] if token.map else 0) + offset + 1
        match token.type:
            case "bullet_list_open":
                marks.append(None)
            case "ordered_list_open":
                marks.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                marks.pop()
            case "list_item_open":
                fresh = True
            case "tr_open":
                cells = []
            case "tr_close":
                if row := " | ".join(cells).strip(" |"):
                    blocks.append(Block(row, None, line))
                cells = None
            case "inline" if cells is not None:
                cells.append(_plain(token))
            case "inline":
                opened = tokens[index - 1]
                level = int(opened.tag[1]) if opened.type == "heading_open" else None
                mark, fresh = (_mark(marks) if fresh and marks else ""), False
                words = _plain(token)
                if words or level:
                    blocks.append(Block(f"{mark}{words}" if level is None else words, level, line))
            case "code_block" | "fence" | "html_block":
                blocks += [Block(part, None, line) for part in _paragraphs(token.content)]
    if front and not any(block.level == 1 for block in blocks[:1]):
        blocks = _front_title(front[1]) + blocks
    return blocks


def _front_title(front):
    found = _TITLE.search(front)
    if not found:
        return []
    value = found[1]
    try:
        value = str(json.loads(value))
    except ValueError:
        value = value.strip("'\"")
    return [Block(_one_line(value), 0, 1)]


def _mark(marks):
    """What stands before an item of a list, "– " or its number; the number moves on."""
    if marks[-1] is None:
        return "– "
    marks[-1] += 1
    return f"{marks[-1] - 1}. "


def _paragraphs(text):
    return [part for part in (_one_line(part) for part in text.split("\n\n")) if part]


def _one_line(text):
    return " ".join(canonical(text).split())


def _plain(inline):
    """The words of an inline token without its markup."""
    parts, links = [], []
    for child in inline.children or ():
        match child.type:
            case "softbreak" | "hardbreak":
                parts.append(" ")
            case "link_open":
                links.append((len(parts), child.attrGet("href") or ""))
            case "link_close":
                start, href = links.pop()
                words = "".join(parts[start:])
                if href and href not in (words, f"mailto:{words}"):
                    parts.append(f" ({href})")
            case "image":
                parts.append(child.content)
            case _:
                parts.append(child.content)
    return _one_line("".join(parts))


def write_markdown(outline, *, facts, language):
    """``outline`` as Markdown; ``facts``: {key: str} of the front matter; ``language`` of the headings of parts."""
    level = 3 if any(passage.group for passage in outline.passages) else 2
    lines = ["---", *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()), "---", ""]
    lines += [f"# {_escaped(outline.title)}", ""]
    for paragraph in outline.preamble:
        lines += [_escaped(paragraph), ""]
    for passage in outline.passages:
        if passage.group:
            lines += [f"## {_escaped(passage.group)}", ""]
        lines += [f"{'#' * level} {_escaped(passage.title)}", ""]
        for paragraph in passage.paragraphs:
            lines += [_escaped(paragraph), ""]
        for name, words in PARTS.items():
            if passage.parts.get(name):
                lines += [f"{'#' * (level + 1)} {words[language]}", ""]
                for paragraph in passage.parts[name]:
                    lines += [_escaped(paragraph), ""]
    return "\n".join(lines)


def _escaped(text):
    """``text``, one line, such that Markdown reads it as plain words."""
    text = _MARKS.sub(r"\\\1", text)
    return _LIST.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[4]}\\{m[5]}", text)
