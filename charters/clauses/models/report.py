"""What was said elsewhere of a city's use of a clause: not the city's own record, and told as such."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from members.models import Member

from ...models import Principle
from .library import ClauseVersion
from .use import Stage


class Report(Versioned):
    """A use as it was reported, in a meeting for instance, written by the team with its source.

    What was not said stays blank and is shown as not known. The source is words and a path of the portal: clauses stand
    below meetings and can't point at them.
    """

    class Kind(models.TextChoices):
        TRIAL = Stage.Kind.TRIAL.value, Stage.Kind.TRIAL.label
        GENERALISING = "generalising", _("being generalised")
        GENERALISED = Stage.Kind.GENERALISED.value, Stage.Kind.GENERALISED.label
        ENDED = Stage.Kind.ENDED.value, Stage.Kind.ENDED.label

    member = models.ForeignKey(Member, models.PROTECT, related_name="clause_reports", verbose_name=_("city"))
    principle = models.ForeignKey(Principle, models.PROTECT, related_name="clause_reports", verbose_name=_("principle"))
    clause_version = models.ForeignKey(
        ClauseVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("clause of the library"),
    )
    kind = models.CharField(_("stage"), max_length=12, choices=Kind)
    contract = models.CharField(_("contract"), max_length=300, blank=True)
    began_on = models.DateField(_("from"), null=True, blank=True)
    ended_on = models.DateField(_("to"), null=True, blank=True)
    account = models.TextField(_("what was reported"), max_length=2000)
    offers_note = models.TextField(_("what was said of offers"), blank=True, max_length=2000)
    source = models.CharField(_("source"), max_length=200)
    source_path = models.CharField(
        _("path of the source"),
        max_length=200,
        blank=True,
        validators=[
            RegexValidator(
                r"^/([-\w]+/)+\Z", message=_("Write a path of the portal without its language, as in /reunions/…/.")
            )
        ],
        help_text=_("A page of the portal without its language, as in /reunions/villes-innovantes/11/."),
    )

    class Meta:
        verbose_name = _("reported use")
        verbose_name_plural = _("reported uses")
        ordering = ("member", "pk")
        constraints = (
            models.CheckConstraint(
                name="report_ends_after_it_begins",
                condition=Q(began_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                violation_error_message=_("The end is before the beginning: mend one of both."),
            ),
        )

    def __str__(self):
        return f"{self.member} – {self.source}"
