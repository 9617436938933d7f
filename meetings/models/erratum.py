"""Mistakes found in sealed minutes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from charter_portal.register.models import Entry
from charter_portal.text.markdown import refuse_excess

from .agenda import AgendaItem
from .meeting import Meeting
from .minutes import Minutes


class Erratum(models.Model):
    """What has to be read otherwise in sealed minutes: shown beside them, printed in the minutes of a later meeting.

    Never changed, never deleted, but for ``printed_in``.
    """

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="errata", verbose_name=_("minutes"))
    number = models.PositiveSmallIntegerField(_("number"))
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="errata", verbose_name=_("agenda item")
    )
    text = models.TextField(_("text"), validators=[refuse_excess])
    at = models.DateTimeField(_("published at"))
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="erratum", verbose_name=_("entry"))
    printed_in = models.ForeignKey(
        Meeting, models.PROTECT, null=True, related_name="errata_printed", verbose_name=_("printed in the minutes of")
    )

    class Meta:
        verbose_name = _("erratum")
        verbose_name_plural = _("errata")
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("minutes", "number"), name="erratum_number_once_a_meeting"),)

    def __str__(self):
        return f"{self.minutes}, {self.number}"
