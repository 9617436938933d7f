"""Sets of charters' rows."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language


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
        return edition_to_read(self)


def edition_to_read(editions):
    """Of ``editions`` of one charter, the public one that readers want, or None: see ``EditionQuerySet.to_read``."""
    public = [edition for edition in editions if edition.is_public]
    return max(public, key=_wanted, default=None)


def _wanted(edition):
    """Sorts editions by how much readers want them."""
    rank = {"in_force": 2, "consultation": 1, "vote": 1}.get(edition.status, 0)
    sealed = edition.sealed_at.timestamp() if edition.sealed_at else 0.0
    return rank, sealed, edition.pk


class PrincipleQuerySet(models.QuerySet):
    """Principles."""

    def for_choosing(self):
        """Principles with their charter and ``latest_title``, that of their latest wording in the active language.

        Where that is missing it is the French one, and None where a principle has no wording.
        """
        language = get_language()
        language = language if language in dict(settings.LANGUAGES) else "fr"
        # A plain QuerySet: that of modeltranslation rewrites the columns that are asked for by name.
        wordings = models.QuerySet(self.model._meta.get_field("revisions").related_model)
        title = Coalesce(NullIf(f"title_{language}", Value("")), "title_fr", output_field=models.CharField())
        latest = wordings.filter(principle=OuterRef("pk")).order_by("-pk").values(shown=title)[:1]
        return self.select_related("charter").annotate(latest_title=Subquery(latest))


class PrincipleRevisionQuerySet(models.QuerySet):
    """Wordings."""

    def public(self):
        """Wordings that everyone may read: the sealed ones."""
        return self.filter(sealed_at__isnull=False)

    def for_choosing(self):
        """Wordings with their principle and its charter."""
        return self.select_related("principle__charter")

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


class AmendmentQuerySet(models.QuerySet):
    """Amendments."""

    def submitted(self):
        """Those that everyone may read: all but drafts."""
        return self.exclude(status="draft")

    def undecided(self):
        """Those that are submitted and wait for a decision."""
        return self.filter(status__in=["submitted", "admissible"])

    def for_listing(self):
        """With what a line about each shows: its city, its principle, its edition."""
        return self.select_related("member", "revision__principle", "edition__charter")
