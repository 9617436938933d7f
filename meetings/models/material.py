"""Photographs and documents of a meeting."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned

from ..querysets import NotedQuerySet
from .agenda import AgendaItem
from .meeting import Meeting


class Photograph(Versioned):
    """A photograph, made small at upload, with a caption and words for who cannot see it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="photographs", verbose_name=_("meeting"))
    item = models.ForeignKey(
        AgendaItem, models.RESTRICT, null=True, blank=True, related_name="photographs", verbose_name=_("agenda item")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    image = models.ImageField(_("image"), upload_to="photographs/", width_field="width", height_field="height")
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    alternative = models.CharField(
        _("alternative text"), max_length=300, help_text=_("What the photograph shows, for who cannot see it.")
    )
    credit = models.CharField(_("credit"), max_length=160, blank=True)

    objects = NotedQuerySet.as_manager()

    class Meta:
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")
        ordering = ("position", "pk")

    def __str__(self):
        return self.caption or self.alternative

    @property
    def is_for_few(self):
        """Whether not everyone may see it: the sitting lasts, or it belongs to an item for members only."""
        is_for_members = self.item is not None and self.item.audience == AgendaItem.Audience.MEMBERS
        return is_for_members or self.meeting.status in Meeting.NOT_OVER


class Document(Versioned):
    """A file that belongs to a meeting, as a presentation."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="documents", verbose_name=_("meeting"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = models.CharField(_("title"), max_length=250)
    file = models.FileField(_("file"), upload_to="documents/")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ("position", "pk")

    def __str__(self):
        return self.title
