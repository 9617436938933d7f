"""Asking someone in: an invitation is sent, sent again, withdrawn. Each is one transaction."""

import datetime

from django.core import signing
from django.db import transaction

from ..exceptions import (
    AddressInvitedOften,
    AddressOfCity,
    AddressOfTeam,
    AlreadyInvited,
    InvitationClosed,
    InvitationUnknown,
    MandateOver,
    PersonHasAccount,
    SentJustNow,
    SentOftenToday,
    TooManySendings,
)
from ..models import Invitation, InvitationAct, Mandate, Person, User
from ..models.invitation import GOOD_FOR, new_nonce
from ..rules import is_of_team
from .announcing import announce_invitation
from .separating import account_of_team, acts_for_a_city

_signer = signing.Signer(salt="members.invitation", sep=".")
# Enough for a lost mail or two, too few to fill anyone's box.
MOST_SENDINGS = 10
# Whoever invites chooses where the mail goes: nobody can have an address filled.
PAUSE = datetime.timedelta(minutes=10)
A_DAY = datetime.timedelta(days=1)
MOST_A_DAY = 5  # sendings again of an invitation, and invitations of a city to an address


def token_of(invitation):
    """The word that opens the invitation, for its link; made when it is needed and never stored."""
    return _signer.sign_object((invitation.pk, invitation.nonce))


def invitation_of(token):
    """The Invitation that ``token`` opens, whatever its state. Raises InvitationUnknown."""
    try:
        pk, nonce = _signer.unsign_object(token)
        return _whole(Invitation.objects.filter(pk=pk, nonce=nonce)).get()
    except (signing.BadSignature, ValueError, Invitation.DoesNotExist) as error:
        raise InvitationUnknown from error


def _whole(invitations):
    return invitations.select_related("mandate__member", "person", "invited_by__person")


def _locked(invitation):
    """The row as stored, locked, if it is open. Raises InvitationClosed."""
    row = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not row.is_open:
        raise InvitationClosed
    return row


def lock_mandate(pk):
    """The mandate as stored, locked, with its member and person.

    Locked by itself, then read: where its person changes while a query waits for the lock, a join finds nothing.
    """
    Mandate.objects.select_for_update().get(pk=pk)
    return Mandate.objects.select_related("member", "person").get(pk=pk)


def mandate_is_over(mandate, *, at):
    """Whether nobody will act by the mandate any more; one that begins later is not over."""
    return not mandate.holds_at(at) and not mandate.may_begin_after(at)


def check_invitable(mandate, *, at):
    """Raise MandateOver or PersonHasAccount where nobody can be invited for the mandate at ``at``."""
    if mandate_is_over(mandate, at=at):
        raise MandateOver
    if User.objects.filter(person=mandate.person_id).exists():
        raise PersonHasAccount


@transaction.atomic
def invite_for_mandate(*, mandate, email, language, by, at):
    """Invite the mandate's person to make an account, by a mail to ``email``. Returns the Invitation.

    Raises MandateOver, PersonHasAccount, AlreadyInvited, AddressInvitedOften or, where the team invites, AddressOfTeam:
    a city doesn't learn who is of the team, and such an invitation of its own is refused when it is answered.
    """
    mandate = lock_mandate(mandate.pk)
    if is_of_team.test(by) and account_of_team(email=email):
        raise AddressOfTeam
    check_invitable(mandate, at=at)
    if mandate.invitations.filter(accepted_at=None, revoked_at=None).exists():
        raise AlreadyInvited
    return _send(Invitation(mandate=mandate, person=mandate.person), email=email, language=language, by=by, at=at)


@transaction.atomic
def invite_to_team(*, person, role, email, language, by, at):
    """Invite a person to the team with the TeamRole ``role``. Returns the Invitation.

    Raises AlreadyInvited, AddressInvitedOften, or AddressOfCity where they act for a city.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    account = User.objects.select_related("person").filter(email=email.strip().lower()).first()
    if acts_for_a_city(account.person if account else person, at=at):
        raise AddressOfCity
    open_ones = Invitation.objects.filter(accepted_at=None, revoked_at=None, team_role=role)
    if open_ones.filter(email=email.strip().lower()).exists():
        raise AlreadyInvited
    return _send(Invitation(team_role=role, person=person), email=email, language=language, by=by, at=at)


@transaction.atomic
def invite_new_person_to_team(*, surname, given_name, role, email, language, by, at):
    """Write down a person and invite them to the team. Returns the Invitation. Raises as invite_to_team."""
    person = Person(surname=surname, given_name=given_name, email=email.strip().lower(), language=language)
    person._history_user = by
    person.save()
    return invite_to_team(person=person, role=role, email=email, language=language, by=by, at=at)


def _send(invitation, *, email, language, by, at):
    invitation.email = email.strip().lower()
    member = invitation.mandate.member if invitation.mandate else None
    lately = Invitation.objects.filter(email=invitation.email, mandate__member=member, created_at__gt=at - A_DAY)
    if lately.count() >= MOST_A_DAY:
        raise AddressInvitedOften
    invitation.language, invitation.invited_by = language, by
    invitation.created_at, invitation.expires_at = at, at + GOOD_FOR
    invitation.save()
    announce_invitation(invitation, at=at)
    return invitation


@transaction.atomic
def resend(*, invitation, by, at):
    """Send an open invitation again, expired or not: older links are void, and it is good for 14 days anew.

    Who did it is on record. Returns the Invitation as stored. Raises InvitationClosed, MandateOver,
    SentJustNow, SentOftenToday or TooManySendings.
    """
    invitation = _locked(invitation)
    if invitation.mandate and mandate_is_over(invitation.mandate, at=at):
        raise MandateOver
    if invitation.sendings >= MOST_SENDINGS:
        raise TooManySendings
    if at - (invitation.expires_at - GOOD_FOR) < PAUSE:
        raise SentJustNow
    if invitation.acts.filter(what=InvitationAct.What.SENT_AGAIN, at__gt=at - A_DAY).count() >= MOST_A_DAY:
        raise SentOftenToday
    invitation.nonce, invitation.expires_at = new_nonce(), at + GOOD_FOR
    invitation.sendings += 1
    invitation.save(update_fields=["nonce", "expires_at", "sendings"])
    invitation.acts.create(what=InvitationAct.What.SENT_AGAIN, by=by, at=at)
    announce_invitation(invitation, at=at)
    return invitation


@transaction.atomic
def revoke(*, invitation, by, at):
    """Withdraw an open invitation: its link is void. Who did it is on record.

    Returns the Invitation as stored. Raises InvitationClosed.
    """
    invitation = _locked(invitation)
    invitation.acts.create(what=InvitationAct.What.WITHDRAWN, by=by, at=at)
    invitation.revoked_at = at
    invitation.save(update_fields=["revoked_at"])
    return invitation


def with_latest_invitation(mandates, *, at):
    """The same ``mandates``, each with ``invitation``, its latest one or None, and ``invitation.state``. One query."""
    latest = {}
    if mandates:
        invitations = Invitation.objects.filter(mandate__in=mandates)
        latest = {invitation.mandate_id: invitation for invitation in invitations.order_by("created_at", "pk")}
    for mandate in mandates:
        mandate.invitation = latest.get(mandate.pk)
        if mandate.invitation:
            mandate.invitation.state = mandate.invitation.state_at(at)
    return mandates
