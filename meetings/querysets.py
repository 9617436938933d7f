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


class NotedQuerySet(models.QuerySet):
    """What is kept under an item of an agenda, or under none."""

    def read_by(self, readers):
        """Those that these readers read: what belongs to an item for members only is for them."""
        if readers != EVERYONE:
            return self
        return self.filter(Q(item=None) | ~Q(item__audience="members"))


class DecisionQuerySet(NotedQuerySet):
    """Decisions."""

    def in_view(self):
        """Those of meetings that are over, and whose minutes were not withdrawn from view.

        While a sitting lasts its decisions are drafts of whoever writes them down.
        """
        return self.exclude(meeting__status__in=("draft", "planned", "convened", "in_session")).filter(
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
