"""Accepting an invitation, with a new account or with the one that its address has."""

from django.contrib.auth.models import Group
from django.db import transaction

from ..exceptions import (
    AddressHasAccount,
    CityJoinsNoTeam,
    InvitationExpired,
    InvitationRevoked,
    InvitationUsed,
    MandateTwice,
    NotInvited,
    TeamActsForNoCity,
)
from ..models import Invitation, Mandate, Person, User
from ..rules import is_of_team
from .announcing import announce_joining
from .inviting import lock_mandate, mandate_is_over
from .merging import relations_to_people
from .separating import acts_for_a_city


def check_good(invitation, *, at):
    """Raise InvitationUsed, InvitationRevoked or InvitationExpired unless the invitation can be accepted at ``at``."""
    match invitation.state_at(at):
        case Invitation.State.ACCEPTED:
            raise InvitationUsed
        case Invitation.State.REVOKED:
            raise InvitationRevoked
        case Invitation.State.EXPIRED:
            raise InvitationExpired
    if invitation.mandate and mandate_is_over(invitation.mandate, at=at):
        raise InvitationRevoked


def check_apart(invitation, user, *, at):
    """Raise TeamActsForNoCity or CityJoinsNoTeam where the account ``user`` would come to be on both sides."""
    if invitation.mandate_id and is_of_team.test(user):
        raise TeamActsForNoCity
    if not invitation.mandate_id and acts_for_a_city(user.person or invitation.person, at=at):
        raise CityJoinsNoTeam


def account_of(invitation):
    """The account of the address that was invited, or None."""
    return User.objects.filter(email=invitation.email).first()


@transaction.atomic
def accept_with_new_account(*, invitation, password, at):
    """Make the account of the invited address, with a ``password`` already found good enough, and accept.

    Returns the account. Raises AddressHasAccount, MandateTwice, or as check_good and check_apart.
    """
    invitation = _locked(invitation, at)
    if account_of(invitation):
        raise AddressHasAccount
    user = User.objects.create_user(invitation.email, password, language=invitation.language)
    _accept(invitation, user, at)
    return user


@transaction.atomic
def accept_with_account(*, invitation, user, at):
    """Accept with the account ``user``, which must be that of the invited address. Returns the account.

    A mandate goes to the account's person; the person that was written down for the invitation vanishes unless
    something else refers to them; an account's person keeps the name it has, whatever the inviter typed. Raises
    NotInvited, MandateTwice, or as check_good and check_apart.
    """
    invitation = _locked(invitation, at)
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if user.email != invitation.email or not user.is_active:
        raise NotInvited
    _accept(invitation, user, at)
    return user


def _locked(invitation, at):
    # The mandate first, as where one is ended: in the other order the two could wait for each other.
    if invitation.mandate_id:
        lock_mandate(invitation.mandate_id)
    Invitation.objects.select_for_update().get(pk=invitation.pk)
    invitation = Invitation.objects.select_related("mandate__member", "person").get(pk=invitation.pk)
    check_good(invitation, at=at)
    return invitation


def _accept(invitation, user, at):
    check_apart(invitation, user, at=at)
    placeholder = invitation.person
    if user.person_id is None:
        _take_person(user, placeholder)
    invitation.person, invitation.accepted_at = user.person, at
    invitation.save(update_fields=["person", "accepted_at"])
    if invitation.mandate:
        _take_mandate(invitation.mandate, user)
        announce_joining(invitation, by=user, at=at)
    else:
        _join_team(invitation, user)
    if placeholder.pk != user.person_id and not _is_referred_to(placeholder):
        placeholder._history_user = user
        placeholder.delete()


def _take_person(user, person):
    if User.objects.filter(person=person).exists():
        raise MandateTwice
    user.person = person
    user._history_user = user
    user.save(update_fields=["person"])


def _take_mandate(mandate, user):
    if mandate.person_id == user.person_id:
        return
    same = {"member": mandate.member_id, "kind": mandate.kind, "starts_on": mandate.starts_on}
    if Mandate.objects.filter(person=user.person_id, **same).exists():
        raise MandateTwice
    mandate.person = user.person
    mandate.version += 1
    mandate._history_user = user
    mandate.save(update_fields=["person", "version"])


def _join_team(invitation, user):
    user.is_staff = True
    user._history_user = invitation.invited_by
    user.save(update_fields=["is_staff"])
    user.groups.add(Group.objects.get_or_create(name=invitation.team_role)[0])


def _is_referred_to(person):
    """Whether any row but history refers to the person."""
    person = Person.objects.get(pk=person.pk)
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: person}).exists()
        for relation in relations_to_people()
    )
