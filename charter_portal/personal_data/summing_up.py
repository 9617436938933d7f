"""The inventory in words, for everyone and for the person concerned."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .erasing import Delete, Overwrite
from .inventory import inventory


@dataclass(frozen=True)
class Held:
    """One kind of data: what it is, what for, how long, what erasure does; ``number`` of rows where someone asks."""

    what: str | Promise
    purpose: str | Promise
    kept: str | Promise
    on_erasure: str | Promise
    number: int | None = None


def inventory_in_words():
    """What the portal holds about people, as a list of Held without numbers; the same sentence is told once."""
    return list(dict.fromkeys(_in_words(holding) for holding in inventory.holdings))


def held_about(subject):
    """The Held about ``subject`` of which there is at least one row; two counts a kind of data."""
    counted = [(holding, holding.rows(subject).count()) for holding in inventory.holdings]
    return [_in_words(holding, number) for holding, number in counted if number]


def _in_words(holding, number=None):
    return Held(
        what=holding.name,
        purpose=holding.purpose,
        kept=holding.kept,
        on_erasure=_on_erasure(holding.erasure),
        number=number,
    )


def _on_erasure(erasure):
    if isinstance(erasure, Delete):
        return _("Deleted.")
    if isinstance(erasure, Overwrite):
        return _("Emptied: what remains says no longer who it was.")
    return erasure.reason
