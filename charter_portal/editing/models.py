"""The version number that edit forms carry, so that no one's change is lost to another's."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Versioned(models.Model):
    """A row that counts its edits. Forms post the version they were opened on."""

    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    class Meta:
        abstract = True
