"""Yearly reports: how far a city is with each principle that it adopted, and with each of its commitments."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import LANGUAGE_NAMES
from charter_portal.editing.models import Versioned
from charter_portal.private_files import PrivateStorage
from charter_portal.register.models import Entry
from members.models import Member
from members.models.accounts import account

from ...models import Principle, PrincipleRevision
from ...models.annotation import Hideable
from ..querysets import ReportQuerySet
from .commitment import LONGEST_TEXT, Commitment


def document_name(assessment, filename):
    """Where an evidence is kept; the sender's name for the file is not."""
    return f"reports/{assessment.report_id}/{assessment.document_digest}.pdf"


class Report(Hideable, Versioned):
    """A city's report of a calendar year: its draft, then submitted for good. A correction is another row.

    ``version`` counts the edits of the row and of its parts together, so that what is submitted is what was read.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="reports", verbose_name=_("city"))
    year = models.PositiveSmallIntegerField(_("year"))
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name=_("replaces")
    )
    language = models.CharField(
        _("language of the city's words"), max_length=2, choices=list(LANGUAGE_NAMES.items()), default="fr"
    )
    author = account(_("written by"))
    changed_at = models.DateTimeField(_("changed at"))
    submitted_at = models.DateTimeField(_("submitted on"), null=True, editable=False)
    submitted_by = account(_("submitted by"))
    entry = models.OneToOneField(
        Entry, models.PROTECT, null=True, editable=False, related_name="report", verbose_name=_("entry")
    )
    seen_at = models.DateTimeField(_("seen on"), null=True, editable=False)
    seen_by = account(_("seen by"))

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("yearly report")
        verbose_name_plural = _("yearly reports")
        ordering = ("-year", "-submitted_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("member", "year"), condition=Q(submitted_at=None), name="report_one_draft_a_year"
            ),
            models.CheckConstraint(
                name="report_submitted_on_record",
                condition=Q(submitted_at=None, entry=None, seen_at=None)
                | Q(submitted_at__isnull=False, entry__isnull=False),
            ),
            models.CheckConstraint(
                name="report_hidden_with_a_reason", condition=Q(hidden_at=None) | ~Q(hidden_reason="")
            ),
        )

    def __str__(self):
        return f"{self.member}: {self.year}"

    def get_absolute_url(self):
        """Address of its public page, once it is submitted."""
        return reverse("commitments:report", args=[self.pk])

    @property
    def is_submitted(self):
        """Whether everyone may read it; it is sealed then."""
        return self.submitted_at is not None

    @property
    def path(self):
        """How the register of acts names it."""
        return f"members/{self.member.slug}/reports/{self.pk}"


class Assessment(Versioned):
    """How far a city says it is with a principle, against the criteria of the wording in force, with its evidence."""

    class Level(models.IntegerChoices):
        NOT_ENGAGED = 0, _("0 – not engaged")
        INITIATED = 1, _("1 – initiated")
        DEFINED = 2, _("2 – defined")
        DEPLOYED = 3, _("3 – deployed")
        EVALUATED = 4, _("4 – publicly evaluated")

    # From this level on something has to show it.
    EVIDENCED = Level.DEFINED

    report = models.ForeignKey(Report, models.CASCADE, related_name="assessments", verbose_name=_("yearly report"))
    principle = models.ForeignKey(Principle, models.PROTECT, related_name="assessments", verbose_name=_("principle"))
    revision = models.ForeignKey(
        PrincipleRevision, models.PROTECT, related_name="assessments", verbose_name=_("wording")
    )
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, null=True)
    words = models.TextField(_("in words"), max_length=LONGEST_TEXT, blank=True)
    link = models.URLField(_("address of an evidence"), max_length=300, blank=True)
    document = models.FileField(
        _("evidence"), upload_to=document_name, storage=PrivateStorage(), blank=True, max_length=200
    )
    document_digest = models.CharField(_("digest of the document"), max_length=64, blank=True)
    document_size = models.PositiveIntegerField(_("size of the document in bytes"), null=True)

    class Meta:
        verbose_name = _("level of a principle")
        verbose_name_plural = _("levels of principles")
        ordering = ("report", "pk")
        constraints = (
            models.UniqueConstraint(fields=("report", "principle"), name="assessment_once_a_report_and_principle"),
            models.CheckConstraint(name="assessment_level_is_one", condition=Q(level=None) | Q(level__lte=4)),
        )

    def __str__(self):
        return f"{self.report}: {self.principle}"

    @property
    def lacks(self):
        """Whether the report can't be submitted with it: no level, or no evidence of a level that needs one."""
        return self.level is None or (self.level >= self.EVIDENCED and not self.document and not self.link)


class Account(Versioned):
    """What a report says of a commitment: the value reached, and what was done."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="accounts", verbose_name=_("yearly report"))
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="accounts", verbose_name=_("commitment"))
    value = models.CharField(_("value reached"), max_length=80, blank=True)
    words = models.TextField(_("what was done"), max_length=LONGEST_TEXT, blank=True)

    class Meta:
        verbose_name = _("account of a commitment")
        verbose_name_plural = _("accounts of commitments")
        ordering = ("report", "pk")
        constraints = (
            models.UniqueConstraint(fields=("report", "commitment"), name="account_once_a_report_and_commitment"),
        )

    def __str__(self):
        return f"{self.report}: {self.commitment_id}"

    @property
    def lacks(self):
        """Whether the report can't be submitted with it: nothing is said of what was done."""
        return not self.words
