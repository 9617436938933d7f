"""Sets of commitments."""

from django.db import models
from django.db.models import Exists, OuterRef


class CommitmentQuerySet(models.QuerySet):
    """Versions of commitments."""

    def public(self):
        """Those that everyone may read: the published ones, replaced or not."""
        return self.filter(published_at__isnull=False)

    def drafts(self):
        """Those that their city alone sees."""
        return self.filter(published_at=None)

    def current(self):
        """Of each commitment, the version published last."""
        later = models.QuerySet(self.model).filter(replaces=OuterRef("pk"), published_at__isnull=False)
        return self.public().filter(~Exists(later))

    def late(self, *, on):
        """The current ones that were due before the date ``on``, of which nothing is said."""
        return self.current().filter(status="published", due_on__lt=on)

    def with_names(self):
        """With their member and principle."""
        return self.select_related("member", "principle")


class ReportQuerySet(models.QuerySet):
    """Yearly reports."""

    def submitted(self):
        """Those that everyone may read, replaced or not."""
        return self.filter(submitted_at__isnull=False)

    def drafts(self):
        """Those that their city alone sees."""
        return self.filter(submitted_at=None)

    def current(self):
        """Of each city and year, the one submitted last."""
        later = models.QuerySet(self.model).filter(replaces=OuterRef("pk"), submitted_at__isnull=False)
        return self.submitted().filter(~Exists(later))
