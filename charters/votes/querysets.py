"""Sets of rounds."""

from django.db import models


class RoundQuerySet(models.QuerySet):
    """Rounds."""

    def public(self):
        """Those that everyone may know of: opened, whatever became of them."""
        return self.filter(sealed_at__isnull=False)

    def running(self, at):
        """Those whose window is open at ``at``, and that nobody annulled."""
        return self.public().filter(annulled_at__isnull=True, opens_at__lte=at, closes_at__gt=at)

    def to_certify(self, at):
        """Those whose window is over at ``at``, and that wait for the secretariat."""
        return self.public().filter(annulled_at__isnull=True, certified_at__isnull=True, closes_at__lte=at)

    def unended(self, at):
        """Opened and neither over nor annulled at ``at``: those that wait for their window, and those in it."""
        return self.public().filter(annulled_at__isnull=True, closes_at__gt=at)
