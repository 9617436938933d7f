"""A city's delegates let contributors in and end their mandates; every change is on record and told."""

from django.db import transaction

from ..exceptions import AlreadyActs, AlreadyInvited, MandateOver, NotAContributor, TooManyOpen, TooManyToday
from ..models import Invitation, Mandate, Member, Person
from .announcing import announce_ending
from .inviting import A_DAY, invite_for_mandate, lock_mandate, mandate_is_over, revoke

# No city has so many people to ask at once; an account that was stolen could write to as many strangers.
MOST_OPEN = 30
MOST_A_DAY = 30


@transaction.atomic
def add_contributor(*, member, surname, given_name, title, email, language, by, at):
    """Write down a person, give them a contributor's mandate for ``member`` from today on, and invite them.

    Who has an account already, as for another city, is invited all the same: on acceptance the mandate goes to the
    person of that account. Returns the Mandate. Raises AlreadyActs, AlreadyInvited, TooManyOpen,
    TooManyToday, or as invite_for_mandate.
    """
    # The member's row is the lock under which its delegation changes.
    member = Member.objects.select_for_update().get(pk=member.pk)
    email = email.strip().lower()
    of_member = Mandate.objects.filter(member=member, person__user__email=email).select_related("member")
    if any(mandate.holds_at(at) for mandate in of_member):
        raise AlreadyActs
    open_ones = Invitation.objects.filter(mandate__member=member, accepted_at=None, revoked_at=None)
    if open_ones.filter(email=email).exists():
        raise AlreadyInvited
    if open_ones.count() >= MOST_OPEN:
        raise TooManyOpen
    # Those whose mandate was ended count too, else ending and adding would send mail without end.
    if Invitation.objects.filter(mandate__member=member, created_at__gt=at - A_DAY).count() >= MOST_A_DAY:
        raise TooManyToday
    person = Person(surname=surname, given_name=given_name, email=email, language=language)
    person._history_user = by
    person.save()
    mandate = Mandate(person=person, member=member, kind=Mandate.Kind.CONTRIBUTOR, title=title)
    mandate.starts_on = member.day_at(at)
    mandate._history_user = by
    mandate.save()
    invite_for_mandate(mandate=mandate, email=email, language=language, by=by, at=at)
    return mandate


@transaction.atomic
def end_contributor(*, mandate, by, at):
    """End a contributor's mandate at once: its last day is today, and it is refused from ``at`` on.

    Its open invitation is withdrawn. Returns the Mandate as stored. Raises NotAContributor or MandateOver.
    """
    mandate = lock_mandate(mandate.pk)
    if mandate.kind != Mandate.Kind.CONTRIBUTOR:
        raise NotAContributor
    if mandate_is_over(mandate, at=at):
        raise MandateOver
    mandate.ends_on, mandate.ended_at = max(mandate.member.day_at(at), mandate.starts_on), at
    mandate.version += 1
    mandate._history_user = by
    mandate.save(update_fields=["ends_on", "ended_at", "version"])
    for invitation in mandate.invitations.filter(accepted_at=None, revoked_at=None):
        revoke(invitation=invitation, by=by, at=at)
    announce_ending(mandate, by=by, at=at)
    return mandate
