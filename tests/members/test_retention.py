"""What goes by itself of accounts, people, invitations and sessions, and what stays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.test import Client

from charter_portal.personal_data.retention import apply_retention
from members.models import Invitation, Person, User
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2030, 6, 15, 2, tzinfo=UTC)
OLD, RECENT = date(2029, 6, 1), date(2029, 7, 1)


def account(*, ends_on=None, joined_at=AT - timedelta(days=900), has_mandate=True, **fields):
    person = factories.PersonFactory(email="mairie@ville-exemple.example")
    if has_mandate:
        factories.MandateFactory(person=person, starts_on=date(2025, 1, 1), ends_on=ends_on)
    user = factories.UserFactory(person=person, **fields)
    User.objects.filter(pk=user.pk).update(joined_at=joined_at)
    return user


@pytest.mark.parametrize(
    ("fields", "stays"),
    [
        ({}, True),
        ({"ends_on": RECENT}, True),
        ({"ends_on": OLD}, False),
        ({"has_mandate": False}, False),
        ({"has_mandate": False, "joined_at": AT - timedelta(days=300)}, True),
        ({"ends_on": OLD, "group": "secretariat"}, True),
        ({"ends_on": OLD, "is_superuser": True}, True),
    ],
)
def test_an_account_outside_the_team_goes_a_year_after_its_last_mandate(fields, stays):
    user = account(**fields)

    apply_retention(at=AT)

    assert User.objects.get(pk=user.pk).is_active is stays


def test_who_has_another_mandate_stays():
    user = account(ends_on=OLD)
    factories.MandateFactory(person=user.person)

    apply_retention(at=AT)

    assert User.objects.get(pk=user.pk).is_active


@pytest.mark.parametrize(("ends_on", "email"), [(OLD, ""), (RECENT, "mairie@ville-exemple.example")])
def test_contacts_of_a_person_without_an_account_go_with_their_history(ends_on, email):
    person = factories.PersonFactory(email="mairie@ville-exemple.example")
    factories.MandateFactory(person=person, starts_on=date(2025, 1, 1), ends_on=ends_on)

    apply_retention(at=AT)

    assert Person.objects.get(pk=person.pk).email == email
    assert set(person.history.values_list("email", flat=True)) == {email}


@pytest.mark.parametrize("moment", ["accepted_at", "revoked_at", "expires_at"])
def test_an_invitation_goes_three_months_after_its_end(moment):
    old, recent = factories.InvitationFactory.create_batch(2, expires_at=AT + timedelta(days=1))
    Invitation.objects.update(created_at=AT - timedelta(days=100))
    Invitation.objects.filter(pk=old.pk).update(**{moment: AT - timedelta(days=91)})
    Invitation.objects.filter(pk=recent.pk).update(**{moment: AT - timedelta(days=89)})

    apply_retention(at=AT)

    assert list(Invitation.objects.all()) == [recent]


def test_an_ended_session_is_forgotten_with_where_it_was():
    client = Client()
    user = factories.UserFactory()
    client.post("/fr/compte/connexion/", {"login": user.email, "password": "un mot de passe d'exemple"})

    before = (Session.objects.count(), UserSession.objects.count())
    apply_retention(at=Session.objects.get().expire_date + timedelta(seconds=1))

    assert (before, Session.objects.count(), UserSession.objects.count()) == ((1, 1), 0, 0)


def test_the_log_goes_after_a_year():
    user = account()
    old, recent = (LogEntry.objects.create(user=user, object_repr="…", action_flag=2) for _ in range(2))
    LogEntry.objects.filter(pk=old.pk).update(action_time=AT - timedelta(days=366))
    LogEntry.objects.filter(pk=recent.pk).update(action_time=AT - timedelta(days=364))

    apply_retention(at=AT)

    assert list(LogEntry.objects.all()) == [recent]
