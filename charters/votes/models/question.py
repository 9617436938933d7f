"""The questions of a round."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...models import Amendment, PrincipleRevision
from .round import Round


class Question(models.Model):
    """One thing that each city is asked to be for or against, bound to the digest of the authoritative text.

    Written when the round is opened. Of an edition as a whole neither wording nor amendment is named: the round's
    edition is what is asked about.
    """

    class Kind(models.TextChoices):
        EDITION = "edition", _("the edition as a whole")
        PRINCIPLE = "principle", _("a principle's wording")
        WITHDRAWAL = "withdrawal", _("a principle's withdrawal")
        AMENDMENT = "amendment", _("an amendment")

    round = models.ForeignKey(Round, models.PROTECT, related_name="questions", verbose_name=_("vote"))
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    revision = models.ForeignKey(
        PrincipleRevision, models.PROTECT, null=True, related_name="questions", verbose_name=_("wording")
    )
    amendment = models.ForeignKey(
        Amendment, models.PROTECT, null=True, related_name="questions", verbose_name=_("amendment")
    )
    digest = models.CharField(_("digest of the French text"), max_length=64)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ("round", "position")
        constraints = (
            models.UniqueConstraint(fields=("round", "position"), name="question_position_once_a_round"),
            models.CheckConstraint(
                name="question_names_what_it_asks_about",
                condition=Q(kind="edition", revision__isnull=True, amendment__isnull=True)
                | Q(kind__in=["principle", "withdrawal"], revision__isnull=False, amendment__isnull=True)
                | Q(kind="amendment", revision__isnull=True, amendment__isnull=False),
            ),
        )

    def __str__(self):
        return f"{self.round.path}/{self.position}"

    @property
    def path(self):
        """How the register and exports name what is asked about: ``principles/sobriete/1.0.0``, ``editions/1.0``."""
        match self.kind:
            case self.Kind.EDITION:
                return f"editions/{self.round.edition.number}"
            case self.Kind.AMENDMENT:
                return f"editions/{self.round.edition.number}/amendments/{self.amendment.number}"
            case _:
                found = self.revision
                return f"principles/{found.principle.key}/{found.major}.{found.minor}.{found.patch}"
