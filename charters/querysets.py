"""Sets of charters' rows."""

from django.db import models
from django.db.models import Q


class EditionQuerySet(models.QuerySet):
    """Editions."""

    def public(self):
        """Editions that everyone may read: all but drafts and abandoned drafts never sealed."""
        return self.exclude(status="draft").exclude(status="abandoned", sealed_at__isnull=True)

    def visible_to(self, user):
        """Editions that ``user`` may read; drafts are for those who write charters."""
        return self if user.has_perm("charters.change_edition") else self.public()

    def to_read(self):
        """Of these editions, the one that readers want, or None where none is public.

        That is the one in force, else the latest in consultation or at the vote, else the latest kept. Chosen in
        Python: a charter has few editions, pages list the others anyway, and ranking in SQL costs more than the query.
        """
        public = [edition for edition in self if edition.is_public]
        return max(public, key=_wanted, default=None)


def _wanted(edition):
    """Sorts editions by how much readers want them."""
    rank = {"in_force": 2, "consultation": 1, "vote": 1}.get(edition.status, 0)
    sealed = edition.sealed_at.timestamp() if edition.sealed_at else 0.0
    return rank, sealed, edition.pk


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
