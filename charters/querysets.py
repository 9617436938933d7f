"""Sets of charters' rows."""

from django.db import models


class EditionQuerySet(models.QuerySet):
    """Editions."""

    def public(self):
        """Editions that everyone may read: all but drafts and abandoned drafts never sealed."""
        return self.exclude(status="draft").exclude(status="abandoned", sealed_at__isnull=True)

    def visible_to(self, user):
        """Editions that ``user`` may read; drafts are for those who write charters."""
        return self if user.has_perm("charters.change_edition") else self.public()
