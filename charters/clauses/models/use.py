"""Uses: a city says that it puts a clause into its contracts, and what came of it, stage by stage."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charter_portal.editing.models import Versioned
from charter_portal.register.models import Entry
from members.models import Member
from members.models.accounts import account

from ...models import Principle
from ...models.annotation import Hideable
from ..querysets import StageQuerySet, UseQuerySet
from .library import LONGEST_TEXT, ClauseVersion

LONGEST_SAID = 3000  # characters


class Offers(models.TextChoices):
    """What became of suppliers' offers."""

    UNKNOWN = "unknown", pgettext_lazy("effect on offers", "not known yet")
    NO_EFFECT = "no_effect", _("no effect seen")
    FEWER = "fewer", _("fewer offers")
    DEARER = "dearer", _("dearer offers")
    REFUSED = "refused", _("refused by some")


class Use(Hideable, Versioned):
    """A city's use of a clause: of a version of the library, or of words of its own.

    ``version`` counts the edits of the row and of its draft stage together. Published, which clause it is stays.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="clause_uses", verbose_name=_("city"))
    principle = models.ForeignKey(Principle, models.PROTECT, related_name="clause_uses", verbose_name=_("principle"))
    clause_version = models.ForeignKey(
        ClauseVersion, models.PROTECT, null=True, related_name="uses", verbose_name=_("clause of the library")
    )
    title = models.CharField(_("title"), max_length=160, blank=True)
    text = models.TextField(_("text of the clause"), blank=True, max_length=LONGEST_TEXT)
    author = account(_("written by"))
    changed_at = models.DateTimeField(_("changed at"))
    published_at = models.DateTimeField(_("published on"), null=True, editable=False)
    # The kind of its present stage, which the published rows say: kept to filter by.
    standing = models.CharField(_("stage"), max_length=12, blank=True, editable=False)

    objects = UseQuerySet.as_manager()

    class Meta:
        verbose_name = _("use of a clause")
        verbose_name_plural = _("uses of clauses")
        ordering = ("-published_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="use_of_the_library_or_of_own_words",
                condition=Q(clause_version__isnull=False, title="", text="")
                | Q(clause_version__isnull=True) & ~Q(title="") & ~Q(text=""),
            ),
            models.CheckConstraint(name="use_hidden_with_a_reason", condition=Q(hidden_at=None) | ~Q(hidden_reason="")),
        )
        indexes = (
            models.Index(name="use_newest_of_a_principle", fields=("principle", "-published_at", "-id")),
            models.Index(name="use_newest_of_a_city", fields=("member", "-published_at", "-id")),
        )

    def __str__(self):
        return f"{self.member}: {self.title or self.clause_version}"

    def get_absolute_url(self):
        """Address of the use's public page, once it is published."""
        return reverse("clauses:use", args=[self.pk])

    @property
    def is_published(self):
        """Whether everyone may read of it."""
        return self.published_at is not None

    @property
    def path(self):
        """How the register of acts names it."""
        return f"members/{self.member.slug}/clauses/{self.pk}"


class Stage(Hideable):
    """One row of the history of a use: on trial, generalised or ended, with what was learned. Published, it stays.

    A row that is wrong or incomplete is corrected by a later one, which names it. Unknown dates and contracts are left
    blank. The dates are those of the trial; the first alone since when it is generalised, the last alone when it ended.
    """

    class Kind(models.TextChoices):
        TRIAL = "trial", _("on trial")
        GENERALISED = "generalised", _("generalised")
        ENDED = "ended", _("ended without being generalised")

    use = models.ForeignKey(Use, models.CASCADE, related_name="stages", verbose_name=_("use"))
    kind = models.CharField(_("stage"), max_length=12, choices=Kind)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="corrections", verbose_name=_("corrects")
    )
    contract = models.CharField(_("contract"), max_length=300, blank=True)
    began_on = models.DateField(_("from"), null=True)
    ended_on = models.DateField(_("to"), null=True)
    lesson = models.TextField(_("lesson learned"), blank=True, max_length=LONGEST_SAID)
    offers = models.CharField(_("effect on offers"), max_length=9, choices=Offers, default=Offers.UNKNOWN)
    offers_note = models.TextField(_("what happened to offers"), blank=True, max_length=LONGEST_SAID)
    author = account(_("written by"))
    created_at = models.DateTimeField(_("written at"))
    published_at = models.DateTimeField(_("published on"), null=True, editable=False)
    published_by = account(_("published by"))
    entry = models.OneToOneField(
        Entry, models.PROTECT, null=True, editable=False, related_name="clause_stage", verbose_name=_("entry")
    )

    objects = StageQuerySet.as_manager()

    class Meta:
        verbose_name = _("stage of a use")
        verbose_name_plural = _("stages of uses")
        ordering = ("published_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("use",), condition=Q(published_at=None), name="use_has_one_draft_stage"),
            models.CheckConstraint(
                name="stage_ends_after_it_begins",
                condition=Q(began_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
            ),
            models.CheckConstraint(
                name="stage_dates_by_kind",
                condition=Q(kind="trial") | Q(kind="generalised", ended_on=None) | Q(kind="ended", began_on=None),
            ),
            models.CheckConstraint(
                name="stage_published_on_record",
                condition=Q(published_at=None, entry=None) | Q(published_at__isnull=False, entry__isnull=False),
            ),
            models.CheckConstraint(
                name="stage_hidden_with_a_reason", condition=Q(hidden_at=None) | ~Q(hidden_reason="")
            ),
        )

    def __str__(self):
        return f"{self.use}: {self.get_kind_display()}"

    @property
    def is_published(self):
        """Whether everyone may read it; it is sealed then."""
        return self.published_at is not None
