"""Moderation: the team hides what a city published, with a reason that everyone reads, and can show it again."""

from django.db import transaction

from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ...exceptions import ReasonMissing
from ..exceptions import NotPublished
from ..models import Use
from .announcing import announce_hiding


@transaction.atomic
def hide(row, *, reason, by, at):
    """Hide the words of a published Use, all its stages with it, or of one Stage; its city and the team go on reading.

    Raises NotPublished, ReasonMissing.
    """
    reason = canonical(reason)
    if is_wordless(reason):
        raise ReasonMissing(row.pk)
    _moderate(row, hidden_at=at, hidden_by=by, hidden_reason=reason)
    announce_hiding(row, by=by, at=at)


@transaction.atomic
def show_again(row):
    """Show the words of a hidden Use or Stage again. Raises NotPublished."""
    _moderate(row, hidden_at=None, hidden_by=None, hidden_reason="")


def _moderate(row, **columns):
    use = Use.objects.select_for_update().get(pk=row.pk if isinstance(row, Use) else row.use_id)
    if not row.is_published:
        raise NotPublished(row.pk)
    use.version += 1
    use.save(update_fields=["version"])
    type(row).objects.filter(pk=row.pk).update(**columns)
    for name, value in columns.items():
        setattr(row, name, value)
