"""The secret address of someone's calendar of meetings."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .invitee import new_nonce


class CalendarFeed(models.Model):
    """That an account has a calendar of its own meetings at a secret address, signed and never stored.

    Renewing it gives another ``nonce``: the address before leads nowhere.
    """

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed", verbose_name=_("account")
    )
    nonce = models.CharField(max_length=16, default=new_nonce, editable=False)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("calendar of someone's meetings")
        verbose_name_plural = _("calendars of people's meetings")

    def __str__(self):
        return str(self.account_id)
