"""Model clauses for contracts, and their uses by cities."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClausesConfig(AppConfig):
    name = "charters.clauses"
    label = "clauses"
    verbose_name = _("Clauses for contracts")
