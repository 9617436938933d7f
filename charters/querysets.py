"""Sets of charters' rows."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import get_language

from members.rules import is_administrator, is_team


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

        That is the one in force, else the latest in consultation, at the vote or carried, else the latest kept.
        Chosen in Python: a charter has few editions, pages list the others anyway, and ranking in SQL costs more than
        the query.
        """
        return edition_to_read(self)


def edition_to_read(editions):
    """Of ``editions`` of one charter, the public one that readers want, or None: see ``EditionQuerySet.to_read``."""
    public = [edition for edition in editions if edition.is_public]
    return max(public, key=_wanted, default=None)


def _wanted(edition):
    """Sorts editions by how much readers want them."""
    rank = {"in_force": 2, "consultation": 1, "vote": 1, "carried": 1, "carried_in_part": 1}.get(edition.status, 0)
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


class AnnotationQuerySet(models.QuerySet):
    """Annotations."""

    def published(self):
        """Those that have left their city's drawer, whoever may read them."""
        return self.filter(published_at__isnull=False)

    def public(self):
        """Those that everyone may read."""
        return self.published().filter(visibility="public")

    def shared(self):
        """Those that the team may read: all that is published but what a city wrote for itself."""
        return self.published().exclude(visibility="city")

    def of_cities(self, user):
        """All of the cities that ``user`` acts for at this moment, drafts included."""
        return self.filter(member__in=member_ids_of(user))

    def visible_to(self, user):
        """Those that ``user`` may read: what everyone may, what members may, and all of their own cities.

        Nobody of the team reads what a city wrote for itself, nor its drafts.
        """
        mine = member_ids_of(user)
        seen = ["public", "members"] if mine or is_team(user) or is_administrator(user) else ["public"]
        readable = Q(published_at__isnull=False, visibility__in=seen)
        return self.filter(readable | Q(member__in=mine) if mine else readable)

    def readable_for(self, member):
        """Published ones that the people of ``member`` may read for it: not what another city keeps to itself."""
        return self.published().filter(Q(visibility__in=("public", "members")) | Q(member=member))

    def newest_first(self):
        """The one that was published last stands first."""
        return self.order_by("-published_at", "-pk")

    def to_answer(self):
        """Those that wait for the team: published, shared, neither decided nor hidden."""
        return self.shared().filter(disposition="none", hidden_at=None)


def member_ids_of(user):
    """Ids of the members that ``user`` acts for at this moment, a set; one query the first time."""
    if not user.is_authenticated:
        return set()
    return {mandate.member_id for mandate in user.mandates_at(timezone.now())}


class PlacementQuerySet(models.QuerySet):
    """Places of annotations in other wordings."""

    def to_decide(self):
        """Those that a person has to look at: doubtful or lost, of what the team may read, not decided yet.

        What everyone would look for is where an annotation stands in the latest wording: older ones wait for nobody.
        """
        later = self.model._base_manager.filter(annotation=OuterRef("annotation"), revision__gt=OuterRef("revision"))
        return self.filter(
            ~Exists(later),
            state__in=("to_decide", "orphan"),
            decided_at=None,
            annotation__published_at__isnull=False,
            annotation__visibility__in=("public", "members"),
        )
