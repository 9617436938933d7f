"""What became of decisions, step by step."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from charter_portal.private_files import PrivateStorage
from members.models.accounts import account

from .decision import Decision

LONGEST_NOTE = 3000  # characters


class FollowUp(models.Model):
    """What was noted of a decision at one moment. Never changed, never deleted: what comes next is another row.

    ``due_on``: the new day by which it is due, where it was put off or brought forward.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="follow_ups", verbose_name=_("decision"))
    status = models.CharField(_("status"), max_length=10, choices=Decision.Status)
    on = models.DateField(_("date"))
    note = models.TextField(_("note"), max_length=LONGEST_NOTE, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="fr")
    link = models.URLField(_("link to evidence"), blank=True)
    file = models.FileField(_("evidence, PDF"), upload_to="follow-ups/", storage=PrivateStorage(), blank=True)
    due_on = models.DateField(_("now due on"), null=True)
    by = account(_("noted by"))
    at = models.DateTimeField(_("noted at"))

    class Meta:
        verbose_name = _("follow-up of a decision")
        verbose_name_plural = _("follow-ups of decisions")
        ordering = ("at", "pk")

    def __str__(self):
        return f"{self.decision_id}, {self.on}"
