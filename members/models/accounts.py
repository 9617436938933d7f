"""Who did something, as an account that the row outlives."""

from django.conf import settings
from django.db import models


def account(verbose_name):
    """The account of someone who acted; null once it is gone."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=verbose_name,
    )
