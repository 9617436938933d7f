"""Fills the inventory and the rules of retention when the applications are ready."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PersonalDataConfig(AppConfig):
    name = "charter_portal.personal_data"
    label = "personal_data"

    def ready(self):
        """Read each application's ``personal_data.py``."""
        autodiscover_modules("personal_data")
