"""When someone was in the room or on the line."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .attendance import Attendance


class Presence(models.Model):
    """A span, [since, until), in which a participant took part in a mode; without an end it lasts.

    A meeting of former times has none: its attendances stand for themselves.
    """

    MODES = (Attendance.Mode.ON_SITE, Attendance.Mode.VIDEO)

    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="presences", verbose_name=_("participant"))
    mode = models.CharField(_("mode"), max_length=12, choices=[(mode.value, mode.label) for mode in MODES])
    since = models.DateTimeField(_("arrived at"))
    until = models.DateTimeField(_("left at"), null=True, blank=True)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(
                name="presence_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message=_("Someone leaves after having arrived."),
            ),
            models.UniqueConstraint(
                name="presence_once_at_a_time", fields=("attendance",), condition=Q(until__isnull=True)
            ),
        )

    def __str__(self):
        return f"{self.attendance}: {self.get_mode_display()}"
