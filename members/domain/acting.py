"""Who acts for which member at a moment. The moment is an aware datetime; each member's own date decides."""

from dataclasses import dataclass

from django.db.models import Q

from ..models import Mandate, Member, User
from ..rules import COMMISSION_STAFF, SECRETARIAT, is_of_team

# In this order people are listed.
KINDS = (Mandate.Kind.DELEGATE, Mandate.Kind.ALTERNATE, Mandate.Kind.CONTRIBUTOR, Mandate.Kind.OBSERVER)
LEADING = (Mandate.Kind.DELEGATE, Mandate.Kind.ALTERNATE)


@dataclass(frozen=True)
class Seat:
    """One account's place in a member's delegation: the member, and the mandates by which the account acts for it."""

    member: Member
    mandates: tuple

    @property
    def leads(self):
        """Whether the account manages the member's contributors."""
        return any(mandate.kind in LEADING for mandate in self.mandates)


def mandates_of(user, *, at):
    """The mandates by which ``user`` acts at ``at``, by member's name; none for anonymous readers. Two queries."""
    return user.mandates_at(at) if user.is_authenticated else []


def seats_of(user, *, at):
    """A Seat for each member that ``user`` acts for at ``at``, by member's name. Two queries, then remembered."""
    members = {}
    for mandate in mandates_of(user, at=at):
        members.setdefault(mandate.member_id, []).append(mandate)
    return [Seat(mandates[0].member, tuple(mandates)) for mandates in members.values()]


def seat_of(user, *, slug, at):
    """The Seat of ``user`` for the member at the address ``slug``, or None: for another's and an absent one alike."""
    return next((seat for seat in seats_of(user, at=at) if seat.member.slug == slug), None)


def delegation_of(member, *, at, coming=False):
    """The mandates that hold for ``member`` at ``at``, with people and accounts: delegates first. One query.

    ``coming``: those too that have not begun yet.
    """
    mandates = member.mandates.select_related("person__user").order_by("person__surname", "person__given_name", "pk")
    for mandate in mandates:
        mandate.member = member
    kept = (mandate for mandate in mandates if mandate.holds_at(at) or (coming and mandate.may_begin_after(at)))
    return sorted(kept, key=lambda mandate: KINDS.index(mandate.kind))


def leaders_of_members(*, at, members=None):
    """Active accounts of every member's delegates and alternates at ``at``, without those of the team. One query.

    ``members``: only theirs, a set of Member or a queryset of their keys.
    """
    team = User.objects.filter(
        Q(is_staff=True) | Q(is_superuser=True) | Q(groups__name__in=(COMMISSION_STAFF, SECRETARIAT))
    )
    mandates = Mandate.objects.filter(kind__in=LEADING, person__user__is_active=True)
    if members is not None:
        mandates = mandates.filter(member__in=members)
    mandates = mandates.exclude(person__user__in=team).select_related("member", "person__user")
    return list({mandate.person.user: None for mandate in mandates if mandate.holds_at(at)})


def leaders_of(member, *, at, but=None):
    """Active accounts of the member's delegates and alternates at ``at``, without the account ``but``."""
    found = {
        mandate.person.user.pk: mandate.person.user
        for mandate in delegation_of(member, at=at)
        if mandate.kind in LEADING and hasattr(mandate.person, "user") and mandate.person.user.is_active
    }
    return [user for pk, user in found.items() if (but is None or pk != but.pk) and not is_of_team.test(user)]
