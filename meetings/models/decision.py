"""What a meeting decided and what became of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charter_portal.editing.models import Versioned
from members.models import Member

from ..querysets import DecisionQuerySet
from .agenda import AgendaItem
from .meeting import Meeting, OfMeeting


class Decision(OfMeeting, Versioned):
    """A decision of a meeting. ``status`` repeats that of its last follow-up; ``due_on`` is the day first set."""

    OPEN = ("open", "under_way")

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        UNDER_WAY = "under_way", _("under way")
        DONE = "done", _("done")
        DROPPED = "dropped", pgettext_lazy("decision", "dropped")
        UNKNOWN = "unknown", _("not known")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions", verbose_name=_("meeting"))
    item = models.ForeignKey(
        AgendaItem,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("agenda item"),
    )
    number = models.PositiveSmallIntegerField(_("number"), default=0)
    text = models.TextField(_("text"))
    dissent = models.TextField(
        _("divergent views"), blank=True, help_text=_("What those said who did not agree, where they want it noted.")
    )
    members = models.ManyToManyField(Member, blank=True, related_name="decisions", verbose_name=_("members concerned"))
    owner = models.CharField(_("owner"), max_length=200, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("number", "pk")

    def __str__(self):
        return self.text[:80]

    def clean(self):
        """An item of the meeting's own agenda: it says, too, who may read the decision."""
        if self.item_id and self.meeting_id and self.item.meeting_id != self.meeting_id:
            raise ValidationError({"item": _("This item is on the agenda of another meeting. Choose one of this one.")})

    @property
    def place(self):
        """("villes-innovantes", 11, 3): commission, meeting and number, as its address has them."""
        return (self.meeting.commission.slug, self.meeting.number, self.number)

    def get_absolute_url(self):
        """Address of its own page."""
        return reverse("meetings:decision", args=self.place)
