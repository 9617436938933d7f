"""What an entry of the register holds, as lines that people can read. Pure functions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A key of the content with its values, each a text; ``is_list`` where the key holds several things."""

    key: str
    values: tuple
    is_list: bool = False


def in_lines(content):
    """The Lines of an entry's content (dict of canonical values), in the order of its keys; unset ones left out."""
    return [
        Line(key, tuple(_text(item) for item in value), True) if isinstance(value, list) else Line(key, (_text(value),))
        for key, value in sorted(content.items())
        if value is not None
    ]


def _text(value):
    """A value in one line; of an object the values in the order of its keys, the longest, a digest, last."""
    if isinstance(value, dict):
        return " · ".join(sorted((_text(item) for item in value.values()), key=lambda text: len(text) > 40))
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    return str(value)
