"""The principles that an edition lists, as the picture of who stands where needs them."""

from typing import NamedTuple

from charter_portal.text.localized import Localized, columns, localized_in

from ...models import Article, Charter
from ...models.revision import written_number
from ...reading.editions import correct


class Listed(NamedTuple):
    """A principle that an edition lists, at ``position`` from 1; ``substance`` is the major number of its wording."""

    pk: int
    key: str
    position: int
    title: Localized
    number: str
    substance: int


def shared_charter():
    """The network's Charter, or None; one query."""
    return Charter.objects.filter(kind=Charter.Kind.SHARED).first()


def principles_of(edition, language):
    """The principles of a sealed edition as a tuple of Listed, in its order; one query, a second in a translation."""
    rows = list(
        Article.objects.rewrite(False)
        .filter(edition_id=edition.pk)
        .order_by("position", "pk")
        .values(
            *columns(language, "revision__title"),
            *("revision__principle_id", "revision__principle__key"),
            *("revision__major", "revision__minor", "revision__patch"),
        )
    )
    if language != "fr":
        correct(rows, language, "title")
    return tuple(
        Listed(
            pk=row["revision__principle_id"],
            key=row["revision__principle__key"],
            position=position,
            title=localized_in(row, "revision__title", language),
            number=written_number(row["revision__major"], row["revision__minor"], row["revision__patch"]),
            substance=row["revision__major"],
        )
        for position, row in enumerate(rows, 1)
    )
