"""Accepting an invitation: once, by the holder of the address, with a new account or with hers."""

import datetime

import pytest
from django.utils import timezone

from members.domain.accepting import accept_with_account, accept_with_new_account
from members.domain.inviting import resend
from members.exceptions import (
    AddressHasAccount,
    InvitationExpired,
    InvitationRevoked,
    InvitationUsed,
    MandateTwice,
    NotInvited,
)
from members.models import Invitation, Mandate, Person, User
from tests import factories

pytestmark = pytest.mark.django_db

PASSWORD = "un mot de passe d'exemple"


def _now():
    return timezone.now()


def _new(invitation):
    return accept_with_new_account(invitation=invitation, password=PASSWORD, at=_now())


def _with(invitation, user):
    return accept_with_account(invitation=invitation, user=user, at=_now())


def test_a_new_account_has_the_address_the_language_and_the_person_of_the_invitation_and_no_other_right():
    invitation = factories.InvitationFactory(language="ar")

    user = _new(invitation)

    invitation.refresh_from_db()
    assert (user.email, user.language, user.person) == (invitation.email, "ar", invitation.mandate.person)
    assert user.check_password(PASSWORD)
    assert (user.is_staff, user.is_superuser, list(user.groups.all())) == (False, False, [])
    assert invitation.accepted_at is not None
    assert user.mandates_at(_now()) == [invitation.mandate]


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"accepted_at": timezone.now()}, InvitationUsed),
        ({"revoked_at": timezone.now()}, InvitationRevoked),
        ({"expires_at": timezone.now()}, InvitationExpired),
        ({"mandate__ends_on": datetime.date(2023, 1, 1)}, InvitationRevoked),
        ({"mandate__member__left_on": datetime.date(2023, 1, 1)}, InvitationRevoked),
    ],
)
def test_what_is_no_longer_good_makes_no_account(fields, refusal):
    invitation = factories.InvitationFactory(**fields)

    with pytest.raises(refusal):
        _new(invitation)

    assert not User.objects.exists()


def test_it_is_good_once():
    invitation = factories.InvitationFactory()
    user = _new(invitation)

    with pytest.raises(InvitationUsed):
        _new(invitation)
    with pytest.raises(InvitationUsed):
        _with(invitation, user)


def test_an_expired_one_is_good_again_once_it_was_sent_again():
    invitation = factories.InvitationFactory(expires_at=_now())

    resend(invitation=invitation, by=None, at=_now())

    assert _new(invitation).email == invitation.email


def test_an_address_that_has_an_account_gets_no_second_one_and_its_password_stays():
    invitation = factories.InvitationFactory()
    user = factories.UserFactory(email=invitation.email)

    with pytest.raises(AddressHasAccount):
        _new(invitation)

    assert User.objects.get().password == user.password


def test_the_mandate_goes_to_the_accounts_person_and_the_placeholder_vanishes():
    invitation = factories.InvitationFactory()
    placeholder = invitation.person
    user = factories.UserFactory(email=invitation.email, person=factories.PersonFactory())

    _with(invitation, user)

    mandate = Mandate.objects.get()
    assert mandate.person == user.person
    assert not Person.objects.filter(pk=placeholder.pk).exists()
    assert mandate.history.first().history_user == user
    assert Invitation.objects.get().person == user.person


def test_a_person_whom_something_else_refers_to_stays():
    invitation = factories.InvitationFactory()
    factories.AttendanceFactory(person=invitation.person)
    user = factories.UserFactory(email=invitation.email, person=factories.PersonFactory())

    _with(invitation, user)

    assert Person.objects.filter(pk=invitation.person.pk).exists()
    assert Mandate.objects.get().person == user.person


def test_an_account_without_a_person_becomes_the_invited_one():
    invitation = factories.InvitationFactory()
    user = factories.UserFactory(email=invitation.email)

    assert _with(invitation, user).person == invitation.person


def test_another_accounts_holder_is_not_invited():
    invitation = factories.InvitationFactory()

    with pytest.raises(NotInvited):
        _with(invitation, factories.UserFactory())

    assert Invitation.objects.get().accepted_at is None


def test_a_closed_account_accepts_nothing():
    invitation = factories.InvitationFactory()

    with pytest.raises(NotInvited):
        _with(invitation, factories.UserFactory(email=invitation.email, is_active=False))


def test_the_same_mandate_is_not_had_twice():
    invitation = factories.InvitationFactory()
    user = factories.UserFactory(email=invitation.email, person=factories.PersonFactory())
    factories.MandateFactory(person=user.person, member=invitation.mandate.member)

    with pytest.raises(MandateTwice):
        _with(invitation, user)

    assert Mandate.objects.filter(person=user.person).count() == 1
    assert Invitation.objects.get().accepted_at is None


def test_a_person_who_has_an_account_under_another_address_gets_no_second_one():
    invitation = factories.InvitationFactory()
    factories.UserFactory(person=invitation.person)

    with pytest.raises(MandateTwice):
        _new(invitation)

    assert User.objects.count() == 1


@pytest.mark.parametrize("role", ["commission-staff", "secretariat"])
def test_the_team_is_joined_with_its_group_and_the_way_into_the_administration_and_nothing_more(role):
    invitation = factories.InvitationFactory(mandate=None, team_role=role)

    user = _new(invitation)

    assert [group.name for group in user.groups.all()] == [role]
    assert (user.is_staff, user.is_superuser, user.mandates_at(_now())) == (True, False, [])
