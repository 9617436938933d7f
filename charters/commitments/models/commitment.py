"""Commitments: what a city promises under a principle, by when and how one sees it, and what became of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charter_portal.editing.languages import LANGUAGE_NAMES
from charter_portal.editing.models import Versioned
from charter_portal.register.models import Entry
from members.models import Member
from members.models.accounts import account

from ...models import Principle
from ...models.annotation import Hideable
from ..querysets import CommitmentQuerySet

LONGEST_TEXT = 3000  # characters


class Commitment(Hideable, Versioned):
    """One version of a commitment: a draft of its city's, then published for good. A change is another row.

    Baseline and target are figures or words, as the city has them. Whether it is late is never stored: it follows from
    ``due_on`` and the day. ``status`` repeats the kind of the latest Outcome, to filter by.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("commitment", "draft")
        PUBLISHED = "published", pgettext_lazy("commitment", "under way")
        KEPT = "kept", pgettext_lazy("commitment", "kept")
        NOT_KEPT = "not_kept", pgettext_lazy("commitment", "not kept")
        GIVEN_UP = "given_up", pgettext_lazy("commitment", "given up")

    member = models.ForeignKey(Member, models.PROTECT, related_name="commitments", verbose_name=_("city"))
    principle = models.ForeignKey(Principle, models.PROTECT, related_name="commitments", verbose_name=_("principle"))
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name=_("replaces")
    )
    language = models.CharField(
        _("language of the city's words"), max_length=2, choices=list(LANGUAGE_NAMES.items()), default="fr"
    )
    text = models.TextField(_("commitment"), max_length=LONGEST_TEXT)
    indicator = models.CharField(_("indicator"), max_length=300, blank=True)
    baseline = models.CharField(_("baseline"), max_length=80, blank=True)
    target = models.CharField(_("target"), max_length=80, blank=True)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    due_on = models.DateField(_("due on"), null=True)
    verification = models.TextField(_("means of verification"), max_length=LONGEST_TEXT, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    author = account(_("written by"))
    changed_at = models.DateTimeField(_("changed at"))
    published_at = models.DateTimeField(_("published on"), null=True, editable=False)
    published_by = account(_("published by"))
    entry = models.OneToOneField(
        Entry, models.PROTECT, null=True, editable=False, related_name="commitment", verbose_name=_("entry")
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ("-published_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="commitment_published_whole_and_on_record",
                condition=Q(published_at=None, entry=None, status="draft")
                | Q(published_at__isnull=False, entry__isnull=False, due_on__isnull=False)
                & ~Q(status="draft")
                & ~Q(indicator="")
                & ~Q(target="")
                & ~Q(verification=""),
            ),
            models.CheckConstraint(
                name="commitment_hidden_with_a_reason", condition=Q(hidden_at=None) | ~Q(hidden_reason="")
            ),
        )
        indexes = (
            models.Index(name="commitment_newest_of_principle", fields=("principle", "-published_at", "-id")),
            models.Index(name="commitment_newest_of_a_city", fields=("member", "-published_at", "-id")),
            models.Index(name="commitment_by_due_day", fields=("status", "due_on")),
        )

    def __str__(self):
        return f"{self.member}: {self.text[:60]}"

    def get_absolute_url(self):
        """Address of its public page, once it is published."""
        return reverse("commitments:commitment", args=[self.pk])

    @property
    def is_published(self):
        """Whether everyone may read it; it is sealed then."""
        return self.published_at is not None

    @property
    def path(self):
        """How the register of acts names it."""
        return f"members/{self.member.slug}/commitments/{self.pk}"

    def is_late(self, *, on):
        """Whether it was due before the date ``on`` and nothing is said of what became of it."""
        return self.status == self.Status.PUBLISHED and self.due_on < on


class Outcome(models.Model):
    """What became of a commitment, said by its city. Never changed: said again, the last one counts."""

    class Kind(models.TextChoices):
        KEPT = "kept", pgettext_lazy("commitment", "kept")
        NOT_KEPT = "not_kept", pgettext_lazy("commitment", "not kept")
        GIVEN_UP = "given_up", pgettext_lazy("commitment", "given up")

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="outcomes", verbose_name=_("commitment"))
    kind = models.CharField(_("what became of it"), max_length=10, choices=Kind)
    value = models.CharField(_("value reached"), max_length=80, blank=True)
    words = models.TextField(_("what was done, or why not"), max_length=LONGEST_TEXT)
    said_at = models.DateTimeField(_("said on"))
    said_by = account(_("said by"))
    entry = models.OneToOneField(
        Entry, models.PROTECT, editable=False, related_name="commitment_outcome", verbose_name=_("entry")
    )

    class Meta:
        verbose_name = _("outcome of a commitment")
        verbose_name_plural = _("outcomes of commitments")
        ordering = ("entry",)

    def __str__(self):
        return f"{self.commitment}: {self.get_kind_display()}"
