"""Charters, shared or a member's own, and the laws that principles lean on."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from members.models import Member


class Charter(Versioned):
    """A charter: the network's shared one, or another kept here as a reference."""

    class Kind(models.TextChoices):
        SHARED = "shared", _("shared charter")
        REFERENCE = "reference", _("reference charter")

    slug = models.SlugField(
        _("address"),
        unique=True,
        help_text=_("Last part of the page's address."),
        error_messages={"unique": _("Another charter has this address: choose another.")},
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    owner = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="charters", verbose_name=_("member that owns it")
    )
    publisher = models.CharField(
        _("publisher"), max_length=200, blank=True, help_text=_("For a charter that no member owns.")
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    summary = models.TextField(_("summary"), blank=True)
    adoption_note = models.TextField(_("how it was adopted"), blank=True)
    url = models.URLField(_("published at"), blank=True)

    class Meta:
        verbose_name = _("charter")
        verbose_name_plural = _("charters")
        ordering = ("kind", "title")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Address of the charter's public page."""
        return reverse("charters:charter", args=[self.slug])


class Law(Versioned):
    """A legal text that principles lean on, cited and never copied."""

    key = models.SlugField(_("key"), unique=True)
    title = models.CharField(_("title"), max_length=250)
    jurisdiction = models.CharField(_("jurisdiction"), max_length=120)
    note = models.TextField(_("note"), blank=True)
    url = models.URLField(_("published at"), blank=True)

    class Meta:
        verbose_name = _("law")
        verbose_name_plural = _("laws")
        ordering = ("title",)

    def __str__(self):
        return self.title
