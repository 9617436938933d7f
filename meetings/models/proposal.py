"""What cities propose for the agenda of a meeting."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models import Member

from .agenda import AgendaItem
from .meeting import Meeting


class AgendaProposal(models.Model):
    """A city proposes an item for the agenda; accepted, it has an item of its own, which is marked with the city."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        ACCEPTED = "accepted", pgettext_lazy("proposal", "accepted")
        DECLINED = "declined", pgettext_lazy("proposal", "declined")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="proposals", verbose_name=_("meeting"))
    member = models.ForeignKey(Member, models.PROTECT, related_name="agenda_proposals", verbose_name=_("member"))
    title = models.CharField(_("title"), max_length=250)
    why = models.TextField(_("why"), max_length=2000)
    minutes_wished = models.PositiveSmallIntegerField(
        _("minutes wished"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(24 * 60)]
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    proposed_at = models.DateTimeField(_("proposed at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("proposed by")
    )
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.PROPOSED)
    reason = models.TextField(pgettext_lazy("act", "reason"), blank=True, max_length=2000)
    decided_at = models.DateTimeField(_("decided at"), null=True)
    item = models.OneToOneField(
        AgendaItem, models.SET_NULL, null=True, related_name="proposal", verbose_name=_("agenda item")
    )

    class Meta:
        verbose_name = _("proposal for the agenda")
        verbose_name_plural = _("proposals for the agenda")
        ordering = ("proposed_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="proposal_decided_at_a_moment",
                condition=Q(status="proposed", decided_at__isnull=True)
                | (~Q(status="proposed") & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="proposal_declined_for_a_reason", condition=~Q(status="declined") | ~Q(reason="")
            ),
        )

    def __str__(self):
        return self.title
