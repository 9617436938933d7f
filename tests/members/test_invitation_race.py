"""Two at the same moment: a link is followed twice, a person invited twice, a mandate ended while it is accepted."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from members.domain.accepting import accept_with_account, accept_with_new_account
from members.domain.delegating import add_contributor, end_contributor
from members.domain.inviting import resend
from members.exceptions import AlreadyInvited, InvitationRevoked, InvitationUsed, MandateOver
from members.models import Invitation, Mandate, User
from tests import factories

# SQLite has one writer at a time: there the second simply comes after the first.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs two writers at once"),
]
AT_ONCE = 4


def at_once(*acts):
    """What each of ``acts`` returned or raised, all begun at the same moment, each on a connection of its own."""
    start = Barrier(len(acts))

    def run(act):
        start.wait(timeout=10)
        try:
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def refusals(outcomes):
    return [type(outcome) for outcome in outcomes if isinstance(outcome, Exception)]


def test_a_link_followed_several_times_at_once_makes_one_account():
    invitation = factories.InvitationFactory()

    outcomes = at_once(
        *[lambda: accept_with_new_account(invitation=invitation, password="x", at=timezone.now())] * AT_ONCE
    )

    assert refusals(outcomes) == [InvitationUsed] * (AT_ONCE - 1)
    assert User.objects.filter(email=invitation.email).count() == 1


def test_a_person_invited_several_times_at_once_is_written_down_once():
    member = factories.MandateFactory().member
    facts = {"surname": "EXEMPLE", "given_name": "Aline", "title": "", "language": "fr", "by": None}

    outcomes = at_once(
        *[lambda: add_contributor(member=member, email="a@x.example", at=timezone.now(), **facts)] * AT_ONCE
    )

    assert refusals(outcomes) == [AlreadyInvited] * (AT_ONCE - 1)
    assert Mandate.objects.filter(kind="contributor").count() == 1


def test_accepted_and_ended_at_once_the_mandate_is_ended_and_nothing_is_half_done():
    invitation = factories.InvitationFactory(mandate__kind="contributor")

    accepted, ended = at_once(
        lambda: accept_with_new_account(invitation=invitation, password="x", at=timezone.now()),
        lambda: end_contributor(mandate=invitation.mandate, by=None, at=timezone.now()),
    )

    assert not isinstance(ended, MandateOver)
    assert not Mandate.objects.get().holds_at(timezone.now())
    assert isinstance(accepted, InvitationRevoked) != User.objects.filter(email=invitation.email).exists()
    assert not Invitation.objects.get().is_open


def test_ended_while_its_holder_accepts_neither_waits_for_the_other_for_ever():
    user = factories.UserFactory(person=factories.PersonFactory())
    invitation = factories.InvitationFactory(mandate__kind="contributor", email=user.email)

    accepted, ended = at_once(
        lambda: accept_with_account(invitation=invitation, user=user, at=timezone.now()),
        lambda: end_contributor(mandate=invitation.mandate, by=None, at=timezone.now()),
    )

    assert isinstance(ended, Mandate)
    assert isinstance(accepted, InvitationRevoked | User)
    assert not Mandate.objects.get().holds_at(timezone.now())


def test_sent_again_while_it_is_accepted_it_is_not_open_again():
    invitation = factories.InvitationFactory()

    accepted, _sent = at_once(
        lambda: accept_with_new_account(invitation=invitation, password="x", at=timezone.now()),
        lambda: resend(invitation=invitation, by=None, at=timezone.now()),
    )

    assert isinstance(accepted, User)
    assert Invitation.objects.get().accepted_at is not None
