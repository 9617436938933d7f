"""The register of acts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """An official act, numbered and chained to the one before. Never changed, never deleted."""

    class Act(models.TextChoices):
        CONSULTATION_OPENED = "consultation_opened", _("consultation opened, edition sealed")
        CONSULTATION_CLOSING_SET = "consultation_closing_set", _("last day of the consultation set")
        PUT_TO_VOTE = "put_to_vote", _("edition put to the vote")
        CARRIED = "carried", _("edition carried")
        REJECTED = "rejected", _("edition rejected")
        IN_FORCE_SET = "in_force_set", _("entry into force set")
        IN_FORCE = "in_force", _("edition in force")
        SUPERSEDED = "superseded", _("edition superseded")
        ABANDONED = "abandoned", _("edition abandoned")
        TRANSLATION_CORRECTED = "translation_corrected", _("translation corrected")
        ROUND_OPENED = "round_opened", _("vote opened, roll and questions frozen")
        ROUND_PROLONGED = "round_prolonged", _("vote prolonged")
        BALLOT_CAST = "ballot_cast", _("ballot cast")
        ROUND_CLOSED = "round_closed", _("vote over")
        ROUND_CERTIFIED = "round_certified", _("result of the vote certified")
        ROUND_ANNULLED = "round_annulled", _("vote annulled")
        CARRIED_IN_PART = "carried_in_part", _("edition carried in part")
        DOCUMENT_ISSUED = "document_issued", _("document issued")

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
