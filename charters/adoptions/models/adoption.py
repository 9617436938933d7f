"""Adoptions, and what happened to them."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from charter_portal.register.models import Entry
from members.models import Member

from ...models import Charter, Principle
from ..querysets import AdoptionActQuerySet, AdoptionQuerySet
from ..standing import Life, Stance


class Adoption(Versioned):
    """What a member has to do with a charter, from a declared interest to a council's decision and on.

    How it stands is never written here: it follows from what happened (``spans``, ``holdings``).
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="adoptions", verbose_name=_("member"))
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="adoptions", verbose_name=_("charter"))

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("member", "charter"), name="adoption_once_a_member_and_charter"),
        )

    def __str__(self):
        return f"{self.member} – {self.charter}"

    @property
    def path(self):
        """``members/kindia/adoptions/socle-commun``: how the register of acts names the adoption."""
        return f"members/{self.member.slug}/adoptions/{self.charter.slug}"

    @property
    def is_support(self):
        """Whether the member is an institution: it supports the charter, and adopts it for no city."""
        return self.member.kind == Member.Kind.INSTITUTION

    def get_absolute_url(self):
        """Address of the public page of the member, which says how it stands."""
        return reverse("members:member", args=[self.member.slug])


class AdoptionAct(models.Model):
    """What is said of an act on an adoption beside its entry in the register. Never changed, never deleted.

    ``on``: the day that it counts from; of a verification, the instrument itself says it. ``source``: where it was
    said, for what the portal took from a document, with its ``source_path`` in the portal, without a language.
    """

    adoption = models.ForeignKey(Adoption, models.PROTECT, related_name="acts", verbose_name=_("adoption"))
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="adoption_act", verbose_name=_("entry"))
    instrument = models.ForeignKey(
        "adoptions.Instrument", models.PROTECT, null=True, related_name="acts", verbose_name=_("instrument")
    )
    on = models.DateField(_("date"))
    expected_on = models.DateField(_("sitting expected on"), null=True)
    note = models.TextField(_("reason or note"), blank=True)
    source_fr = models.CharField(_("source"), max_length=200, blank=True)
    source_en = models.CharField(max_length=200, blank=True)
    source_ar = models.CharField(max_length=200, blank=True)
    source_path = models.CharField(_("address of the source"), max_length=200, blank=True)

    objects = AdoptionActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act on an adoption")
        verbose_name_plural = _("acts on adoptions")
        ordering = ("entry",)

    def __str__(self):
        return f"{self.adoption}: {self.entry.get_act_display()}"


class AdoptionSpan(models.Model):
    """Derived from the acts, so that pages can ask for it: how the adoption stood from a day to the day before another.

    ``manage.py rebuild_adoptions`` makes these rows and those of Holding anew.
    """

    adoption = models.ForeignKey(Adoption, models.CASCADE, related_name="spans", verbose_name=_("adoption"))
    life = models.CharField(_("state"), max_length=12, choices=[(life.value, life.value) for life in Life])
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True)

    class Meta:
        verbose_name = _("state of an adoption")
        verbose_name_plural = _("states of adoptions")
        ordering = ("adoption", "since")
        indexes = (models.Index(fields=("life", "since", "until"), name="adoption_span_at"),)

    def __str__(self):
        return f"{self.adoption_id}: {self.life} {self.since}"


class Holding(models.Model):
    """Derived from verified instruments: what the city held of a principle from a day to the day before another."""

    adoption = models.ForeignKey(Adoption, models.CASCADE, related_name="holdings", verbose_name=_("adoption"))
    principle = models.ForeignKey(Principle, models.PROTECT, related_name="holdings", verbose_name=_("principle"))
    choice = models.ForeignKey("adoptions.Choice", models.PROTECT, related_name="holdings", verbose_name=_("choice"))
    stance = models.CharField(_("stance"), max_length=12, choices=[(one.value, one.value) for one in Stance])
    substance = models.PositiveSmallIntegerField(_("substance"), help_text=_("Major number of the wording."))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True)

    class Meta:
        verbose_name = _("principle as a city holds it")
        verbose_name_plural = _("principles as cities hold them")
        ordering = ("adoption", "principle", "since")
        # What bars count, in the order in which they count it: read from the index alone, without sorting.
        indexes = (
            models.Index(
                fields=("principle", "substance", "stance", "adoption", "since", "until"), name="adoption_holding_sums"
            ),
        )

    def __str__(self):
        return f"{self.adoption_id}: {self.principle_id} {self.stance} {self.since}"
