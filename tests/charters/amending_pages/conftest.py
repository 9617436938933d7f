"""A city in whose name one signs in."""

import pytest
from django.test import Client

from tests.factories import MandateFactory, MemberFactory, UserFactory


@pytest.fixture
def member():
    return MemberFactory(slug="ville-exemple-a")


@pytest.fixture
def as_kind(member):
    """``as_kind("delegate")``: a client signed in with an account that acts for the member by this kind of mandate."""

    def make(kind, member=member):
        client = Client()
        client.user = UserFactory(person=MandateFactory(member=member, kind=kind).person)
        client.force_login(client.user)
        return client

    return make
