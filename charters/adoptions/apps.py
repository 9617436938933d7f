"""Adoptions of a charter by member cities."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdoptionsConfig(AppConfig):
    name = "charters.adoptions"
    label = "adoptions"
    verbose_name = _("Adoptions")
