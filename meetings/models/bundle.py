"""Documents of meetings in one file, made for the one who asked."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from charter_portal.private_files import PrivateStorage
from charter_portal.tasks.models import Job

from .meeting import Meeting


class Bundle(models.Model):
    """A ZIP of the documents of one ``meeting``, or of all meetings of a ``year``; forgotten after some days."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("asked for by")
    )
    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, related_name="+", verbose_name=_("meeting"))
    year = models.PositiveSmallIntegerField(_("year"), null=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+", verbose_name=_("work"))
    file = models.FileField(_("file"), upload_to="bundles/", storage=PrivateStorage(), blank=True)
    asked_at = models.DateTimeField(_("asked for at"))

    class Meta:
        verbose_name = _("bundle of documents")
        verbose_name_plural = _("bundles of documents")
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="bundle_of_a_meeting_or_a_year",
                condition=models.Q(meeting__isnull=False, year__isnull=True)
                | models.Q(meeting__isnull=True, year__isnull=False),
            ),
        )

    def __str__(self):
        return str(self.meeting or self.year)
