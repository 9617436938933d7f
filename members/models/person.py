"""People: officials known to the portal, and the ways their names are spelt."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.models import Versioned
from charter_portal.text.normalising import search_key

ERASED_SURNAME = "—"
"""The surname of a person whose name was erased; a given name made of the number tells them apart."""


def _erased(given_name):
    return gettext("person erased, no. %(number)s") % {"number": given_name}


def in_list(surname, given_name):
    """SURNAME then given name, as lists print it."""
    if surname == ERASED_SURNAME:
        return _erased(given_name)
    return f"{surname} {given_name}".strip()


def in_prose(surname, given_name):
    """Given name then SURNAME, as minutes print it in a sentence."""
    if surname == ERASED_SURNAME:
        return _erased(given_name)
    return f"{given_name} {surname}".strip()


class Person(Versioned):
    """An official acting in a function. NOM and prénom apart; contacts are private."""

    class Civility(models.TextChoices):
        MADAM = "mme", _("Ms")
        SIR = "m", _("Mr")

    surname = models.CharField(_("surname"), max_length=120)
    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    civility = models.CharField(_("civility"), max_length=3, choices=Civility, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)
    email = models.EmailField(_("e-mail (private)"), blank=True)
    phone = models.CharField(_("telephone (private)"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("surname", "given_name")

    def __str__(self):
        return in_list(self.surname, self.given_name)

    @property
    def name_in_prose(self):
        """Given name then SURNAME, as minutes print it in a sentence."""
        return in_prose(self.surname, self.given_name)

    @property
    def active_account(self):
        """Their account while it can be signed in to, or None."""
        account = getattr(self, "user", None)
        return account if account and account.is_active else None

    @property
    def mail_address(self):
        """The e-mail address to which someone is written: that of an active account, else of their file, or ""."""
        account = self.active_account
        return account.email if account else self.email

    @property
    def mail_language(self):
        """The language in which they are written to: that of an active account, else of their file, else French."""
        account = self.active_account
        return (account.language if account else self.language) or settings.LANGUAGE_CODE

    @property
    def key(self):
        """The name without case, accents or punctuation, for comparing spellings."""
        return search_key(str(self))


class PersonSpelling(models.Model):
    """Another way in which a source spells a person's name."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="spellings", verbose_name=_("person"))
    surname = models.CharField(_("surname"), max_length=120)
    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    seen_in = models.CharField(_("seen in"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("spelling of a person")
        verbose_name_plural = _("spellings of people")
        constraints = (
            models.UniqueConstraint(fields=("person", "surname", "given_name"), name="person_spelling_once"),
        )

    def __str__(self):
        return in_list(self.surname, self.given_name)


class PersonMerge(models.Model):
    """The record that two people on file were one: who said so, when, and what was moved."""

    kept = models.ForeignKey(Person, models.CASCADE, related_name="merges", verbose_name=_("person kept"))
    merged_number = models.PositiveBigIntegerField(_("former number"))
    merged_name = models.CharField(_("former name"), max_length=250)
    moved = models.JSONField(_("rows moved"), default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("merge of people")
        verbose_name_plural = _("merges of people")
        ordering = ("-at",)

    def __str__(self):
        return f"{self.merged_name} → {self.kept}"


class DistinctPeople(models.Model):
    """The judgement that two people whose names are alike are two: they are no longer offered for merging."""

    # The one with the smaller number is person_a, so that a pair is there once.
    person_a = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("one person"))
    person_b = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("other person"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("pair of distinct people")
        verbose_name_plural = _("pairs of distinct people")
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("person_a", "person_b"), name="distinct_people_once"),
            models.CheckConstraint(name="distinct_people_in_order", condition=Q(person_a__lt=F("person_b"))),
        )

    def __str__(self):
        return f"{self.person_a} ≠ {self.person_b}"
