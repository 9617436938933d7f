"""Invitations: the only way in."""

import datetime
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .mandate import Mandate
from .person import Person

GOOD_FOR = datetime.timedelta(days=14)


def new_nonce():
    """A random word that makes the links sent before it void."""
    return secrets.token_urlsafe(12)


class Invitation(models.Model):
    """Someone is asked to come in, by a link sent to one address: for a mandate, or to the team.

    The link is signed and never stored. It is good once, until ``expires_at``; sending it again makes older links void.
    """

    class TeamRole(models.TextChoices):
        COMMISSION_STAFF = "commission-staff", _("commission staff")
        SECRETARIAT = "secretariat", _("secretariat")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for an answer")
        ACCEPTED = "accepted", _("accepted")
        EXPIRED = "expired", _("expired")
        REVOKED = "revoked", _("withdrawn")

    mandate = models.ForeignKey(
        Mandate, models.CASCADE, null=True, blank=True, related_name="invitations", verbose_name=_("mandate")
    )
    team_role = models.CharField(_("role in the team"), max_length=16, choices=TeamRole, blank=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations", verbose_name=_("person"))
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="fr")
    nonce = models.CharField(max_length=16, default=new_nonce, editable=False)
    sendings = models.PositiveSmallIntegerField(_("times sent"), default=1)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("invited by")
    )
    created_at = models.DateTimeField(_("invited at"))
    expires_at = models.DateTimeField(_("expires at"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="invitation_for_a_mandate_or_the_team",
                condition=Q(mandate__isnull=False, team_role="") | (Q(mandate__isnull=True) & ~Q(team_role="")),
            ),
            models.CheckConstraint(
                name="invitation_ends_in_one_way",
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=("mandate",),
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="invitation_open_once_a_mandate",
            ),
            models.UniqueConstraint(
                fields=("email", "team_role"),
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True) & ~Q(team_role=""),
                name="invitation_open_once_a_team_role",
            ),
        )

    def __str__(self):
        return f"{self.person}, {self.email}"

    @property
    def is_open(self):
        """Whether it was neither accepted nor withdrawn; it may have expired, and can then be sent again."""
        return self.accepted_at is None and self.revoked_at is None

    def state_at(self, at):
        """The State at the aware datetime ``at``."""
        if self.accepted_at:
            return self.State.ACCEPTED
        if self.revoked_at:
            return self.State.REVOKED
        return self.State.EXPIRED if self.expires_at <= at else self.State.WAITING


class InvitationAct(models.Model):
    """The record that an invitation was sent again or withdrawn, by whom and when."""

    class What(models.TextChoices):
        SENT_AGAIN = "sent-again", _("sent again")
        WITHDRAWN = "withdrawn", _("withdrawn")

    invitation = models.ForeignKey(
        Invitation, models.CASCADE, related_name="acts", verbose_name=_("invitation"), editable=False
    )
    what = models.CharField(_("act"), max_length=10, choices=What, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"), editable=False
    )
    at = models.DateTimeField(_("at"), editable=False)

    class Meta:
        verbose_name = _("act on an invitation")
        verbose_name_plural = _("acts on invitations")
        ordering = ("-at", "-pk")

    def __str__(self):
        return f"{self.invitation}, {self.get_what_display()}"
