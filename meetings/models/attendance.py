"""Who attended."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from members.models import Member, Person

from .meeting import Meeting, OfMeeting


class Attendance(OfMeeting, Versioned):
    """A person at a meeting, with city and title on the day. Makes no mandate and no voting right."""

    class Mode(models.TextChoices):
        ON_SITE = "on_site", _("on site")
        VIDEO = "video", _("by video conference")
        EXCUSED = "excused", _("excused")
        REPRESENTED = "represented", _("represented")
        ABSENT = "absent", _("absent")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances", verbose_name=_("meeting"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances", verbose_name=_("person"))
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="attendances", verbose_name=_("member")
    )
    also_for = models.ManyToManyField(
        Member, blank=True, related_name="attendances_besides", verbose_name=_("acts for these too")
    )
    title = models.CharField(_("title on the day"), max_length=250, blank=True)
    mode = models.CharField(_("mode"), max_length=12, choices=Mode)
    represented_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="representations",
        verbose_name=_("represented by"),
    )

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "person"), name="attendance_once_a_meeting"),
            models.CheckConstraint(
                name="attendance_represented_by_someone",
                condition=(Q(mode="represented") & Q(represented_by__isnull=False))
                | (~Q(mode="represented") & Q(represented_by__isnull=True)),
                violation_error_message=_("Name who represents the person, and only when the mode is “represented”."),
            ),
        )

    def __str__(self):
        return str(self.person)
