"""A city whose council adopts an edition of three principles that is in force."""

import pytest
from django.test import Client

from tests.adoptions.steps import city, edition_in_force
from tests.factories import MandateFactory, UserFactory


@pytest.fixture
def member():
    return city("a")[0]


@pytest.fixture
def edition():
    return edition_in_force("ouverture", "sobriete", "vie-privee")


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
