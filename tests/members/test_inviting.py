"""Invitations are sent, sent again and withdrawn; only the latest link is good."""

import datetime

import pytest
from django.core import signing
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from members.domain.inviting import (
    MOST_SENDINGS,
    invitation_of,
    invite_for_mandate,
    invite_to_team,
    resend,
    revoke,
    token_of,
)
from members.exceptions import (
    AlreadyInvited,
    InvitationClosed,
    InvitationUnknown,
    MandateOver,
    PersonHasAccount,
    SentJustNow,
    SentOftenToday,
    TooManySendings,
)
from members.models import Invitation
from tests import factories

NOW = datetime.datetime(2026, 3, 10, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)


def _invite(mandate=None, **changed):
    facts = {"email": "Aline@Ville-Exemple.example ", "language": "ar", "by": None, "at": NOW}
    return invite_for_mandate(mandate=mandate or factories.MandateFactory(), **(facts | changed))


@pytest.mark.django_db
def test_an_invitation_is_bound_to_one_address_in_lower_case_and_good_for_14_days():
    invitation = _invite()

    assert (invitation.email, invitation.language) == ("aline@ville-exemple.example", "ar")
    assert invitation.state_at(NOW + 14 * DAY - datetime.timedelta(seconds=1)) == Invitation.State.WAITING
    assert invitation.state_at(NOW + 14 * DAY) == Invitation.State.EXPIRED


@pytest.mark.django_db
def test_its_link_opens_it_and_is_stored_nowhere():
    invitation = _invite()
    token = token_of(invitation)

    assert invitation_of(token) == invitation
    assert token not in {str(value) for value in Invitation.objects.values_list().get()}


@pytest.mark.django_db
@given(word=st.text(max_size=80))
def test_no_made_up_link_opens_anything(word):
    with pytest.raises(InvitationUnknown):
        invitation_of(word)


@pytest.mark.django_db
def test_a_link_signed_for_something_else_opens_nothing():
    invitation = _invite()
    foreign = signing.Signer(salt="something.else", sep=".").sign_object((invitation.pk, invitation.nonce))

    with pytest.raises(InvitationUnknown):
        invitation_of(foreign)


@pytest.mark.django_db
def test_sending_again_makes_the_older_link_void_and_begins_the_14_days_anew():
    invitation = _invite()
    older = token_of(invitation)

    sent = resend(invitation=invitation, by=None, at=NOW + 20 * DAY)

    assert (sent.sendings, sent.expires_at) == (2, NOW + 34 * DAY)
    assert invitation_of(token_of(sent)) == invitation
    with pytest.raises(InvitationUnknown):
        invitation_of(older)


@pytest.mark.django_db
def test_an_invitation_is_not_sent_without_end():
    invitation = _invite()
    for days in range(1, MOST_SENDINGS):
        resend(invitation=invitation, by=None, at=NOW + days * DAY)

    with pytest.raises(TooManySendings):
        resend(invitation=invitation, by=None, at=NOW + 20 * DAY)


@pytest.mark.django_db
def test_an_invitation_is_sent_again_ten_minutes_after_it_was_sent_and_no_sooner():
    invitation = _invite()
    pause = datetime.timedelta(minutes=10)

    with pytest.raises(SentJustNow):
        resend(invitation=invitation, by=None, at=NOW + pause - datetime.timedelta(seconds=1))
    assert resend(invitation=invitation, by=None, at=NOW + pause).sendings == 2
    with pytest.raises(SentJustNow):
        resend(invitation=invitation, by=None, at=NOW + pause)


@pytest.mark.django_db
def test_an_invitation_is_sent_again_five_times_in_a_day_and_on_the_next_day_again():
    invitation = _invite()
    for hours in range(1, 6):
        resend(invitation=invitation, by=None, at=NOW + hours * HOUR)

    with pytest.raises(SentOftenToday):
        resend(invitation=invitation, by=None, at=NOW + 6 * HOUR)
    assert resend(invitation=invitation, by=None, at=NOW + DAY + HOUR).sendings == 7


@pytest.mark.django_db
@pytest.mark.parametrize("closed", ["accepted_at", "revoked_at"])
@pytest.mark.parametrize("act", [resend, revoke])
def test_what_was_accepted_or_withdrawn_is_neither_sent_again_nor_withdrawn(closed, act):
    invitation = factories.InvitationFactory(**{closed: NOW})

    with pytest.raises(InvitationClosed):
        act(invitation=invitation, by=None, at=NOW)


@pytest.mark.django_db
def test_a_mandate_has_one_open_invitation_even_if_it_expired_and_another_once_it_is_withdrawn():
    mandate = factories.MandateFactory()
    first = _invite(mandate)

    with pytest.raises(AlreadyInvited):
        _invite(mandate, at=NOW + 30 * DAY)
    revoke(invitation=first, by=None, at=NOW)

    assert _invite(mandate).is_open


@pytest.mark.django_db
def test_the_database_too_keeps_a_second_open_invitation_out():
    mandate = factories.InvitationFactory().mandate

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.InvitationFactory(mandate=mandate)


@pytest.mark.django_db
def test_who_has_an_account_needs_no_invitation_for_a_mandate():
    mandate = factories.MandateFactory()
    factories.UserFactory(person=mandate.person)

    with pytest.raises(PersonHasAccount):
        _invite(mandate)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dates", "over"),
    [
        ({"ends_on": datetime.date(2026, 3, 9)}, True),
        ({"ends_on": datetime.date(2026, 3, 10)}, False),
        ({"starts_on": datetime.date(2026, 5, 1)}, False),
        ({"member__left_on": datetime.date(2026, 1, 1)}, True),
        ({"starts_on": datetime.date(2026, 5, 1), "member__left_on": datetime.date(2026, 4, 1)}, True),
    ],
)
def test_nobody_is_invited_for_a_mandate_that_is_over_but_for_one_to_come(dates, over):
    mandate = factories.MandateFactory(**dates)

    if over:
        with pytest.raises(MandateOver):
            _invite(mandate)
    else:
        assert _invite(mandate).mandate == mandate


@pytest.mark.django_db
def test_the_team_is_joined_by_an_invitation_for_a_role_once_open_an_address():
    facts = {"role": "secretariat", "email": "Chef@Reseau.example", "language": "fr", "by": None, "at": NOW}

    invitation = invite_to_team(person=factories.PersonFactory(), **facts)

    assert (invitation.mandate, invitation.team_role, invitation.email) == (None, "secretariat", "chef@reseau.example")
    with pytest.raises(AlreadyInvited):
        invite_to_team(person=factories.PersonFactory(), **facts)


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{"team_role": "secretariat"}, {"mandate": None}])
def test_an_invitation_is_for_a_mandate_or_for_the_team_never_both_nor_neither(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.InvitationFactory(**fields)
