"""The minutes of a meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charter_portal.editing.models import Versioned
from charter_portal.text.markdown import refuse_excess

from .meeting import Meeting


class Minutes(Versioned):
    """What frames the agenda items' texts in the minutes: introduction, conclusion, author, standing."""

    class Status(models.TextChoices):
        SUMMARY = "summary", _("summary from the published record")
        DRAFT = "draft", _("draft")
        CIRCULATED = "circulated", _("circulated for correction")
        APPROVED = "approved", _("approved")
        SEALED = "sealed", _("sealed")

    class Approval(models.TextChoices):
        SILENCE = "silence", _("by silence: no correction was left open when the time for corrections had passed")
        VOTE = "vote", _("by a vote of the members")

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="minutes", verbose_name=_("meeting"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    introduction = models.TextField(_("introduction"), blank=True, validators=[refuse_excess], help_text=_("Markdown."))
    conclusion = models.TextField(_("conclusion"), blank=True, validators=[refuse_excess], help_text=_("Markdown."))
    circulated_at = models.DateTimeField(_("circulated at"), null=True, editable=False)
    corrections_until = models.DateField(_("corrections until"), null=True, editable=False)
    approval = models.CharField(_("approved how"), max_length=8, choices=Approval, blank=True, editable=False)
    approved_on = models.DateField(_("approved on"), null=True, editable=False)
    votes_for = models.PositiveSmallIntegerField(_("votes in favour"), null=True, editable=False)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, editable=False)
    votes_abstaining = models.PositiveSmallIntegerField(_("abstentions"), null=True, editable=False)
    approved_in = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="minutes_approved",
        verbose_name=_("approved in the meeting"),
    )
    digest = models.CharField(_("digest of the content"), max_length=64, blank=True, editable=False)
    sealed_at = models.DateTimeField(_("sealed at"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn from view at"), null=True, editable=False)
    written_by = models.CharField(_("written by"), max_length=200, blank=True)
    source_note = models.CharField(_("drawn from"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("minutes")
        # In other languages one meeting's minutes and those of several are two words.
        verbose_name_plural = pgettext_lazy("of several meetings", "minutes")

    def __str__(self):
        return str(self.meeting)

    @property
    def is_sealed(self):
        """Whether nothing in it can change any more."""
        return self.sealed_at is not None

    @property
    def is_approved(self):
        """Whether it is approved and waits for its seal."""
        return self.status == self.Status.APPROVED
