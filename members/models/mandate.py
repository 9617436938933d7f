"""Mandates: who acts for which member, as what, from when to when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from charter_portal.private_files import PrivateStorage

from ..querysets import MandateQuerySet
from .member import Member
from .person import Person


class Mandate(Versioned):
    """A person acts for a member during a period, both ends included. Several at once are possible."""

    class Kind(models.TextChoices):
        DELEGATE = "delegate", _("delegate")
        ALTERNATE = "alternate", _("alternate")
        CONTRIBUTOR = "contributor", _("contributor")
        OBSERVER = "observer", _("observer")

    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates", verbose_name=_("person"))
    member = models.ForeignKey(Member, models.PROTECT, related_name="mandates", verbose_name=_("member"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = models.CharField(_("title as styled by the city"), max_length=250, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)
    # Filed by an act of its own (domain/accrediting.py), never typed into a form of the mandate.
    accreditation = models.FileField(
        _("accreditation letter"), upload_to="accreditations/", storage=PrivateStorage(), blank=True, editable=False
    )
    accreditation_number = models.CharField(_("number of the letter"), max_length=80, blank=True, editable=False)
    accreditation_date = models.DateField(_("date of the letter"), null=True, editable=False)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ("-starts_on",)
        constraints = (
            models.CheckConstraint(
                name="mandate_ends_after_it_starts",
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("A mandate cannot end before it starts."),
            ),
            models.UniqueConstraint(fields=("person", "member", "kind", "starts_on"), name="mandate_once_a_day"),
        )

    def __str__(self):
        return f"{self.person}, {self.get_kind_display()}, {self.member}"

    def is_current(self, on):
        """Whether the mandate holds on the date ``on``."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)

    def holds_at(self, at):
        """Whether the person may act for the member at the aware datetime ``at``, by the date in the member's zone.

        For a member that has left the network nobody acts any more, from the day on which it left.
        """
        on = self.member.day_at(at)
        if not self.is_current(on) or (self.member.left_on and self.member.left_on <= on):
            return False
        # Ended in the course of its last day; once that day is put off, the mandate goes on.
        cut = self.ended_at and self.member.day_at(self.ended_at) == self.ends_on
        return not (cut and self.ended_at <= at)

    def may_begin_after(self, at):
        """Whether the mandate has not begun at the aware datetime ``at`` and the member is still there by then."""
        on = self.member.day_at(at)
        return on < self.starts_on and not (self.member.left_on and self.member.left_on <= self.starts_on)
