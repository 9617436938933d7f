"""Sets of adoptions' rows."""

from django.db import models
from django.db.models import Q


def on_day(on, prefix=""):
    """The condition that a derived row, [since, until), holds on the date ``on``."""
    later = Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gt": on})
    return Q(**{f"{prefix}since__lte": on}) & later


def present_on(on, prefix=""):
    """The condition that a member is of the network on the date ``on``: it has joined, and has not left."""
    joined = Q(**{f"{prefix}joined_on__isnull": True}) | Q(**{f"{prefix}joined_on__lte": on})
    stays = Q(**{f"{prefix}left_on__isnull": True}) | Q(**{f"{prefix}left_on__gt": on})
    return joined & stays


class AdoptionQuerySet(models.QuerySet):
    """Adoptions."""

    def with_names(self):
        """With their member and charter."""
        return self.select_related("member", "charter")


class AdoptionActQuerySet(models.QuerySet):
    """Acts on adoptions."""

    def for_reading(self):
        """With their entries in the register and the documents issued on them: three queries at most."""
        return self.select_related("entry").prefetch_related("entry__documents").order_by("entry")


class InstrumentQuerySet(models.QuerySet):
    """Instruments of adoption."""

    def drafts(self):
        """Those that only their city knows of."""
        return self.filter(recorded_at__isnull=True)

    def recorded(self):
        """Those that the secretariat may read: all but drafts."""
        return self.filter(recorded_at__isnull=False)

    def verified(self):
        """Those that everyone may read, and that count."""
        return self.filter(verified_at__isnull=False)

    def to_verify(self):
        """Those that wait for the secretariat, the one recorded first first."""
        return self.recorded().filter(verified_at__isnull=True, returned_at__isnull=True).order_by("recorded_at", "pk")

    def with_names(self):
        """With their member, charter and edition."""
        return self.select_related("adoption__member", "adoption__charter", "edition")
