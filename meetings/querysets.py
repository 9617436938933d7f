"""Sets of meetings' rows."""

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from .readers import EVERYONE


class MeetingQuerySet(models.QuerySet):
    """Meetings."""

    def public(self):
        """Meetings that everyone may read."""
        return self.exclude(status="draft")

    def visible_to(self, user):
        """Meetings that ``user`` may read; those in preparation are for the secretariat."""
        return self if user.has_perm("meetings.change_meeting") else self.public()


class DecisionQuerySet(models.QuerySet):
    """Decisions."""

    def read_by(self, readers):
        """Those that these readers read: what was decided under an item for members only is for them."""
        if readers != EVERYONE:
            return self
        return self.filter(Q(item=None) | ~Q(item__audience="members"))

    def in_view(self):
        """Those of meetings that everyone may know of, and whose minutes were not withdrawn from view."""
        return self.exclude(meeting__status="draft").filter(
            Q(meeting__minutes=None) | Q(meeting__minutes__withdrawn_at=None)
        )

    def with_due(self):
        """Each with ``awaited_on``: the day by which it is due now, which a follow-up may have moved, or None."""
        moved = (
            self.model.follow_ups.rel.related_model.objects.filter(decision=OuterRef("pk"), due_on__isnull=False)
            .order_by("-at", "-pk")
            .values("due_on")[:1]
        )
        return self.annotate(awaited_on=Coalesce(Subquery(moved), F("due_on")))

    def open(self):
        """Those of which something is still awaited."""
        return self.filter(status__in=self.model.OPEN)
