"""How far a figure has come from its baseline to its target. Pure functions of texts: no Django, no clock."""

import re
from decimal import Decimal

_FIGURE = re.compile(r"[-+]?\d{1,15}(\.\d{1,6})?")
_BLANKS = re.compile(r"[\s\u00a0\u202f]")


def number_in(text):
    """The Decimal that a text says, or None where it is words: ``"12,5 %"``, ``"1 200"`` and ``"٤٢"`` are figures.

    A comma or a point parts the decimals; only blanks part thousands.
    """
    figure = _BLANKS.sub("", text).removesuffix("%").removesuffix("٪").replace(",", ".").replace("٫", ".")
    return Decimal(figure) if _FIGURE.fullmatch(figure) else None


def share(baseline, target, reached):
    """How far ``reached`` is from ``baseline`` to ``target``, in whole percent from 0 to 100; None where a text is no
    figure, or the target is the baseline. Without a baseline ("") it begins at 0.
    """
    begins, ends, now = number_in(baseline or "0"), number_in(target), number_in(reached)
    if begins is None or ends is None or now is None or begins == ends:
        return None
    return int(min(max((now - begins) / (ends - begins) * 100, Decimal(0)), Decimal(100)))
