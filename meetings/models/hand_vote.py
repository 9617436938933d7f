"""Votes by show of hands that are noted in session."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from charters.domain.tallying import Choice, Majority
from members.models import Member, Person

from .agenda import AgendaItem
from .meeting import Meeting


class HandVote(Versioned):
    """A question that was put to the cities there, and how many were for, against, or abstained.

    ``entitled`` is how many cities were present or represented at that moment. Proxies count. Where it was noted what
    each city said, there is a HandChoice for each, and the counts are theirs.
    """

    class Rule(models.TextChoices):
        SIMPLE = Majority.SIMPLE, _("simple majority: more cities for than against")
        ABSOLUTE = Majority.ABSOLUTE, _("absolute majority: more than half of the cities there or represented are for")
        TWO_THIRDS = Majority.TWO_THIRDS, _("two thirds: of the cities for or against, at least two thirds are for")
        CONSENSUS = Majority.CONSENSUS, _("consensus: no city is against")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="hand_votes", verbose_name=_("meeting"))
    item = models.ForeignKey(
        AgendaItem, models.RESTRICT, null=True, blank=True, related_name="hand_votes", verbose_name=_("agenda item")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    question = models.CharField(_("question"), max_length=500)
    majority = models.CharField(_("majority"), max_length=12, choices=Rule, default=Rule.SIMPLE)
    taken_at = models.DateTimeField(_("taken at"))
    entitled = models.PositiveSmallIntegerField(_("cities present or represented"))
    in_favour = models.PositiveSmallIntegerField(_("for"))
    against = models.PositiveSmallIntegerField(_("against"))
    abstaining = models.PositiveSmallIntegerField(_("abstentions"))

    class Meta:
        verbose_name = _("vote by show of hands")
        verbose_name_plural = _("votes by show of hands")
        ordering = ("number", "pk")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="hand_vote_number_once_a_meeting"),
            models.CheckConstraint(
                name="hand_vote_of_those_there",
                condition=Q(entitled__gte=models.F("in_favour") + models.F("against") + models.F("abstaining")),
                violation_error_message=_("More cities voted than were present or represented."),
            ),
        )

    def __str__(self):
        return f"{self.number}. {self.question}"


class HandChoice(models.Model):
    """What one city said in a vote by show of hands; ``holder`` is who voted for it by proxy, if anyone."""

    class Said(models.TextChoices):
        FOR = Choice.FOR, _("for")
        AGAINST = Choice.AGAINST, _("against")
        ABSTENTION = Choice.ABSTENTION, _("abstention")

    vote = models.ForeignKey(HandVote, models.CASCADE, related_name="choices", verbose_name=_("vote"))
    member = models.ForeignKey(Member, models.PROTECT, related_name="hand_choices", verbose_name=_("city"))
    choice = models.CharField(_("choice"), max_length=10, choices=Said)
    holder = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="hand_choices", verbose_name=_("by proxy of")
    )

    class Meta:
        verbose_name = _("city's choice by show of hands")
        verbose_name_plural = _("cities' choices by show of hands")
        ordering = ("member__name", "pk")
        constraints = (models.UniqueConstraint(fields=("vote", "member"), name="hand_choice_once_a_city"),)

    def __str__(self):
        return f"{self.member}: {self.get_choice_display()}"
