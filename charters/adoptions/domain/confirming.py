"""Once an edition is in force: whose council is to confirm what it decided, and telling them."""

from collections import Counter

from ..models import Adoption, Holding
from ..querysets import on_day
from .announcing import announce_to_confirm
from .editions import listed_in


def to_confirm(edition, *, on):
    """{number of an adoption: how many principles it holds of which ``edition`` carries another substance}.

    On the date ``on``. Two queries, whatever the number of cities.
    """
    listed = {principle: article.revision.major for principle, article in listed_in(edition).items()}
    held = Holding.objects.filter(on_day(on), adoption__charter=edition.charter_id, principle__in=listed)
    rows = held.values_list("adoption", "principle", "substance")
    return dict(Counter(adoption for adoption, principle, substance in rows if substance != listed[principle]))


def tell_to_confirm(edition, *, on, at):
    """Tell each city whose council is to confirm something. Returns the number of adoptions; tells nobody twice."""
    counts = to_confirm(edition, on=on)
    for adoption in Adoption.objects.with_names().filter(pk__in=counts).order_by("pk"):
        announce_to_confirm(adoption, edition, count=counts[adoption.pk], at=at)
    return len(counts)
