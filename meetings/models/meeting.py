"""Commissions and their meetings."""

import datetime
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from charter_portal.text.markdown import refuse_excess
from members.models import Member, Person
from members.models.member import validate_time_zone

from ..querysets import MeetingQuerySet

HEADQUARTERS = "Europe/Paris"
"""The time zone of a meeting that names none and whose host is not known: that of the secretariat."""


class Commission(Versioned):
    """A standing commission of the network, and the rules by which it meets.

    The quorum is a fraction of the cities that are convened; without a numerator none is asked for.
    """

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=160)
    description = models.TextField(_("description"), blank=True)
    chair = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="commissions_chaired", verbose_name=_("chaired by")
    )
    quorum_numerator = models.PositiveSmallIntegerField(
        _("quorum, numerator"), null=True, blank=True, help_text=_("Empty: no quorum is asked for.")
    )
    quorum_denominator = models.PositiveSmallIntegerField(_("quorum, denominator"), default=2)
    proxies_per_person = models.PositiveSmallIntegerField(
        _("proxies that a person may hold"), default=1, validators=[MaxValueValidator(20)]
    )
    correction_days = models.PositiveSmallIntegerField(
        _("days in which minutes can be corrected"),
        default=15,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
    )

    class Meta:
        verbose_name = _("commission")
        verbose_name_plural = _("commissions")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                name="commission_quorum_is_a_fraction",
                condition=Q(quorum_denominator__gt=0)
                & (Q(quorum_numerator__isnull=True) | Q(quorum_numerator__lte=F("quorum_denominator"))),
                violation_error_message=_("A quorum is a fraction, such as 1 and 2 for a half."),
            ),
        )

    def __str__(self):
        return self.name


class Meeting(Versioned):
    """A numbered meeting of a commission.

    Its status moves by acts, each recorded; one that is entered after it was held has none. What it is now in the life
    of its minutes is said by ``meetings.stages``. Hours are those of the clocks at the place, so that a change of the
    law on summer time moves nothing.
    """

    class Format(models.TextChoices):
        ON_SITE = "on_site", _("on site")
        VIDEO = "video", _("by video conference")
        HYBRID = "hybrid", _("hybrid")

    class Status(models.TextChoices):
        DRAFT = "draft", _("in preparation, not public")
        PLANNED = "planned", _("planned")
        CONVENED = "convened", _("convened")
        IN_SESSION = "in_session", _("in session")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    BY_HAND = (Status.DRAFT, Status.PLANNED, Status.HELD)
    """What can be entered without an act: preparing, announcing, and telling of a meeting of former times."""

    TO_COME = (Status.PLANNED, Status.CONVENED, Status.IN_SESSION)
    NOT_OVER = (Status.DRAFT, *TO_COME)

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="meetings", verbose_name=_("commission"))
    number = models.PositiveSmallIntegerField(_("number"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    theme = models.CharField(_("theme"), max_length=250, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    starts_at = models.TimeField(_("begins at"), null=True, blank=True, help_text=_("By the clocks at the place."))
    ends_at = models.TimeField(_("ends at"), null=True, blank=True, help_text=_("By the clocks at the place."))
    time_zone = models.CharField(
        _("time zone"),
        max_length=40,
        blank=True,
        validators=[validate_time_zone],
        help_text=_("As in Africa/Conakry. Empty: that of the member who hosts it."),
    )
    host = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="meetings_hosted", verbose_name=_("hosted by")
    )
    venue = models.CharField(_("venue"), max_length=250, blank=True)
    format = models.CharField(_("format"), max_length=8, choices=Format, blank=True)
    video_link = models.URLField(
        _("link of the video conference"), blank=True, help_text=_("For those who are convened; never public.")
    )
    practical = models.TextField(
        _("practical information"),
        blank=True,
        validators=[refuse_excess],
        help_text=_("Access, stay, interpreting… Printed with the convocation. Markdown."),
    )
    reply_by = models.DateField(_("answer wanted by"), null=True, blank=True)
    chair = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="meetings_chaired", verbose_name=_("chair")
    )
    secretary = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings_recorded",
        verbose_name=_("meeting secretary"),
    )
    prepared_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="prepared",
        verbose_name=_("prepared from"),
    )
    parent_event = models.CharField(_("held beside"), max_length=250, blank=True)
    parent_event_figures = models.CharField(_("figures of that event"), max_length=300, blank=True)
    convened_at = models.DateTimeField(_("convened at"), null=True, editable=False)
    opened_at = models.DateTimeField(_("opened at"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("-starts_on", "-number")
        constraints = (
            models.UniqueConstraint(fields=("commission", "number"), name="meeting_number_once_a_commission"),
            models.CheckConstraint(
                name="meeting_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                violation_error_message=_("A meeting cannot end before it starts."),
            ),
            models.CheckConstraint(
                name="meeting_hours_of_a_day",
                condition=Q(starts_at__isnull=True, ends_at__isnull=True) | Q(starts_on__isnull=False),
                violation_error_message=_("Give the day before the hours."),
            ),
            models.CheckConstraint(
                name="meeting_end_needs_a_beginning",
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=False),
                violation_error_message=_("Give the hour at which it begins before the one at which it ends."),
            ),
            models.CheckConstraint(
                name="meeting_ends_later_in_the_day",
                condition=Q(ends_at__isnull=True)
                | Q(ends_at__gt=F("starts_at"))
                | Q(ends_on__isnull=False, ends_on__gt=F("starts_on")),
                violation_error_message=_("A meeting of one day ends at a later hour than it begins."),
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

    @property
    def subject(self):
        """``meetings/villes-innovantes/11``: how the register of acts names it."""
        return f"meetings/{self.path}"

    @property
    def zone(self):
        """The ZoneInfo by whose clocks the hours are written: its own, else the host's, else the secretariat's."""
        return ZoneInfo(self.time_zone or (self.host.time_zone if self.host else HEADQUARTERS))

    @property
    def begins(self):
        """The aware datetime at which it begins, or None where the day or the hour is not known."""
        if self.starts_on is None or self.starts_at is None:
            return None
        return datetime.datetime.combine(self.starts_on, self.starts_at, self.zone)

    @property
    def ends(self):
        """The aware datetime at which it ends on its last day, or None where that is not known."""
        if self.starts_on is None or self.ends_at is None:
            return None
        return datetime.datetime.combine(self.ends_on or self.starts_on, self.ends_at, self.zone)

    @property
    def is_public(self):
        """Whether everyone may know of it."""
        return self.status != self.Status.DRAFT

    @property
    def is_sealed(self):
        """Whether its minutes are sealed, and with them its facts, agenda, attendance and decisions."""
        return self.pk is not None and hasattr(self, "minutes") and self.minutes.is_sealed

    @property
    def is_approved(self):
        """Whether its minutes are approved and not sealed yet."""
        return self.pk is not None and hasattr(self, "minutes") and self.minutes.is_approved


class OfMeeting:
    """Part of what minutes say: a row with a ``meeting``, sealed and approved as its minutes are."""

    @property
    def is_sealed(self):
        """Whether it is part of sealed minutes."""
        return self.meeting.is_sealed

    @property
    def is_approved(self):
        """Whether it is part of minutes that are approved and not sealed yet."""
        return self.meeting.is_approved
