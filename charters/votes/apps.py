"""Votes of the cities on editions and amendments."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VotesConfig(AppConfig):
    name = "charters.votes"
    label = "votes"
    verbose_name = _("Votes")

    def ready(self):
        """Have editions and amendments stay as they are while they are at the vote."""
        from .domain import holding  # noqa: F401, PLC0415 -- once models are loaded
