"""Sets of charters' rows."""

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When


class EditionQuerySet(models.QuerySet):
    """Editions."""

    def public(self):
        """Editions that everyone may read: all but drafts and abandoned drafts never sealed."""
        return self.exclude(status="draft").exclude(status="abandoned", sealed_at__isnull=True)

    def visible_to(self, user):
        """Editions that ``user`` may read; drafts are for those who write charters."""
        return self if user.has_perm("charters.change_edition") else self.public()

    def to_read(self, *, kind=None, slug=None):
        """Public editions of a charter, the one that readers want first.

        That is the one in force, else the latest in consultation or at the vote, else the latest kept.
        """
        charters = {"charter__kind": kind} if kind else {}
        charters |= {"charter__slug": slug} if slug else {}
        rank = Case(
            When(status="in_force", then=Value(0)),
            When(status__in=["consultation", "vote"], then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
        return self.public().filter(**charters).select_related("charter__owner").order_by(rank, "-sealed_at", "-pk")


class PrincipleRevisionQuerySet(models.QuerySet):
    """Wordings."""

    def public(self):
        """Wordings that everyone may read: the sealed ones."""
        return self.filter(sealed_at__isnull=False)

    def lacking(self, language):
        """Wordings without a title or a statement in ``language``."""
        lacks = Q()
        for field in ("title", "statement"):
            name = f"{field}_{language}"
            lacks |= Q(**{name: ""}) | Q(**{f"{name}__isnull": True})
        return self.filter(lacks)

    def drafts_of_ours(self):
        """Wordings of shared charters that can still change.

        Of reference charters we keep what is known of them; what is not is no work that waits.
        """
        return self.filter(sealed_at__isnull=True, principle__charter__kind="shared")
