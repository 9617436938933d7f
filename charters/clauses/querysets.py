"""Sets of clauses, of their uses and of the stages of these."""

from django.db import models
from django.db.models import Exists, OuterRef


class ClauseQuerySet(models.QuerySet):
    """Clauses of the library."""

    def to_use(self):
        """Those that a city can begin to use: published, and not withdrawn."""
        return self.filter(withdrawn_at=None, versions__published_at__isnull=False).distinct()


class ClauseVersionQuerySet(models.QuerySet):
    """Versions of clauses."""

    def public(self):
        """Those that everyone may read: the published ones."""
        return self.filter(published_at__isnull=False)

    def current(self):
        """Of each clause, the version published last."""
        later = models.QuerySet(self.model).filter(clause=OuterRef("clause"), number__gt=OuterRef("number"))
        return self.public().filter(~Exists(later))

    def to_use(self):
        """Of each clause that is not withdrawn, the version published last."""
        return self.current().filter(clause__withdrawn_at=None)

    def withdrawn(self):
        """Of each clause that is withdrawn, the version published last."""
        return self.current().exclude(clause__withdrawn_at=None)


class UseQuerySet(models.QuerySet):
    """Uses of clauses."""

    def public(self):
        """Those that everyone may read of: published, their words hidden or not."""
        return self.filter(published_at__isnull=False)

    def of_clause(self, clause):
        """Of whichever version of a Clause."""
        return self.filter(clause_version__clause=clause)


class StageQuerySet(models.QuerySet):
    """Stages of uses."""

    def public(self):
        """Those that everyone may read."""
        return self.filter(published_at__isnull=False)
