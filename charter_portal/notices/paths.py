"""Addresses as notices keep them: without a language, which is the reader's when it is shown."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def path_to(name, *args):
    """The path of the page ``name`` without its language: ``/villes/dschang/``. Raises NoReverseMatch."""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse(name, args=args).removeprefix(f"/{settings.LANGUAGE_CODE}")
