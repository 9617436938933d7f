"""The network's report of each year."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class YearbookConfig(AppConfig):
    name = "charters.yearbook"
    label = "yearbook"
    verbose_name = _("Reports of the network")
