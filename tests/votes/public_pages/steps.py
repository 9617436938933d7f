"""What tests of public_pages share."""

from django.urls import reverse

SECRET = "Une explication que personne ne lit avant la fin."


def page(client, name, *args, **query):
    return client.get(reverse(f"votes:{name}", args=args), query)
