"""Wordings of principles."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from charter_portal.text.paragraphs import paragraphs

from ..querysets import PrincipleRevisionQuerySet
from .principle import Principle


def written_number(major, minor, patch):
    """``1.0`` or ``1.0.1``; empty where ``major`` is None, before sealing."""
    if major is None:
        return ""
    return f"{major}.{minor}" + (f".{patch}" if patch else "")


class PrincipleRevision(Versioned):
    """One wording of a principle, in all languages. Sealed, it never changes again.

    The number major.minor.patch is given at sealing and never reused: major counts substantive
    wordings, minor editorial ones since, patch corrections of a translation with identical French.
    """

    class Change(models.TextChoices):
        FIRST = "first", _("first wording")
        SUBSTANTIVE = "substantive", _("substantive change")
        EDITORIAL = "editorial", _("editorial change")
        TRANSLATION = "translation", _("correction of a translation")

    principle = models.ForeignKey(Principle, models.PROTECT, related_name="revisions", verbose_name=_("principle"))
    base = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors", verbose_name=_("made from")
    )
    change = models.CharField(_("change"), max_length=12, choices=Change, default=Change.FIRST)
    reason = models.TextField(_("reason for the change"), blank=True)
    # The French that the declarer of the change had before their eyes: another French is to be declared again.
    declared_digest = models.CharField(max_length=64, blank=True, editable=False)
    title = models.CharField(_("title"), max_length=160)
    statement = models.TextField(
        _("statement"), blank=True, help_text=_("Plain text; an empty line begins a new paragraph.")
    )
    rationale = models.TextField(_("rationale"), blank=True, help_text=_("Why this principle; plain text."))
    typical_commitment = models.TextField(_("typical commitment"), blank=True)
    clause_idea = models.TextField(_("idea for a contract clause"), blank=True)
    major = models.PositiveSmallIntegerField(null=True, editable=False)
    minor = models.PositiveSmallIntegerField(null=True, editable=False)
    patch = models.PositiveSmallIntegerField(null=True, editable=False)
    digest = models.CharField(
        _("digest"), max_length=64, blank=True, editable=False, help_text=_("SHA-256 of the French wording.")
    )
    sealed_at = models.DateTimeField(_("sealed at"), null=True, editable=False)

    objects = PrincipleRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering = ("principle", "major", "minor", "patch", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("principle", "major", "minor", "patch"), name="revision_number_never_reused"
            ),
            models.CheckConstraint(
                name="revision_sealed_with_number_and_digest",
                condition=Q(sealed_at__isnull=True, major__isnull=True, minor__isnull=True, patch__isnull=True)
                & Q(digest="")
                | Q(sealed_at__isnull=False, major__isnull=False, minor__isnull=False, patch__isnull=False)
                & ~Q(digest=""),
            ),
            models.CheckConstraint(
                name="revision_first_has_no_base",
                condition=Q(change="first", base__isnull=True) | (~Q(change="first") & Q(base__isnull=False)),
                violation_error_message=_("A first wording has no base; any other names the wording it was made from."),
            ),
        )

    def __str__(self):
        return f"{self.title} {self.number}".strip()

    @property
    def is_sealed(self):
        """Whether the wording can no longer change."""
        return self.sealed_at is not None

    @property
    def number(self):
        """The number as it is written; empty before sealing."""
        return written_number(self.major, self.minor, self.patch)

    @property
    def choice_label(self):
        """``Sobriété numérique 1.0 · Socle commun``: what tells a wording from others, its charter included."""
        number = self.number or _("(draft)")
        return f"{self.title} {number} · {self.principle.charter}"

    @property
    def paragraphs(self):
        """The statement's paragraphs in the active language, as a list of strings."""
        return paragraphs(self.statement)


class Criterion(models.Model):
    """A sign by which a city's progress on a principle is judged; part of the wording."""

    revision = models.ForeignKey(PrincipleRevision, models.CASCADE, related_name="criteria", verbose_name=_("wording"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    text = models.CharField(_("text"), max_length=300)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ("position", "pk")

    def __str__(self):
        return self.text
