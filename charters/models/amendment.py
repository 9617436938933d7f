"""Amendments that cities propose to wordings in consultation, who signs them too, and what became of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charter_portal.editing.languages import LANGUAGE_NAMES
from charter_portal.editing.models import Versioned
from charter_portal.text.paragraphs import paragraphs
from members.models import Member

from ..querysets import AmendmentQuerySet
from .edition import Edition
from .revision import PrincipleRevision


class Amendment(Versioned):
    """Other words that a city proposes for the title and statement of a wording in consultation.

    They are whole texts, not changes: what changes is found by comparing them with the wording. Once submitted they
    never change again; its French, where it was written in another language, can be added until it is decided.
    """

    class Kind(models.TextChoices):
        MEANING = "meaning", _("change of meaning")
        TRANSLATION = "translation", _("correction of a translation")

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("amendment", "draft")
        SUBMITTED = "submitted", pgettext_lazy("amendment", "submitted")
        ADMISSIBLE = "admissible", pgettext_lazy("amendment", "admissible")
        ACCEPTED = "accepted", pgettext_lazy("amendment", "accepted")
        PARTLY_ACCEPTED = "partly_accepted", pgettext_lazy("amendment", "accepted in part")
        DECLINED = "declined", pgettext_lazy("amendment", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("amendment", "withdrawn")

    class FrenchBy(models.TextChoices):
        CITY = "city", _("the city")
        STAFF = "staff", _("the commission's staff")

    UNDECIDED = (Status.SUBMITTED, Status.ADMISSIBLE)
    TAKEN_UP = (Status.ACCEPTED, Status.PARTLY_ACCEPTED)

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="amendments", verbose_name=_("edition"))
    revision = models.ForeignKey(
        PrincipleRevision, models.PROTECT, related_name="amendments", verbose_name=_("wording")
    )
    member = models.ForeignKey(Member, models.PROTECT, related_name="amendments", verbose_name=_("member"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("begun by")
    )
    number = models.PositiveIntegerField(_("number"), null=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    language = models.CharField(_("language"), max_length=2, choices=list(LANGUAGE_NAMES.items()))
    title = models.CharField(_("title"), max_length=160, blank=True)
    statement = models.TextField(_("statement"), blank=True)
    # Of a change of meaning that is written in another language; empty until someone writes it.
    french_title = models.CharField(_("title in French"), max_length=160, blank=True)
    french_statement = models.TextField(_("statement in French"), blank=True)
    french_by = models.CharField(_("French written by"), max_length=5, choices=FrenchBy, blank=True)
    french_agreed_at = models.DateTimeField(_("French agreed to by the city"), null=True)
    justification = models.TextField(_("justification"), blank=True)
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.DRAFT)
    changed_at = models.DateTimeField(_("changed at"))
    submitted_at = models.DateTimeField(_("submitted at"), null=True)
    decided_at = models.DateTimeField(_("decided at"), null=True)
    decision = models.TextField(_("reason for the decision"), blank=True)
    result = models.ForeignKey(
        PrincipleRevision,
        models.PROTECT,
        null=True,
        related_name="made_of",
        verbose_name=_("wording that it went into"),
    )

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ("edition", "number", "pk")
        constraints = (
            models.UniqueConstraint(fields=("edition", "number"), name="amendment_number_once_an_edition"),
            models.CheckConstraint(
                name="amendment_numbered_once_submitted",
                condition=Q(status="draft", number__isnull=True, submitted_at__isnull=True)
                | ~Q(status="draft") & Q(number__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="amendment_in_a_wording_once_accepted",
                condition=Q(status__in=["accepted", "partly_accepted"], result__isnull=False)
                | ~Q(status__in=["accepted", "partly_accepted"]) & Q(result__isnull=True),
            ),
            models.CheckConstraint(
                name="amendment_french_is_no_translation", condition=~Q(kind="translation", language="fr")
            ),
        )

    def __str__(self):
        return f"{self.edition.number} – {self.number or '…'}"

    def get_absolute_url(self):
        """Address of the public page of a submitted amendment."""
        return reverse("charters:amendment", args=[self.edition.charter.slug, self.edition.number, self.number])

    @property
    def justification_paragraphs(self):
        """The paragraphs of the justification, a list of strings."""
        return paragraphs(self.justification)

    @property
    def is_draft(self):
        """Whether only its city knows of it."""
        return self.status == self.Status.DRAFT

    @property
    def is_undecided(self):
        """Whether it is submitted, and nothing is decided yet."""
        return self.status in self.UNDECIDED

    @property
    def is_taken_up(self):
        """Whether it went into a wording, in whole or in part."""
        return self.status in self.TAKEN_UP

    @property
    def lacks_french(self):
        """Whether it changes the meaning in another language, and nobody has written its French."""
        return self.kind == self.Kind.MEANING and self.language != "fr" and not self.french_statement

    @property
    def awaits_agreement(self):
        """Whether the staff wrote its French, and the city has not said yet that it says the same."""
        return self.is_undecided and self.french_by == self.FrenchBy.STAFF and self.french_agreed_at is None


class AmendmentEvent(models.Model):
    """Something that happened to a submitted amendment. Never changed, never deleted."""

    class What(models.TextChoices):
        SUBMITTED = "submitted", _("amendment submitted")
        COSIGNED = "cosigned", _("amendment co-signed")
        SIGNATURE_WITHDRAWN = "signature_withdrawn", _("co-signature withdrawn")
        ADMISSIBLE = "admissible", _("amendment declared admissible")
        FRENCH_WRITTEN = "french_written", _("its French was written")
        FRENCH_AGREED = "french_agreed", _("the city agrees to its French")
        ACCEPTED = "accepted", _("amendment accepted")
        PARTLY_ACCEPTED = "partly_accepted", _("amendment accepted in part")
        DECLINED = "declined", _("amendment declined")
        WITHDRAWN = "withdrawn", _("amendment withdrawn")

    amendment = models.ForeignKey(Amendment, models.PROTECT, related_name="events", verbose_name=_("amendment"))
    what = models.CharField(_("what happened"), max_length=20, choices=What)
    at = models.DateTimeField(_("at"))
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, related_name="+", verbose_name=_("member that acted; none for the staff")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("account")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("event of an amendment")
        verbose_name_plural = _("events of amendments")
        ordering = ("at", "pk")

    def __str__(self):
        return f"{self.amendment}: {self.get_what_display()}"


class CoSignature(models.Model):
    """A city that signs another city's amendment, until that is decided."""

    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="cosignatures", verbose_name=_("amendment"))
    member = models.ForeignKey(Member, models.PROTECT, related_name="cosignatures", verbose_name=_("member"))
    signed_at = models.DateTimeField(_("signed at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("account")
    )

    class Meta:
        verbose_name = _("co-signature")
        verbose_name_plural = _("co-signatures")
        ordering = ("signed_at", "pk")
        constraints = (models.UniqueConstraint(fields=("amendment", "member"), name="cosignature_once_a_member"),)

    def __str__(self):
        return f"{self.amendment}: {self.member}"
