"""Invented cities, their people and accounts, with which someone tries the workspace on their own machine."""

import datetime
import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils import translation

from ..models import Invitation, Mandate, Member, Person, User
from .inviting import invite_for_mandate

_SINCE = datetime.date(2026, 1, 15)
_DOMAIN = "demonstration.example"  # can't receive mail (RFC 2606)


@dataclass(frozen=True)
class City:
    """An invented city. ``names``: French, English, Arabic."""

    letter: str
    names: tuple
    country: str
    time_zone: str
    votes: bool
    place: tuple

    @property
    def slug(self):
        """The last part of its address."""
        return f"ville-exemple-{self.letter}"


CITIES = (
    City("a", ("Ville-Exemple A", "Example City A", "مدينة مثال أ"), "GN", "Africa/Conakry", True, (10, -11)),
    City("b", ("Ville-Exemple B", "Example City B", "مدينة مثال ب"), "CA", "America/Toronto", True, (47, -72)),
    City("c", ("Ville-Exemple C", "Example City C", "مدينة مثال ج"), "LB", "Asia/Beirut", True, (34, 36)),
)
# Part of the address before the @, given name, language, and what they are for which city.
PEOPLE = (
    ("deleguee.a", "Aminata", "fr", {"a": "delegate"}),
    ("suppleant.a", "Bruno", "fr", {"a": "alternate"}),
    ("contributrice.ab", "Chloé", "fr", {"a": "contributor", "b": "observer"}),
    ("delegue.b", "Daniel", "en", {"b": "delegate"}),
    ("deleguee.c", "Emna", "ar", {"c": "delegate"}),
)
INVITED = ("invite.c", "Farid", "ar", "c")


@transaction.atomic
def invent_cities(*, at, new_password=False):
    """Make what is missing of CITIES and PEOPLE; returns ``{address: password}`` of those whose password was set.

    One random password is shared by the accounts made in one call. Someone who was invited waits for an answer; the
    aware datetime ``at`` is when. What exists is left as it is, unless ``new_password`` asks for a new one.
    """
    # Base columns follow the active language.
    with translation.override("fr"):
        members = {city.letter: _city(city) for city in CITIES}
        password, told = secrets.token_urlsafe(12), {}
        for local, given_name, language, kinds in PEOPLE:
            address = f"{local}@{_DOMAIN}"
            user = User.objects.filter(email=address).first()
            if user is None:
                person = _person(given_name, language)
                for letter, kind in kinds.items():
                    Mandate.objects.create(person=person, member=members[letter], kind=kind, starts_on=_SINCE)
                User.objects.create_user(address, password, person=person, language=language)
            elif new_password:
                user.set_password(password)
                user.save(update_fields=["password"])
            else:
                continue
            told[address] = password
        _invite(members, at)
    return told


def _city(city):
    french, english, arabic = city.names
    latitude, longitude = city.place
    member, _made = Member.objects.get_or_create(
        slug=city.slug,
        defaults={
            "name_fr": french,
            "name_en": english,
            "name_ar": arabic,
            "country": city.country,
            "time_zone": city.time_zone,
            "latitude": latitude,
            "longitude": longitude,
            "has_voting_right": city.votes,
            "joined_on": _SINCE,
            "is_demonstration": True,
        },
    )
    return member


def _person(given_name, language):
    return Person.objects.create(surname="EXEMPLE", given_name=given_name, language=language)


def _invite(members, at):
    local, given_name, language, letter = INVITED
    address = f"{local}@{_DOMAIN}"
    if not Invitation.objects.filter(email=address).exists():
        person = _person(given_name, language)
        mandate = Mandate.objects.create(
            person=person, member=members[letter], kind=Mandate.Kind.CONTRIBUTOR, starts_on=_SINCE
        )
        delegate = User.objects.get(email=f"deleguee.{letter}@{_DOMAIN}")
        invite_for_mandate(mandate=mandate, email=address, language=language, by=delegate, at=at)
