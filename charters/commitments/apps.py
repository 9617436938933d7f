"""Commitments of cities and their yearly reports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitmentsConfig(AppConfig):
    name = "charters.commitments"
    label = "commitments"
    verbose_name = _("Commitments and reports")
