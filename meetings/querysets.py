"""Sets of meetings' rows."""

from django.db import models


class MeetingQuerySet(models.QuerySet):
    """Meetings."""

    def public(self):
        """Meetings that everyone may read."""
        return self.exclude(status="draft")

    def visible_to(self, user):
        """Meetings that ``user`` may read; those in preparation are for the secretariat."""
        return self if user.has_perm("meetings.change_meeting") else self.public()
