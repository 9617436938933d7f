"""How tests fill the form of an annotation, and act for a city."""

import datetime

from django.test import Client
from django.urls import reverse

from tests import factories

DAY = datetime.date(2026, 11, 2)


def acting(kind, member=None):
    client = Client()
    client.mandate = factories.MandateFactory(kind=kind, member=member or factories.MemberFactory())
    client.member = client.mandate.member
    client.user = factories.UserFactory(person=client.mandate.person)
    client.force_login(client.user)
    client.page = lambda name, *args: reverse(f"charters:{name}", args=[client.member.slug, *args])
    return client
