"""What a reader accepts: encodings and known ETags. Plain functions of header values."""

import functools

ENCODINGS = ("br", "gzip")  # the preferred one first


@functools.lru_cache(maxsize=256)
def chosen_encoding(accept_encoding):
    """``"br"``, ``"gzip"`` or ``""`` (identity) for the value of an Accept-Encoding header."""
    weights = {}
    for part in accept_encoding.lower().split(","):
        name, _, parameters = part.partition(";")
        weights[name.strip()] = _weight(parameters)
    best, best_weight = "", 0.0
    for encoding in ENCODINGS:
        weight = weights.get(encoding, weights.get("*", 0.0))
        if weight > best_weight:
            best, best_weight = encoding, weight
    return best


def _weight(parameters):
    name, _, value = parameters.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


def names_etag(if_none_match, etag):
    """Whether the value of an If-None-Match header names ``etag`` (weak comparison) or is ``*``."""
    if if_none_match.strip() == "*":
        return True
    return any(known.strip().removeprefix("W/") == etag for known in if_none_match.split(","))
