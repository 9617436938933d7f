"""Editions of a charter: ordered lists of wordings, as a tree lists blobs in git."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from charter_portal.register.models import Entry
from charter_portal.text.paragraphs import paragraphs

from ..querysets import EditionQuerySet
from .charter import Charter
from .revision import PrincipleRevision

# The number stands in the edition's address, in file names and in the register.
is_edition_number = RegexValidator(
    r"^(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*))*\Z",
    _("Write numbers parted by dots, without a zero before them, as in 0.1, 1.0 or 2.0.1."),
    code="edition_number",
)


class Edition(Versioned):
    """A dated state of a charter. Opening its consultation seals it with all its wordings."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        CONSULTATION = "consultation", _("in consultation")
        VOTE = "vote", _("put to the vote")
        CARRIED = "carried", _("carried")
        CARRIED_IN_PART = "carried_in_part", _("carried in part")
        REJECTED = "rejected", _("rejected")
        IN_FORCE = "in_force", _("in force")
        SUPERSEDED = "superseded", _("superseded")
        ABANDONED = "abandoned", _("abandoned")
        REFERENCE = "reference", _("kept as a reference")

    # Drafts and abandoned drafts can be unsealed; a reference is somebody else's text, not ours to seal.
    UNSEALED = (Status.DRAFT, Status.ABANDONED, Status.REFERENCE)

    charter = models.ForeignKey(Charter, models.PROTECT, related_name="editions", verbose_name=_("charter"))
    number = models.CharField(
        _("number"),
        max_length=12,
        validators=[is_edition_number],
        help_text=_("As in 0.1; a year for a reference charter."),
    )
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.DRAFT, editable=False)
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="next_editions", verbose_name=_("made from")
    )
    preamble = models.TextField(_("preamble"), blank=True, help_text=_("Plain text; an empty line begins a paragraph."))
    digest = models.CharField(_("digest"), max_length=64, blank=True, editable=False)
    sealed_at = models.DateTimeField(_("sealed at"), null=True, editable=False)
    consultation_opened_on = models.DateField(_("consultation opened on"), null=True, editable=False)
    consultation_closes_on = models.DateField(_("consultation closes on"), null=True, blank=True)
    in_force_on = models.DateField(_("in force from"), null=True, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ("charter", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("charter", "number"), name="edition_number_once_a_charter"),
            models.CheckConstraint(
                name="edition_sealed_unless_draft",
                condition=Q(status="abandoned")
                | Q(status__in=["draft", "reference"], sealed_at__isnull=True, digest="")
                | (~Q(status__in=["draft", "reference"]) & Q(sealed_at__isnull=False) & ~Q(digest="")),
            ),
            models.UniqueConstraint(
                fields=("charter",), condition=Q(status="in_force"), name="edition_in_force_once_a_charter"
            ),
        )

    def __str__(self):
        return f"{self.charter} {self.number}"

    def get_absolute_url(self):
        """Address of the edition's public page."""
        return reverse("charters:edition", args=[self.charter.slug, self.number])

    @property
    def is_sealed(self):
        """Whether the edition and its wordings can no longer change."""
        return self.sealed_at is not None

    @property
    def is_public(self):
        """Whether everyone may read the edition, as ``EditionQuerySet.public()`` finds in the database."""
        if self.status == self.Status.ABANDONED:
            return self.is_sealed
        return self.status != self.Status.DRAFT

    @property
    def path(self):
        """``charters/socle-commun/editions/0.1``: how the register of acts names the edition."""
        return f"charters/{self.charter.slug}/editions/{self.number}"

    @property
    def preamble_paragraphs(self):
        """The preamble's paragraphs in the active language, as a list of strings."""
        return paragraphs(self.preamble)


class EditionAct(models.Model):
    """What is said of an act on an edition beside its entry in the register, which holds no prose: date and reason."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="acts", verbose_name=_("edition"))
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="edition_act", verbose_name=_("entry"))
    on = models.DateField(_("date"))
    note = models.TextField(_("decision or reason"), blank=True)

    class Meta:
        verbose_name = _("act on an edition")
        verbose_name_plural = _("acts on editions")
        ordering = ("entry",)

    def __str__(self):
        return f"{self.edition}: {self.entry.get_act_display()}"


class Article(models.Model):
    """The place of a wording in an edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="articles", verbose_name=_("edition"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    heading = models.CharField(
        _("heading before it"), max_length=160, blank=True, help_text=_("Begins a group of principles.")
    )
    revision = models.ForeignKey(PrincipleRevision, models.PROTECT, related_name="articles", verbose_name=_("wording"))

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=("edition", "revision"), name="article_wording_once_an_edition"),)

    def __str__(self):
        return f"{self.position}. {self.revision}"
