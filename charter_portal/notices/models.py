"""Notices as shown in the portal, mails that leave or have left, and what people prefer."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Delivery(models.TextChoices):
    """How a notice reaches someone, besides the portal."""

    IMMEDIATE = "immediate", _("by e-mail, at once")
    DAILY = "daily", _("by e-mail, once a day")
    PORTAL = "portal", _("in the portal only")


class MailQuerySet(models.QuerySet):
    """Mails."""

    def due(self, at):
        """Those that may be tried now, the longest due first; one being sent counts once its time has run out."""
        return self.filter(status__in=Mail.OPEN, next_try__lte=at).order_by("next_try", "pk")


class Mail(models.Model):
    """A mail to one account or address. Its words are those of its notices, or its own until it is sent."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        DROPPED = "dropped", _("dropped")

    OPEN = (Status.WAITING, Status.SENDING)

    # Made from what the mail is about, so that an event is one mail, and gives the Message-ID, the same at every try.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", verbose_name=_("account")
    )
    address = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    expires_at = models.DateTimeField(_("of no use after"), null=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.WAITING)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    next_try = models.DateTimeField(_("next try"))
    last_error = models.CharField(_("last error"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("created at"))
    sent_at = models.DateTimeField(_("sent at"), null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ("-created_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="mail_to_an_account_or_an_address",
                condition=Q(recipient__isnull=False, address="") | Q(recipient__isnull=True) & ~Q(address=""),
            ),
        )
        indexes = (models.Index(name="mail_due", fields=("next_try",), condition=Q(status__in=("waiting", "sending"))),)

    def __str__(self):
        return f"{self.to}, {self.get_status_display()}"

    @property
    def to(self):
        """The address: the account's present one, or the mail's own."""
        return self.recipient.email if self.recipient else self.address


class Notice(models.Model):
    """Someone is told of one event, once. Shown in the portal to accounts."""

    kind = models.CharField(_("kind"), max_length=60)
    about = models.CharField(_("about"), max_length=200, help_text=_("Names the event among those of its kind."))
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="notices", verbose_name=_("account")
    )
    address = models.EmailField(_("e-mail"), blank=True)
    context = models.JSONField(_("context"), default=dict)
    path = models.CharField(_("page"), max_length=300, blank=True)
    delivery = models.CharField(_("delivery"), max_length=9, choices=Delivery)
    mail = models.ForeignKey(Mail, models.RESTRICT, null=True, related_name="notices", verbose_name=_("mail"))
    created_at = models.DateTimeField(_("created at"))
    read_at = models.DateTimeField(_("read at"), null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("kind", "about", "recipient"), name="notice_once_an_account"),
            models.UniqueConstraint(
                fields=("kind", "about", "address"), name="notice_once_an_address", condition=Q(recipient__isnull=True)
            ),
            models.CheckConstraint(
                name="notice_to_an_account_or_an_address",
                condition=Q(recipient__isnull=False, address="") | Q(recipient__isnull=True) & ~Q(address=""),
            ),
        )
        indexes = (models.Index(name="notice_newest_first", fields=("recipient", "-created_at", "-id")),)

    def __str__(self):
        return f"{self.kind}: {self.about}"


class Preference(models.Model):
    """How someone wants to be told of one kind of event."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_preferences", verbose_name=_("account")
    )
    kind = models.CharField(_("kind"), max_length=60)
    delivery = models.CharField(_("delivery"), max_length=9, choices=Delivery)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        constraints = (models.UniqueConstraint(fields=("user", "kind"), name="preference_once_a_kind"),)

    def __str__(self):
        return f"{self.kind}: {self.delivery}"
