"""Rounds: what is put to the cities, by which rule, and from when until when."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charter_portal.editing.models import Versioned
from charter_portal.register.models import Entry

from ...domain.tallying import Majority, Quorum
from ...models import Amendment, Edition
from ..phases import Phase, phase_of
from ..querysets import RoundQuerySet


class Round(Versioned):
    """A vote of the cities. Opening it freezes all of it; from then on only its end can move, and only later.

    The window is half open: a ballot cast at ``opens_at`` counts, one cast at ``closes_at`` does not.
    """

    class Mode(models.TextChoices):
        EN_BLOC = "en_bloc", _("the edition as a whole")
        BY_PRINCIPLE = "by_principle", _("the edition, principle by principle")
        AMENDMENT = "amendment", _("an amendment")

    class Rule(models.TextChoices):
        SIMPLE = Majority.SIMPLE, _("simple majority: more cities for than against")
        ABSOLUTE = Majority.ABSOLUTE, _("absolute majority: more than half of all the cities entitled to vote are for")
        TWO_THIRDS = Majority.TWO_THIRDS, _("two thirds: of the cities for or against, at least two thirds are for")
        CONSENSUS = Majority.CONSENSUS, _("consensus: no city is against")

    number = models.PositiveIntegerField(_("number"), null=True, unique=True, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rounds", verbose_name=_("edition"))
    amendment = models.ForeignKey(
        Amendment, models.PROTECT, null=True, blank=True, related_name="rounds", verbose_name=_("amendment")
    )
    mode = models.CharField(_("what is decided"), max_length=12, choices=Mode, default=Mode.BY_PRINCIPLE)
    majority = models.CharField(_("majority"), max_length=12, choices=Rule, default=Rule.SIMPLE)
    quorum_numerator = models.PositiveSmallIntegerField(_("quorum, numerator"), default=1)
    quorum_denominator = models.PositiveSmallIntegerField(_("quorum, denominator"), default=2)
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(_("closes at"))
    in_force_on = models.DateField(
        _("in force from"),
        null=True,
        blank=True,
        help_text=_("Day from which the edition is in force if it is carried. Without one, the day of certification."),
    )
    sealed_at = models.DateTimeField(_("opening decided at"), null=True, editable=False)
    annulled_at = models.DateTimeField(_("annulled at"), null=True, editable=False)
    certified_at = models.DateTimeField(_("certified at"), null=True, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                name="round_closes_after_it_opens",
                condition=Q(closes_at__gt=F("opens_at")),
                violation_error_message=_("The vote would close before it opens: choose a later end."),
            ),
            models.CheckConstraint(
                name="round_quorum_is_a_fraction",
                condition=Q(quorum_denominator__gt=0) & Q(quorum_numerator__lte=F("quorum_denominator")),
            ),
            models.CheckConstraint(
                name="round_numbered_once_opened",
                condition=Q(sealed_at__isnull=True, number__isnull=True)
                | Q(sealed_at__isnull=False, number__isnull=False),
            ),
            models.CheckConstraint(
                name="round_amendment_by_mode",
                condition=Q(mode="amendment", amendment__isnull=False)
                | (~Q(mode="amendment") & Q(amendment__isnull=True)),
            ),
            models.CheckConstraint(
                name="round_ended_once_opened",
                condition=Q(sealed_at__isnull=False) | Q(annulled_at__isnull=True, certified_at__isnull=True),
            ),
        )

    def __str__(self):
        subject = self.edition if self.amendment_id is None else self.amendment
        return f"{self.number} – {subject}" if self.number else str(subject)

    def get_absolute_url(self):
        """Address of the round's public page; only once it is opened."""
        return reverse("votes:round", args=[self.number])

    @property
    def is_sealed(self):
        """Whether the round is opened, so that nothing in it can change but its end."""
        return self.sealed_at is not None

    @property
    def quorum(self):
        """The Quorum that the round asks for."""
        return Quorum(self.quorum_numerator, self.quorum_denominator)

    @property
    def path(self):
        """``votes/3``: how the register of acts names the round."""
        return f"votes/{self.number}"

    def phase(self, at):
        """The Phase of the round at the aware datetime ``at``."""
        return phase_of(self, at)

    def shows_choices(self, at):
        """Whether everyone may know the choices at ``at``: the window is over, and was when it was annulled if it was.

        A round annulled before its end shows none, ever.
        """
        if not self.is_sealed or at < self.closes_at:
            return False
        return self.annulled_at is None or self.annulled_at >= self.closes_at

    def is_ended(self, at):
        """Whether nobody votes any more."""
        return self.phase(at) in {Phase.CLOSED, Phase.CERTIFIED, Phase.ANNULLED}


class RoundAct(models.Model):
    """What is said of an act on a round beside its entry in the register, which holds no prose."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="acts", verbose_name=_("vote"))
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="round_act", verbose_name=_("entry"))
    note = models.TextField(pgettext_lazy("act", "reason"), blank=True)

    class Meta:
        verbose_name = _("act on a vote")
        verbose_name_plural = _("acts on votes")
        ordering = ("entry",)

    def __str__(self):
        return f"{self.round}: {self.entry.get_act_display()}"
