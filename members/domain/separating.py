"""The team and the cities are kept apart: nobody of the team acts for a city, so that no one decides on both sides."""

from ..models import Mandate, User
from ..rules import is_of_team


def account_of_team(*, email="", person=None):
    """Whether the account of an address, or of a person, is of the team."""
    accounts = User.objects.filter(email=email.strip().lower()) if email else User.objects.filter(person=person)
    return any(is_of_team.test(account) for account in accounts)


def acts_for_a_city(person, *, at):
    """Whether ``person``, None for nobody, acts for a member at ``at`` or will by a mandate that is entered already."""
    mandates = Mandate.objects.filter(person=person).select_related("member") if person else ()
    return any(mandate.holds_at(at) or mandate.may_begin_after(at) for mandate in mandates)
