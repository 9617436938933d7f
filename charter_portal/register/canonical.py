"""The one way in which values are written as bytes before they are hashed. Pure functions.

Canonical form: JSON in UTF-8 without spaces; the keys of objects sorted by code point; characters written as
themselves, escaped only where JSON demands it (``"``, ``\\`` and control characters, in the short form where one
exists); integers only. Anything that two JSON readers could take differently is refused: fractions, integers
beyond 2**53 - 1, keys that are no strings, NUL characters and lone surrogates.
``json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))`` writes it.
"""

import hashlib
import json
import re

LARGEST_INTEGER = 2**53 - 1
_REFUSED = re.compile("[\x00\ud800-\udfff]")


class NotCanonical(ValueError):
    """The value has no canonical form; the message says where."""


def _check(value, where):
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        if _REFUSED.search(value):
            raise NotCanonical(f"{where}: NUL and lone surrogates cannot be stored")
    elif isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise NotCanonical(f"{where}: integer beyond 2**53 - 1")
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise NotCanonical(f"{where}: the key {key!r} is no string")
            _check(key, f"{where}, key {key!r}")
            _check(item, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            _check(item, f"{where}[{index}]")
    else:
        raise NotCanonical(f"{where}: {type(value).__name__} is not allowed")


def canonical_json(value):
    """``value`` (None, bool, int, str, list, dict) as canonical bytes. Raises NotCanonical."""
    _check(value, "value")
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def sha256(value):
    """SHA-256 of the canonical bytes of ``value``, as 64 hexadecimal digits. Raises NotCanonical."""
    return hashlib.sha256(canonical_json(value)).hexdigest()
