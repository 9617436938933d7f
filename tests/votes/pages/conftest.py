"""A city in whose name one votes, in a round on two principles that is open now."""

import pytest
from django.test import Client

from charters.votes.models import Elector
from tests.factories import MandateFactory, UserFactory
from tests.votes.steps import city, edition_of, opened


@pytest.fixture
def member():
    return city("a")[0]


@pytest.fixture
def vote(member):
    city("b")
    return opened(edition_of("sobriete", "algorithmes", charter__kind="shared"))


@pytest.fixture
def elector(vote, member):
    return Elector.objects.select_related("round", "member").get(round=vote, member=member)


@pytest.fixture
def as_kind(member):
    """``as_kind("delegate")``: a client signed in with an account that acts for the city by this kind of mandate."""

    def make(kind, member=member):
        client = Client()
        person = MandateFactory(member=member, kind=kind).person
        client.user = UserFactory(person=person)
        client.force_login(client.user)
        return client

    return make


@pytest.fixture
def delegate(as_kind):
    return as_kind("delegate")
