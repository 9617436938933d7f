"""Sets of members' rows."""

from django.db import models
from django.db.models import Q


class MandateQuerySet(models.QuerySet):
    """Mandates."""

    def current(self, on):
        """Mandates that hold on the date ``on``, both ends included."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)


class MemberQuerySet(models.QuerySet):
    """Members."""

    def present(self):
        """Members that have not left the network."""
        return self.filter(left_on__isnull=True)
