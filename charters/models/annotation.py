"""Annotations of wordings, replies to them, and where they stand in later wordings."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from members.models import Member
from members.models.accounts import account

from ..querysets import AnnotationQuerySet, PlacementQuerySet
from .edition import Edition
from .revision import PrincipleRevision

LONGEST_BODY = 4000  # characters
# Offsets count code points of the statement in its canonical form: see charter_portal.text.anchoring.
_ONE_PLACE = Q(start=0, end=0, quote="") | Q(end__gt=F("start")) & ~Q(quote="")


class Hideable(models.Model):
    """What a city or the team wrote, which can be hidden with a reason and shown again, never deleted."""

    hidden_at = models.DateTimeField(_("hidden at"), null=True, editable=False)
    hidden_by = account(_("hidden by"))
    hidden_reason = models.CharField(_("reason for hiding it"), max_length=500, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_hidden(self):
        """Whether its words are kept from readers."""
        return self.hidden_at is not None


class Annotation(Hideable, Versioned):
    """What a city asks, remarks or proposes about a passage of a wording, or about the whole of it.

    Published, its words never change again; what became of it does. Readers are told the city, not the person.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", _("question")
        REMARK = "remark", _("remark")
        PROPOSAL = "proposal", _("proposal")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("everyone")
        MEMBERS = "members", _("the cities of the network and the team")
        CITY = "city", _("my city only")

    class Disposition(models.TextChoices):
        NONE = "none", _("waits for an answer")
        ANSWERED = "answered", _("answered")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="annotations", verbose_name=_("edition"))
    revision = models.ForeignKey(
        PrincipleRevision, models.PROTECT, related_name="annotations", verbose_name=_("wording")
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    quote = models.TextField(_("passage"), blank=True)
    prefix = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=32, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    visibility = models.CharField(_("who can read it"), max_length=7, choices=Visibility)
    body = models.TextField(_("text"), max_length=LONGEST_BODY)
    member = models.ForeignKey(Member, models.PROTECT, related_name="annotations", verbose_name=_("city"))
    author = account(_("written by"))
    created_at = models.DateTimeField(_("written at"))
    changed_at = models.DateTimeField(_("changed at"))
    published_at = models.DateTimeField(_("published on"), null=True, editable=False)
    published_by = account(_("published by"))
    disposition = models.CharField(
        _("what became of it"), max_length=8, choices=Disposition, default=Disposition.NONE, editable=False
    )
    disposition_reason = models.TextField(_("reason"), blank=True, editable=False)
    accepted_into = models.ForeignKey(
        Edition, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("accepted into")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    decided_by = account(_("decided by"))

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("annotation")
        verbose_name_plural = _("annotations")
        ordering = ("-published_at", "-pk")
        constraints = (
            models.CheckConstraint(name="annotation_of_a_passage_or_of_the_whole", condition=_ONE_PLACE),
            models.CheckConstraint(
                name="annotation_decided_with_a_reason",
                condition=Q(disposition="none", decided_at=None)
                | ~Q(disposition="none") & Q(decided_at__isnull=False) & ~Q(disposition_reason=""),
            ),
            models.CheckConstraint(
                name="annotation_accepted_into_an_edition",
                condition=Q(accepted_into=None) | Q(disposition="accepted"),
            ),
            models.CheckConstraint(
                name="annotation_hidden_with_a_reason", condition=Q(hidden_at=None) | ~Q(hidden_reason="")
            ),
        )
        indexes = (
            models.Index(name="annotation_newest_of_a_wording", fields=("revision", "-published_at", "-id")),
            models.Index(name="annotation_newest_of_a_city", fields=("member", "-published_at", "-id")),
        )

    def __str__(self):
        return f"{self.get_kind_display()} {self.pk}, {self.member}"

    def get_absolute_url(self):
        """Address of the annotation's page, which shows it to those who may read it."""
        return reverse("charters:annotation", args=[self.revision.principle.key, self.pk])

    @property
    def is_published(self):
        """Whether others may read it; its words are sealed then."""
        return self.published_at is not None

    @property
    def is_of_the_whole(self):
        """Whether it is about the whole principle, and about no passage."""
        return not self.quote


class Reply(Hideable):
    """An answer to an annotation, by a city or, where ``member`` is None, by the commission. Never changed."""

    annotation = models.ForeignKey(Annotation, models.PROTECT, related_name="replies", verbose_name=_("annotation"))
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="replies", verbose_name=_("city")
    )
    author = account(_("written by"))
    body = models.TextField(_("text"), max_length=LONGEST_BODY)
    created_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ("created_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="reply_hidden_with_a_reason", condition=Q(hidden_at=None) | ~Q(hidden_reason="")
            ),
        )

    def __str__(self):
        return f"{self.annotation}: {self.member or _('the commission')}"


class Placement(models.Model):
    """Where an annotation of one wording stands in another: carried by the portal, or put there by a person."""

    class State(models.TextChoices):
        MOVED = "moved", _("same words")
        CHANGED = "changed", _("words changed")
        TO_DECIDE = "to_decide", _("to be decided")
        ORPHAN = "orphan", _("gone from the text")

    ATTACHED = (State.MOVED, State.CHANGED)

    annotation = models.ForeignKey(Annotation, models.CASCADE, related_name="placements", verbose_name=_("annotation"))
    revision = models.ForeignKey(
        PrincipleRevision, models.PROTECT, related_name="placements", verbose_name=_("wording")
    )
    state = models.CharField(_("status"), max_length=9, choices=State)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    quote = models.TextField(_("words that stand there"), blank=True)
    likeness = models.FloatField(_("likeness"), default=0)
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    decided_by = account(_("decided by"))

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("place in another wording")
        verbose_name_plural = _("places in other wordings")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("annotation", "revision"), name="placement_once_a_wording"),
            models.CheckConstraint(name="placement_is_a_passage_or_none", condition=_ONE_PLACE),
        )
        indexes = (
            models.Index(name="placement_waits", fields=("revision",), condition=Q(state__in=("to_decide", "orphan"))),
        )

    def __str__(self):
        return f"{self.annotation} → {self.revision.number}: {self.get_state_display()}"
