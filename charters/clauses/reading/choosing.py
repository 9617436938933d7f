"""What a city can choose from when it says which clause it uses."""

from django.db.models import Q

from ...models import Charter, Principle
from ..models import ClauseVersion


def versions_to_choose(use=None):
    """{pk: ClauseVersion}: the latest version of each clause that is not withdrawn, and that which ``use`` names."""
    current = Q(pk__in=ClauseVersion.objects.to_use().values("pk"))
    if use is not None and use.clause_version_id:
        current |= Q(pk=use.clause_version_id)
    rows = ClauseVersion.objects.public().filter(current).select_related("clause__principle")
    return {row.pk: row for row in rows.order_by("clause__principle__key", "clause__legal_order", "number")}


def principles_to_choose(titles):
    """[(Principle, its title)] of the shared charter; ``titles`` as ``principles_read``."""
    rows = {row.key: row for row in Principle.objects.filter(charter__kind=Charter.Kind.SHARED)}
    return [(rows[key], str(title)) for key, title in titles.items() if key in rows]
