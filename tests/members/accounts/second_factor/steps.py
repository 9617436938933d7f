"""What tests of second_factor share."""

from django.test import Client

PASSWORD = "un mot de passe d'exemple"


SET_UP = "/fr/compte/securite/"


ASKED = "/fr/compte/connexion/second-facteur/"


def with_password(user):
    """A client that gave the right password."""
    client = Client()
    client.answer = client.post("/fr/compte/connexion/", {"login": user.email, "password": PASSWORD})
    return client
