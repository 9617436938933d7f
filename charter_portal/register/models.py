"""The register of acts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """An official act, numbered and chained to the one before. Never changed, never deleted."""

    class Act(models.TextChoices):
        CONSULTATION_OPENED = "consultation_opened", _("consultation opened, edition sealed")

    number = models.PositiveBigIntegerField(_("number"), primary_key=True)
    act = models.CharField(_("act"), max_length=40, choices=Act)
    subject = models.CharField(_("subject"), max_length=200, help_text=_("What the act is about, by its path."))
    actor = models.PositiveBigIntegerField(
        _("actor"), null=True, help_text=_("Pseudonymous number of the account; none for the system.")
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    content = models.JSONField(_("content"))
    previous_hash = models.CharField(_("hash of the entry before"), max_length=64, unique=True)
    hash = models.CharField(_("hash"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("entry of the register")
        verbose_name_plural = _("register of acts")
        ordering = ("number",)

    def __str__(self):
        return f"{self.number}: {self.get_act_display()}"
