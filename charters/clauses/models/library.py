"""The library: model clauses, and their versions, which never change once published."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from charter_portal.register.models import Entry

from ...models import Principle
from ...models.translation import TranslationRecord
from ..querysets import ClauseQuerySet, ClauseVersionQuerySet

LONGEST_TEXT = 6000  # characters
LONGEST_REASON = 2000
RESERVED = "usages"  # the address of the list of uses


class LegalOrder(models.TextChoices):
    """The law for which a clause is written."""

    GENERAL = "general", _("general: adapt it to your law")
    BELGIUM = "belgium", _("Belgium")
    CAMEROON = "cameroon", _("Cameroon")
    FRANCE = "france", _("France")
    MOROCCO = "morocco", _("Morocco")
    QUEBEC = "quebec", _("Quebec and Canada")
    SENEGAL = "senegal", _("Senegal")
    SWITZERLAND = "switzerland", _("Switzerland")
    TUNISIA = "tunisia", _("Tunisia")


class Clause(Versioned):
    """A model clause that puts a principle to work in contracts, for one legal order, whatever its words."""

    principle = models.ForeignKey(Principle, models.PROTECT, related_name="clauses", verbose_name=_("principle"))
    legal_order = models.CharField(_("legal order"), max_length=12, choices=LegalOrder, default=LegalOrder.GENERAL)
    key = models.SlugField(
        _("key"),
        unique=True,
        validators=[RegexValidator(f"^{RESERVED}$", inverse_match=True, message=_("This address is taken."))],
        help_text=_("Short French words, last part of the page's address."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawn_reason = models.TextField(
        _("reason for withdrawing it"), blank=True, max_length=LONGEST_REASON, editable=False
    )
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="replaces", verbose_name=_("replaced by")
    )
    withdrawal = models.OneToOneField(
        Entry, models.PROTECT, null=True, editable=False, related_name="clause_withdrawn", verbose_name=_("entry")
    )

    objects = ClauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ("principle", "legal_order", "key")
        constraints = (
            models.CheckConstraint(
                name="clause_withdrawn_with_a_reason_and_on_record",
                condition=Q(withdrawn_at=None, withdrawn_reason="", withdrawal=None, replaced_by=None)
                | Q(withdrawn_at__isnull=False, withdrawal__isnull=False) & ~Q(withdrawn_reason=""),
            ),
        )

    def __str__(self):
        return self.key

    def get_absolute_url(self):
        """Address of the clause's page, which exists once a version is published."""
        return reverse("clauses:clause", args=[self.key])

    @property
    def path(self):
        """``clauses/restitution``: how the register of acts names it, and begins to name its versions."""
        return f"clauses/{self.key}"

    @property
    def is_withdrawn(self):
        """Whether it was withdrawn from the library: its pages stay, and no new use of it begins."""
        return self.withdrawn_at is not None


class ClauseVersion(Versioned):
    """One text of a clause, in all languages. Published, it has a number and never changes: another follows it."""

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="versions", verbose_name=_("clause"))
    number = models.PositiveSmallIntegerField(_("number"), null=True, editable=False)
    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(
        _("text of the clause"),
        max_length=LONGEST_TEXT,
        help_text=_("As it would stand in a contract. Plain text; an empty line begins a new paragraph."),
    )
    legal_effect = models.TextField(
        _("legal effect"),
        max_length=LONGEST_TEXT,
        help_text=_("In plain words, what the clause does and where it may fail. It is no legal advice."),
    )
    sources = models.TextField(
        _("sources"), blank=True, max_length=2000, help_text=_("Laws and texts that this rests on, one a line.")
    )
    reason = models.TextField(
        _("reason for the change"),
        blank=True,
        max_length=2000,
        help_text=_(
            "In French, why this version follows the one before; the first version needs none. Name no person."
        ),
    )
    digest = models.CharField(
        _("digest"), max_length=64, blank=True, editable=False, help_text=_("SHA-256 of the French words.")
    )
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    entry = models.OneToOneField(
        Entry, models.PROTECT, null=True, editable=False, related_name="clause_version", verbose_name=_("entry")
    )

    objects = ClauseVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a clause")
        verbose_name_plural = _("versions of clauses")
        ordering = ("clause", "number", "pk")
        constraints = (
            models.UniqueConstraint(fields=("clause", "number"), name="clause_version_number_never_reused"),
            models.UniqueConstraint(
                fields=("clause",),
                condition=Q(published_at=None),
                name="clause_has_one_draft",
                violation_error_message=_("This clause has a draft already: change that one."),
            ),
            models.CheckConstraint(
                name="clause_version_published_with_number_and_digest",
                condition=Q(published_at=None, number=None, entry=None, digest="")
                | Q(published_at__isnull=False, number__gte=1, entry__isnull=False) & ~Q(digest=""),
            ),
        )

    def __str__(self):
        return f"{self.title} {self.number or _('(draft)')}"

    def get_absolute_url(self):
        """Address of the page of this version, once it is published."""
        return reverse("clauses:version", args=[self.clause.key, self.number])

    @property
    def is_sealed(self):
        """Whether the version is published and can no longer change."""
        return self.published_at is not None


class ClauseTranslation(TranslationRecord):
    """Record of one translation of a version."""

    version = models.ForeignKey(ClauseVersion, models.CASCADE, related_name="translations")

    class Meta:
        verbose_name = _("translation of a clause")
        verbose_name_plural = _("translations of clauses")
        constraints = (
            models.UniqueConstraint(fields=("version", "language"), name="clause_translation_once_a_language"),
        )

    def __str__(self):
        return f"{self.version} ({self.language})"
