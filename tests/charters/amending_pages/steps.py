"""How tests reach the pages of a city's amendments, and post what stands there."""

from django.urls import reverse


def address(name, *args):
    return reverse(f"charters:{name}", args=["ville-exemple-a", *args])
