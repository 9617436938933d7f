"""What pages say of how members stand with the charter."""

from django import template
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_countries.fields import Country

from ..domain.editions import edition_in_force
from ..reading.cities import city_read
from ..reading.listing import principles_of, shared_charter
from ..reading.mapping import MIXED
from ..reading.sums import adopters_on, bars_of
from ..standing import Life, State
from ..words import LIVES, STATES, SUPPORT

# Form as well as colour tells states apart.
SIGNS = {
    State.ADOPTED: "✓",
    State.PROVISION: "±",
    State.RESERVATION: "⚑",
    State.DEFERRED: "…",
    State.TO_CONFIRM: "!",
    State.UNDECIDED: "–",
}
_CHIPS = {
    State.ADOPTED: "adopted",
    State.PROVISION: "local",
    State.RESERVATION: "local",
    State.DEFERRED: "none",
    State.TO_CONFIRM: "confirm",
    State.UNDECIDED: "none",
}
_LIFE_CHIPS = {Life.ADOPTED: ("adopted", "✓"), Life.SUSPENDED: ("confirm", "‖"), Life.WITHDRAWN: ("none", "✗")}
_MIXED_SAID = _("not alike in its cities")

register = template.Library()


@register.filter
def state_said(state):
    """How a principle stands ("to_confirm"), in the reader's language."""
    return STATES[state]


@register.filter
def state_sign(state):
    """The sign of how a principle stands."""
    return SIGNS[state]


@register.filter
def state_chip(state):
    """The class of the chip that says how a principle stands."""
    return _CHIPS[state]


@register.filter
def life_said(life, is_support=False):
    """How an adoption stands, in the reader's language: a city's, or an institution's; MIXED on a country's mark."""
    return _MIXED_SAID if life == MIXED else (SUPPORT if is_support else LIVES)[life]


@register.filter
def life_sign(life):
    """The sign of how an adoption stands."""
    return _LIFE_CHIPS.get(life, ("none", "○"))[1]


@register.filter
def life_chip(life):
    """The class of the chip that says how an adoption stands."""
    return _LIFE_CHIPS.get(life, ("none", "○"))[0]


@register.filter
def country_name(code):
    """The name of a country ("SN"), in the reader's language."""
    return Country(code).name


@register.simple_tag
def standing_of_member(member):
    """How a member stands today with the shared charter, a CityRead, or None where there is no charter; ten queries."""
    charter = shared_charter()
    return charter and city_read(member, charter, get_language(), on=timezone.localdate())


@register.simple_tag
def bar_of(principle):
    """The Bar of a principle of the shared charter today, or None where no edition in force lists it; four queries."""
    on = timezone.localdate()
    edition = edition_in_force(principle.charter_id, on=on)
    listed = principles_of(edition, get_language()) if edition else ()
    found = next((one for one in listed if one.pk == principle.pk), None)
    return found and bars_of(principle.charter_id, (found,), on=on)[0]


@register.simple_tag
def adopters_today():
    """How many cities have adopted the shared charter by today; two queries."""
    charter = shared_charter()
    return adopters_on(charter, on=timezone.localdate()).count() if charter else 0
