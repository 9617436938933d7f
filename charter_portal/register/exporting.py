"""The register as data that anyone can keep and check: docs/register-json.md describes it. Pure functions."""

import datetime
import json

from .chain import GENESIS, Link, utc_text

FORMAT = "charter-register/1"


class NotAnExport(ValueError):
    """The file is no export of a register."""


def exported(links):
    """Pieces of text that make the export of ``links`` (iterable of Link, in order of number), one entry a line."""
    yield f'{{"format":"{FORMAT}","entries":['
    before, head = "\n", GENESIS
    for link in links:
        yield before + json.dumps(as_data(link), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        before, head = ",\n", link.hash
    yield f'\n],"head":"{head}"}}\n'


def read(content):
    """The Links of an export, ``content`` being its bytes. Raises NotAnExport."""
    try:
        data = json.loads(content)
        if data["format"] != FORMAT:
            raise NotAnExport
        return [_link(entry) for entry in data["entries"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotAnExport from error


def as_data(link):
    """A Link as the export writes it."""
    return {**vars(link), "recorded_at": utc_text(link.recorded_at)}


def _link(entry):
    """The Link of an entry. A moment without its zone or a field too many is no export of ours."""
    moment = datetime.datetime.fromisoformat(entry["recorded_at"])
    if moment.tzinfo is None:
        raise NotAnExport
    return Link(**{**entry, "recorded_at": moment})
