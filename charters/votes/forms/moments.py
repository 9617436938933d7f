"""Moments as the secretariat writes them."""

import datetime

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..zones import SECRETARIAT


class SecretariatMomentWidget(AdminSplitDateTime):
    """Shows a moment by the clocks of the secretariat."""

    def decompress(self, value):
        """The day and the hour of an aware datetime, a list."""
        with timezone.override(SECRETARIAT):
            return super().decompress(value)


class SecretariatMomentField(forms.SplitDateTimeField):
    """A day and an hour by the clocks of the secretariat; the value is an aware datetime in UTC."""

    widget = SecretariatMomentWidget

    def __init__(self, *args, label, **kwargs):
        super().__init__(*args, label=label, **kwargs)
        # The administration writes "Date:" and "Time:" beside the boxes, and ties neither to its box.
        for box, what in zip(self.widget.widgets, (_("date"), _("hour")), strict=True):
            box.attrs["aria-label"] = format_lazy("{label}, {what}", label=label, what=what)

    def compress(self, data_list):
        """The moment that was written."""
        with timezone.override(SECRETARIAT):
            moment = super().compress(data_list)
        # Python compares and subtracts moments of one zone by its clock, which is put back an hour each autumn.
        try:
            return moment and moment.astimezone(datetime.UTC)
        except OverflowError as error:
            # The first hours of the year 1, which are in no year of UTC.
            raise ValidationError(self.error_messages["invalid_date"], code="invalid_date") from error
