"""Corrections that those who attended ask for, while minutes are circulated."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models import Person
from members.models.accounts import account

from .agenda import AgendaItem
from .attendance import Attendance
from .decision import Decision
from .minutes import Minutes

LONGEST = 5000  # characters


class Correction(models.Model):
    """A passage of circulated minutes that someone wants to read otherwise, and what became of that.

    ``quote`` are the words as they stood, ``prefix`` and ``suffix`` what stood around them. ``came_of`` is the wording
    that came of it, where it was accepted.
    """

    class Part(models.TextChoices):
        INTRODUCTION = "introduction", _("introduction")
        ITEM = "item", _("agenda item")
        DECISION = "decision", _("decision")
        CONCLUSION = "conclusion", _("conclusion")
        ATTENDANCE = "attendance", _("attendance")

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("correction", "open")
        ACCEPTED = "accepted", pgettext_lazy("correction", "accepted")
        DECLINED = "declined", pgettext_lazy("correction", "declined")

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="corrections", verbose_name=_("minutes"))
    part = models.CharField(_("part"), max_length=12, choices=Part)
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, related_name="corrections", verbose_name=_("agenda item")
    )
    decision = models.ForeignKey(
        Decision, models.SET_NULL, null=True, related_name="corrections", verbose_name=_("decision")
    )
    attendance = models.ForeignKey(
        Attendance, models.SET_NULL, null=True, related_name="corrections", verbose_name=_("participant")
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    quote = models.TextField(_("passage"))
    prefix = models.CharField(_("words before"), max_length=40, blank=True)
    suffix = models.CharField(_("words after"), max_length=40, blank=True)
    proposed = models.TextField(_("proposed words"), max_length=LONGEST)
    reason = models.TextField(pgettext_lazy("act", "reason"), max_length=LONGEST, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections", verbose_name=_("person"))
    at = models.DateTimeField(_("asked at"))
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.OPEN)
    answer = models.TextField(_("answer"), max_length=LONGEST, blank=True)
    came_of = models.TextField(_("wording that came of it"), blank=True)
    decided_by = account(_("decided by"))
    decided_at = models.DateTimeField(_("decided at"), null=True)

    class Meta:
        verbose_name = _("correction of minutes")
        verbose_name_plural = _("corrections of minutes")
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                name="correction_decided_or_open",
                condition=Q(status="open", decided_at__isnull=True) | ~Q(status="open") & Q(decided_at__isnull=False),
            ),
        )

    def __str__(self):
        return self.quote[:80]
