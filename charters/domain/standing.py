"""Whether the changes of an accepted amendment still stand in the wording that it went into.

A later acceptance or an edit by hand can replace them. Nothing of it is stored: it is found from the texts when shown.
"""

from enum import StrEnum

from charter_portal.text.merging import changes
from charter_portal.text.moving import merge_texts, order
from charter_portal.text.paragraphs import paragraphs

from .amending import merged_language, proposed_in, text_in


class Standing(StrEnum):
    """How much of what was changed is found in the result."""

    WHOLE = "whole"
    PARTLY = "partly"
    GONE = "gone"


def standing_of(amendment, result):
    """The Standing of an accepted amendment in the wording ``result`` that it went into. No query."""
    language = merged_language(amendment)
    texts = (text_in(amendment.revision, language), text_in(result, language), proposed_in(amendment, language))
    return standing(list(zip(*texts, strict=True)))


def standing(fields):
    """The Standing of changes: ``fields`` are (base, result, amended), str each, as of a title and a statement."""
    if all(_stands(*field) for field in fields):
        return Standing.WHOLE
    found = [
        _stands(base, result, base[: change.start] + change.text + base[change.end :])
        for base, result, amended in fields
        for change in changes(base, amended)
    ]
    return Standing.PARTLY if any(found) else Standing.GONE


def _stands(base, result, amended):
    """Whether merging the change of ``base`` to ``amended`` into ``result`` would change nothing any more."""
    if result == amended or _stands_elsewhere(base, result, amended):
        return True
    merged = merge_texts(base, result, amended)
    return merged.is_clean and merged.text == result


def _stands_elsewhere(base, result, amended):
    """Whether the paragraphs that changed stand as amended, wherever: they may be too short to be known when moved."""
    before, after, present = (paragraphs(text) for text in (base, amended, result))
    come, gone = set(after) - set(before), set(before) - set(after)
    keeps_order = order(before, after) is None
    return bool(come or gone) and keeps_order and come <= set(present) and not gone & set(present)
