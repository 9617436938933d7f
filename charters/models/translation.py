"""State of translations, kept beside the text so that a sealed wording can still be reviewed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .edition import Edition
from .revision import PrincipleRevision


class TranslationState(models.TextChoices):
    """How far a translation can be trusted; the French is the authoritative text."""

    MISSING = "missing", _("missing")
    UNREVIEWED = "unreviewed", _("not reviewed")
    REVIEWED = "reviewed", _("reviewed")
    STALE = "stale", _("the French has changed since")


class TranslationRecord(models.Model):
    """What is known of one translation: the French it was made from, and who reviewed it.

    The state is computed from these by ``charters.domain.translating.states``, never stored.
    """

    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    french_digest = models.CharField(_("digest of the French translated"), max_length=64, blank=True, editable=False)
    # A review holds for the words that were read: other words, and the translation is unreviewed again.
    reviewed_digest = models.CharField(
        _("digest of the translation reviewed"), max_length=64, blank=True, editable=False
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True)

    class Meta:
        abstract = True


class RevisionTranslation(TranslationRecord):
    """Record of one translation of a wording."""

    revision = models.ForeignKey(PrincipleRevision, models.CASCADE, related_name="translations")

    class Meta:
        verbose_name = _("translation of a wording")
        verbose_name_plural = _("translations of wordings")
        constraints = (
            models.UniqueConstraint(fields=("revision", "language"), name="revision_translation_once_a_language"),
        )

    def __str__(self):
        return f"{self.revision} ({self.language})"


class EditionTranslation(TranslationRecord):
    """Record of one translation of an edition's preamble."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="translations")

    class Meta:
        verbose_name = _("translation of a preamble")
        verbose_name_plural = _("translations of preambles")
        constraints = (
            models.UniqueConstraint(fields=("edition", "language"), name="edition_translation_once_a_language"),
        )

    def __str__(self):
        return f"{self.edition} ({self.language})"
