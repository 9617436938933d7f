"""What was on the agenda, and who spoke."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from charter_portal.text.markdown import refuse_excess
from charters.models import Principle
from charters.votes.models import Round
from members.models import Member, Person

from .meeting import Meeting, OfMeeting


class AgendaItem(OfMeeting, Versioned):
    """An item of a meeting's agenda and, once held, what was said under it.

    What is for members is read by those who act for one, and by the team. Hours at which it began and ended are noted
    in session.
    """

    class Kind(models.TextChoices):
        PRESENTATION = "presentation", _("presentation")
        QUESTIONS = "questions", _("questions and answers")
        REACTION = "reaction", _("reaction")
        DISCUSSION = "discussion", _("discussion")
        VOTE = "vote", _("vote")
        FOLLOW_UP = "follow_up", _("follow-up of decisions")
        APPROVAL = "approval", _("approval of minutes")
        CONCLUSION = "conclusion", _("conclusion")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("everyone")
        MEMBERS = "members", _("members only")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda", verbose_name=_("meeting"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(_("text"), blank=True, validators=[refuse_excess], help_text=_("What was said. Markdown."))
    minutes_planned = models.PositiveSmallIntegerField(
        _("duration in minutes"), null=True, blank=True, validators=[MaxValueValidator(24 * 60)]
    )
    audience = models.CharField(_("read by"), max_length=8, choices=Audience, default=Audience.PUBLIC)
    rounds = models.ManyToManyField(
        Round, blank=True, related_name="agenda_items", verbose_name=_("votes of the cities that it is about")
    )
    created_at = models.DateTimeField(_("entered at"), auto_now_add=True, null=True)
    began_at = models.DateTimeField(_("began at"), null=True, editable=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)
    principles = models.ManyToManyField(
        Principle, blank=True, related_name="agenda_items", verbose_name=_("principles it touches")
    )

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ("position", "pk")

    def __str__(self):
        return self.title

    def is_late(self, meeting):
        """Whether it was put on the agenda of ``meeting``, its own, after the convocation had left."""
        return bool(meeting.convened_at and self.created_at and self.created_at > meeting.convened_at)


class Intervention(models.Model):
    """Someone speaks under an agenda item, with the title that they had on the day."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="interventions", verbose_name=_("agenda item"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    person = models.ForeignKey(Person, models.PROTECT, related_name="interventions", verbose_name=_("person"))
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="interventions", verbose_name=_("member")
    )
    title = models.CharField(_("title on the day"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=("item", "person"), name="speaker_once_an_item"),)

    def __str__(self):
        return str(self.person)
