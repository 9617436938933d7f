"""Accounts. The login is an e-mail address; roles are groups, read by members.rules."""

import secrets

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from charter_portal.text.normalising import search_key

from ..rules import is_of_team
from .mandate import Mandate
from .person import Person


def new_actor_number():
    """A random 48-bit number that stands for the account in the register of acts, instead of a name."""
    return secrets.randbits(48)


class UserManager(BaseUserManager):
    """Creates accounts; e-mail addresses are kept in lower case so that one address is one login."""

    def create_user(self, email, password=None, **fields):
        """Create and return an account. Raises ValueError without an address."""
        if not email:
            raise ValueError("an account needs an e-mail address")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """Create and return an administrator."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username):
        """The account of an address, whatever its case."""
        return self.get(email=username.strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who can sign in."""

    email = models.EmailField(_("e-mail"), unique=True)
    person = models.OneToOneField(
        Person, models.SET_NULL, null=True, blank=True, related_name="user", verbose_name=_("person")
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="fr")
    is_staff = models.BooleanField(_("may enter the administration"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("since"), auto_now_add=True)
    actor_number = models.PositiveBigIntegerField(
        _("number in the register"), unique=True, default=new_actor_number, editable=False
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ("email",)

    def __str__(self):
        return self.email

    def get_full_name(self):
        """The person's name, or the address where no person is known."""
        return self.person.name_in_prose if self.person else self.email

    get_short_name = get_full_name

    @cached_property
    def _mandates(self):
        if not self.person_id:
            return []
        mandates = Mandate.objects.filter(person=self.person_id).select_related("member")
        return sorted(mandates, key=lambda mandate: (search_key(mandate.member.name), mandate.member_id, mandate.pk))

    def mandates_at(self, at):
        """The mandates by which the account acts at the aware datetime ``at``, with their members, by member's name.

        Two queries the first time, the other for the groups; then remembered by this object. A request has an object
        of its own, so that a mandate that ended is refused at the next one. None for an account of the team, whatever
        is on file.
        """
        holding = [mandate for mandate in self._mandates if mandate.holds_at(at)] if self.is_active else []
        return [] if holding and is_of_team.test(self) else holding
