"""Delegates who ask for it are told each day where the register stands."""

import datetime

import pytest
from django.utils import timezone

from charter_portal.notices.choosing import choose
from charter_portal.notices.forms import PreferencesForm
from charter_portal.notices.models import Mail, Notice
from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from members.domain.telling_the_head import tell_the_head
from tests.factories import MandateFactory, UserFactory

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture
def delegate():
    return UserFactory(person=MandateFactory(kind="delegate").person)


def an_act():
    return record(act=Entry.Act.CARRIED, subject="charters/essai/editions/1.0", content={}, by=None)


def test_nobody_is_told_who_did_not_ask(delegate):
    an_act()

    assert tell_the_head(at=timezone.now()) == 0
    assert not Notice.objects.exists()


def test_nothing_is_told_of_an_empty_register(delegate):
    choose(delegate.pk, {"chain_head": "immediate"})

    assert tell_the_head(at=timezone.now()) == 0


def test_who_asked_is_told_once_for_each_head(delegate, deliver):
    choose(delegate.pk, {"chain_head": "immediate"})
    head = an_act()

    assert [tell_the_head(at=timezone.now()), tell_the_head(at=timezone.now() + DAY)] == [1, 0]
    (mail,) = deliver()
    assert head.hash in mail.subject
    assert head.hash in mail.body
    assert f"/fr/registre/{head.number}/" in mail.body
    an_act()
    assert tell_the_head(at=timezone.now() + DAY) == 1


def test_it_comes_with_the_daily_mail_of_who_prefers_that(delegate):
    choose(delegate.pk, {"chain_head": "daily"})
    an_act()

    assert tell_the_head(at=timezone.now()) == 1
    assert not Mail.objects.exists()
    assert Notice.objects.get().delivery == "daily"


def test_contributors_are_not_told():
    contributor = UserFactory(person=MandateFactory(kind="contributor").person)
    choose(contributor.pk, {"chain_head": "immediate"})
    an_act()

    assert tell_the_head(at=timezone.now()) == 0


def test_the_page_of_choices_says_that_it_is_not_told_otherwise(delegate):
    field = PreferencesForm(delegate).fields["chain_head"]

    assert field.initial == "portal"
    assert [str(label) for _value, label in field.choices] == [
        "par courriel, tout de suite",
        "par courriel, une fois par jour",
        "pas du tout",
    ]
