"""The list of those who are convened to a meeting: put together from what is on file, or by hand."""

from members.domain.acting import LEADING
from members.domain.adding import wait_for_other_tables
from members.models import Mandate, Person, User
from members.models.person import ERASED_SURNAME

from ..exceptions import (
    AlreadyConvened,
    AlreadyInvited,
    AnswersClosed,
    HoldsProxies,
    NotAddedByCity,
    NothingToTakeOver,
    TooManyAdded,
)
from ..models import Invitee, Meeting
from ..stages import Stage
from .acting import acting_on
from .answering import takes_answers
from .finding import of_name, seen_with

OPEN = (Stage.DRAFT, Stage.PLANNED, Stage.CONVENED)
"""The stages at which the list can change."""


MOST_ADDED = 20
"""How many people a city adds to a meeting: their mails are sent by the secretariat, but to addresses that it chose."""


def previous_meeting(meeting):
    """The meeting of the commission, held before a Meeting, whose participants are known; or None."""
    held = Meeting.objects.filter(commission=meeting.commission_id, number__lt=meeting.number)
    return held.exclude(attendances=None).order_by("-number").first()


def add_to_delegation(*, meeting, member, by, **facts):
    """Put someone on the list of a Meeting for the ``member`` that acts. Returns the Invitee.

    ``facts`` as for invite_by_hand. The secretariat has the convocation sent. Raises AnswersClosed, TooManyAdded,
    AlreadyInvited or StageForbids.
    """
    with acting_on(meeting, *OPEN) as (meeting, at):
        if not takes_answers(meeting, at=at):
            raise AnswersClosed
        if meeting.invitees.filter(member=member, added_by_city=True).count() >= MOST_ADDED:
            raise TooManyAdded(MOST_ADDED)
        return invite_by_hand(meeting=meeting, member=member, by=by, by_city=True, **facts)


def invite_by_hand(*, meeting, surname, given_name, email, language, member, title, by, by_city=False, also_for=()):
    """Put someone on the list of a Meeting, and on file if they are not yet. Returns the Invitee.

    A person on file is found by e-mail address or by name: among all people, and where a city adds them among those
    who have acted for or with it, so that it learns nothing of others. Raises AlreadyInvited or StageForbids.
    """
    with acting_on(meeting, *OPEN) as (meeting, _at):
        wait_for_other_tables()
        email = email.strip().lower()
        person = _on_file(surname, given_name, email, member, by_city)
        if person is None and not email:
            # Of someone without address and city nothing but the list tells that they were added a moment ago.
            person = of_name(surname, given_name, [row.person for row in _listed(meeting, member)])
        if person is None:
            person = Person(surname=surname, given_name=given_name, email=email, language=language)
            person._history_user = by
            person.save()
        elif meeting.invitees.filter(person=person).exists():
            raise AlreadyInvited(person.name_in_prose)
        elif email and not person.email and not User.objects.filter(person=person).exists():
            person.email = email
            person.version += 1
            person._history_user = by
            person.save(update_fields=["email", "version"])
        invitee = Invitee.objects.create(
            meeting=meeting, person=person, member=member, title=title, added_by_city=by_city
        )
        invitee.also_for.set([one for one in also_for if one != member])
        return invitee


def _on_file(surname, given_name, email, member, by_city):
    """The Person of an address, or else of a name seen with the member; None where nobody is."""
    near = Person.objects.none()
    if member is not None:
        near = seen_with(member)
    among = near if by_city else Person.objects.all()
    if email:
        by_address = among.filter(user__email=email).first() or among.filter(email=email).order_by("pk").first()
        if by_address:
            return by_address
    return of_name(surname, given_name, near.order_by("pk"))


def _listed(meeting, member):
    return meeting.invitees.filter(member=member).select_related("person")


def invite_previous(meeting):
    """Put those on the list who were at the previous meeting, with their cities and titles. Returns how many.

    Raises NothingToTakeOver or StageForbids.
    """
    with acting_on(meeting, *OPEN) as (meeting, _at):
        previous = previous_meeting(meeting)
        rows = previous.attendances.select_related("person").prefetch_related("also_for") if previous else ()
        wanted = {}
        for row in rows:
            if row.person.surname != ERASED_SURNAME:
                wanted[row.person_id] = (row.member_id, row.title, list(row.also_for.all()))
        return _invite(meeting, wanted)


def invite_delegations(meeting):
    """Put the delegates and alternates of every member on the list, whose mandate holds now. Returns how many.

    Who acts for two members is one row. Raises NothingToTakeOver or StageForbids.
    """
    with acting_on(meeting, *OPEN) as (meeting, at):
        mandates = Mandate.objects.filter(kind__in=LEADING).select_related("member")
        wanted = {}
        for mandate in sorted(mandates, key=lambda mandate: (LEADING.index(mandate.kind), mandate.pk)):
            if not mandate.holds_at(at):
                continue
            member, _title, others = wanted.setdefault(mandate.person_id, (mandate.member_id, mandate.title, []))
            if mandate.member_id != member and mandate.member not in others:
                others.append(mandate.member)
        return _invite(meeting, wanted)


def _invite(meeting, wanted):
    """Invite ``{person's pk: (member's pk, title, other members)}``, without those on the list; returns how many."""
    there = set(meeting.invitees.values_list("person", flat=True))
    new = {pk: row for pk, row in wanted.items() if pk not in there}
    if not new:
        raise NothingToTakeOver
    Invitee.objects.bulk_create(
        Invitee(meeting=meeting, person_id=pk, member_id=member, title=title)
        for pk, (member, title, _others) in new.items()
    )
    for invitee in meeting.invitees.filter(person__in=[pk for pk, row in new.items() if row[2]]):
        invitee.also_for.set(new[invitee.person_id][2])
    return len(new)


def take_off(invitee, *, by_city=False):
    """Take someone off the list who has not been convened yet; ``by_city``: by a city, which had added them.

    Raises NotAddedByCity, AlreadyConvened, HoldsProxies or StageForbids.
    """
    with acting_on(invitee.meeting, *OPEN):
        invitee = Invitee.objects.select_related("person").get(pk=invitee.pk)
        if by_city and not invitee.added_by_city:
            raise NotAddedByCity(invitee.person.name_in_prose)
        if invitee.convened_at:
            raise AlreadyConvened(invitee.person.name_in_prose)
        if invitee.proxies.exists():
            raise HoldsProxies(invitee.person.name_in_prose)
        invitee.delete()
