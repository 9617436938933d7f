"""Acts in the life of a meeting and of its minutes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charter_portal.register.models import Entry

from .meeting import Meeting


class MeetingAct(models.Model):
    """What is said of an act on a meeting beside its entry in the register, which holds no prose.

    Never changed, never deleted. ``note``: a reason, that everyone may read.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="acts", verbose_name=_("meeting"))
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="meeting_act", verbose_name=_("entry"))
    note = models.TextField(pgettext_lazy("act", "reason"), blank=True)

    class Meta:
        verbose_name = _("act on a meeting")
        verbose_name_plural = _("acts on meetings")
        ordering = ("entry",)

    def __str__(self):
        return f"{self.meeting}: {self.entry.get_act_display()}"
