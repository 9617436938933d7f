"""How tests reach the acts on amendments in the administration."""

from django.test import Client
from django.urls import reverse

from charters.models import PrincipleRevision
from tests.factories import MandateFactory, UserFactory


def act(name, amendment):
    return reverse(f"admin:charters_amendment_{name}", args=[amendment.pk])


def posted(page):
    """What the browser would post from the page of an act."""
    return {field.name: "" if field.value() is None else field.value() for field in page.context["form"]}


def listed(draft):
    return PrincipleRevision.objects.get(articles__edition=draft)


def delegate_of(member):
    client = Client()
    client.user = UserFactory(person=MandateFactory(member=member, kind="delegate").person)
    client.force_login(client.user)
    return client
