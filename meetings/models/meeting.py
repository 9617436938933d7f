"""Commissions and their meetings."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from members.models import Member

from ..querysets import MeetingQuerySet


class Commission(Versioned):
    """A standing commission of the network."""

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=160)
    description = models.TextField(_("description"), blank=True)
    chair = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="commissions_chaired", verbose_name=_("chaired by")
    )

    class Meta:
        verbose_name = _("commission")
        verbose_name_plural = _("commissions")
        ordering = ("name",)

    def __str__(self):
        return self.name


class Meeting(Versioned):
    """A numbered meeting of a commission."""

    class Format(models.TextChoices):
        ON_SITE = "on_site", _("on site")
        VIDEO = "video", _("by video conference")
        HYBRID = "hybrid", _("hybrid")

    class Status(models.TextChoices):
        DRAFT = "draft", _("in preparation, not public")
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="meetings", verbose_name=_("commission"))
    number = models.PositiveSmallIntegerField(_("number"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    theme = models.CharField(_("theme"), max_length=250, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    host = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="meetings_hosted", verbose_name=_("hosted by")
    )
    venue = models.CharField(_("venue"), max_length=250, blank=True)
    format = models.CharField(_("format"), max_length=8, choices=Format, blank=True)
    parent_event = models.CharField(_("held beside"), max_length=250, blank=True)
    parent_event_figures = models.CharField(_("figures of that event"), max_length=300, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("-starts_on", "-number")
        constraints = (
            models.UniqueConstraint(fields=("commission", "number"), name="meeting_number_once_a_commission"),
            models.CheckConstraint(
                name="meeting_ends_after_it_starts",
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=False, ends_on__gte=models.F("starts_on")),
                violation_error_message=_("A meeting cannot end before it starts."),
            ),
        )

    def __str__(self):
        return f"{self.commission} {self.number}"

    def get_absolute_url(self):
        """Address of the meeting's public page."""
        return reverse("meetings:meeting", args=[self.commission.slug, self.number])

    @property
    def path(self):
        """``villes-innovantes/11``: how commands and sources name a meeting."""
        return f"{self.commission.slug}/{self.number}"
