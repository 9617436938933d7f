"""The roll of a round: the cities entitled to vote, as they were when it was opened."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from members.models import Member

from ...domain.words import AUTHORITATIVE
from .round import Round


class Elector(models.Model):
    """A city on the roll. Its names are copies: what happens to the city afterwards changes no roll."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="electors", verbose_name=_("vote"))
    member = models.ForeignKey(Member, models.PROTECT, related_name="elections", verbose_name=_("member"))
    slug = models.SlugField(_("address"))
    name_in_french = models.CharField(_("name in French"), max_length=120)
    name_in_english = models.CharField(_("name in English"), max_length=120, blank=True)
    name_in_arabic = models.CharField(_("name in Arabic"), max_length=120, blank=True)
    country = CountryField(_("country"))

    class Meta:
        verbose_name = _("city entitled to vote")
        verbose_name_plural = _("cities entitled to vote")
        ordering = ("round", "name_in_french", "pk")
        constraints = (
            models.UniqueConstraint(fields=("round", "member"), name="elector_once_a_round"),
            models.UniqueConstraint(fields=("round", "slug"), name="elector_slug_once_a_round"),
        )

    def __str__(self):
        return self.name

    @property
    def name(self):
        """The city's name in the active language, in French where it has none."""
        names = {"en": self.name_in_english, "ar": self.name_in_arabic}
        return names.get(get_language() or AUTHORITATIVE) or self.name_in_french
