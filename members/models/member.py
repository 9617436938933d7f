"""Members of the network: cities, metropolises and institutions."""

import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from charter_portal.editing.models import Versioned

from ..querysets import MemberQuerySet


def validate_time_zone(value):
    """Raise ValidationError unless ``value`` is an IANA time zone such as ``Africa/Conakry``."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(value)s” is not a known time zone. Write it as in Africa/Conakry."), params={"value": value}
        )


class Member(Versioned):
    """A city, metropolis or institution of the network, under its present name."""

    class Kind(models.TextChoices):
        CITY = "city", _("city")
        METROPOLIS = "metropolis", _("metropolis")
        INSTITUTION = "institution", _("institution")

    slug = models.SlugField(_("address"), unique=True, help_text=_("Last part of the page's address."))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.CITY)
    name = models.CharField(_("name"), max_length=120)
    country = CountryField(_("country"))
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    geonames_id = models.PositiveIntegerField(_("GeoNames number"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=40, validators=[validate_time_zone], default="UTC")
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(_("year of the population figure"), null=True, blank=True)
    population_source = models.CharField(_("source of the population figure"), max_length=200, blank=True)
    website = models.URLField(_("web site"), blank=True)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    has_voting_right = models.BooleanField(
        _("has a voting right"),
        default=False,
        help_text=_("Given by the commission. Attending a meeting gives none."),
    )
    is_demonstration = models.BooleanField(
        _("invented for demonstration"), default=False, help_text=_("Never tick this for a real city.")
    )

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                name="member_coordinates_together",
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
            models.CheckConstraint(
                name="member_leaves_after_joining",
                condition=models.Q(left_on__isnull=True)
                | models.Q(joined_on__isnull=True)
                | models.Q(left_on__gte=models.F("joined_on")),
                violation_error_message=_("A member cannot leave before it joined."),
            ),
        )

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Address of the member's public page."""
        return reverse("members:member", args=[self.slug])

    @property
    def has_place(self):
        """Whether the member can be put on the map."""
        return self.latitude is not None

    def day_at(self, at):
        """The date at the aware datetime ``at`` in the member's time zone."""
        return at.astimezone(zoneinfo.ZoneInfo(self.time_zone)).date()


class Spelling(models.Model):
    """A way in which sources write a member's name; imports match on it."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="spellings", verbose_name=_("member"))
    text = models.CharField(_("as written"), max_length=160)

    class Meta:
        verbose_name = _("spelling of a member")
        verbose_name_plural = _("spellings of members")
        constraints = (models.UniqueConstraint(fields=("member", "text"), name="spelling_once_a_member"),)

    def __str__(self):
        return self.text


class FormerName(models.Model):
    """A name that a member bore during a period, [since, until)."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="former_names", verbose_name=_("member"))
    name = models.CharField(_("name"), max_length=120)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"))

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ("until",)
        constraints = (
            models.CheckConstraint(
                name="former_name_ends_after_it_begins",
                condition=models.Q(since__isnull=True) | models.Q(until__gt=models.F("since")),
                violation_error_message=_("The end must be after the beginning."),
            ),
        )

    def __str__(self):
        return self.name


class Succession(models.Model):
    """One member takes over from another, as when cities merge.

    Acts, rolls and adoptions stay with the predecessor; the successor decides anew.
    """

    predecessor = models.ForeignKey(
        Member, models.PROTECT, related_name="successions", verbose_name=_("member that ended")
    )
    successor = models.ForeignKey(
        Member, models.PROTECT, related_name="inheritances", verbose_name=_("member that takes over")
    )
    on = models.DateField(_("date"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = ("on",)
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor"), name="succession_once"),
            models.CheckConstraint(
                name="succession_between_two_members",
                condition=~models.Q(predecessor=models.F("successor")),
                violation_error_message=_("A member cannot take over from itself."),
            ),
        )

    def __str__(self):
        return f"{self.predecessor} → {self.successor}"
