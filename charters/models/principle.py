"""Principles and what they draw on."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned

from ..querysets import PrincipleQuerySet
from .charter import Charter, Law


class Principle(Versioned):
    """A principle of a charter, whatever its wording. Its words live in PrincipleRevision."""

    charter = models.ForeignKey(Charter, models.PROTECT, related_name="principles", verbose_name=_("charter"))
    key = models.SlugField(_("key"), help_text=_("Short French word, last part of the page's address."))

    objects = PrincipleQuerySet.as_manager()

    class Meta:
        verbose_name = _("principle")
        verbose_name_plural = _("principles")
        ordering = ("charter", "key")
        constraints = (
            models.UniqueConstraint(
                fields=("charter", "key"),
                name="principle_key_once_a_charter",
                violation_error_message=_("Another principle of this charter has this key: choose another."),
            ),
        )

    def __str__(self):
        return self.key

    @property
    def choice_label(self):
        """``Sobriété numérique · Socle commun``: the title, of rows got by ``for_choosing``, and the charter."""
        return f"{getattr(self, 'latest_title', None) or self.key} · {self.charter}"

    def get_absolute_url(self):
        """Address of the principle's public page."""
        return reverse("charters:principle", args=[self.key])


class Source(Versioned):
    """What a principle draws on: a principle or passage of a charter, a law, a meeting.

    What is not known stays blank: a source may cite "commitment 1" without its text.
    Sources explain a principle; they are no part of the wording that is sealed and voted.
    """

    class Kind(models.TextChoices):
        CHARTER = "charter", _("charter")
        LAW = "law", _("law")
        MEETING = "meeting", _("meeting")

    principle = models.ForeignKey(Principle, models.CASCADE, related_name="sources", verbose_name=_("principle"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    charter = models.ForeignKey(
        Charter, models.PROTECT, null=True, blank=True, related_name="citations", verbose_name=_("charter")
    )
    cited_principle = models.ForeignKey(
        Principle,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="citations",
        verbose_name=_("principle of that charter"),
    )
    law = models.ForeignKey(Law, models.PROTECT, null=True, blank=True, related_name="citations", verbose_name=_("law"))
    # A meeting is cited by its path, since charters stand below meetings and cannot point at them.
    meeting_path = models.CharField(
        _("meeting"), max_length=120, blank=True, help_text=_("As in villes-innovantes/11.")
    )
    locator = models.CharField(
        _("locator"), max_length=120, blank=True, help_text=_("Where in the source: commitment 1, article 22…")
    )
    note = models.TextField(_("what is drawn from it"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(
                name="source_names_what_its_kind_says",
                condition=models.Q(kind="charter", charter__isnull=False, law__isnull=True, meeting_path="")
                | models.Q(kind="law", law__isnull=False, charter__isnull=True, meeting_path="")
                | (models.Q(kind="meeting", charter__isnull=True, law__isnull=True) & ~models.Q(meeting_path="")),
                violation_error_message=_("Name the charter, the law or the meeting that the kind says, and only it."),
            ),
        )

    def __str__(self):
        cited = self.charter or self.law or self.meeting_path
        return f"{cited}, {self.locator}" if self.locator else str(cited)
