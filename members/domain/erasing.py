"""Erasing what is held about someone who asks for it, or whose time is over."""

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q
from simple_history.models import HistoricalChanges

from charter_portal.personal_data.erasing import erase
from charter_portal.personal_data.inventory import Subject

from ..accounts.sessions import end_sessions
from ..exceptions import LastAdministrator
from ..models import Mandate, Person, PersonMerge, User
from ..models.person import ERASED_SURNAME


def erased_address(user):
    """The address that an account has once its own is erased: it exists nowhere, and says nothing but a number."""
    return f"{user.actor_number}@erased.invalid"


def subject_of(person=None, user=None):
    """The Subject that ``person`` and ``user`` (either may be None) are, with former numbers and all addresses."""
    user = user or getattr(person, "user", None)
    person = person or (user.person if user else None)
    numbers, addresses = set(), set()
    if person:
        numbers = {person.pk, *PersonMerge.objects.filter(kept=person).values_list("merged_number", flat=True)}
        addresses |= _addresses(person, Person.history.filter(id__in=numbers))
    if user:
        addresses |= _addresses(user, User.history.filter(id=user.pk))
    # A former address may be another's by now.
    addresses -= set(
        User.objects.exclude(pk=user and user.pk).filter(email__in=addresses).values_list("email", flat=True)
    )
    return Subject(
        accounts=frozenset({user.pk} if user else ()),
        people=frozenset(numbers),
        addresses=frozenset(addresses - {""}),
        actor_numbers=frozenset({user.actor_number} if user else ()),
    )


def _addresses(row, history):
    """The address of ``row`` and those that it had, in lower case."""
    return {address.lower() for address in (row.email, *history.values_list("email", flat=True).distinct())}


def is_named_in_records(person):
    """Whether a row of another application names ``person``: an attendance, a speech, an act."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: person}).exists()
        for relation in Person._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and not relation.concrete
        and relation.related_model._meta.app_label != Person._meta.app_label
        and not issubclass(relation.related_model, HistoricalChanges)
    )


def erase_data(*, person=None, user=None, by, at):
    """Erase account, contacts, history and mail of someone, in one transaction; their mandates end.

    The name goes too, unless it stands in the records of the network (GDPR art. 17 § 3 b and d): the name of an
    official who attended or acted is then all that remains. Entries of the register hold no names and stay.
    Raises LastAdministrator where nobody could run the portal afterwards.
    """
    with transaction.atomic():
        subject = subject_of(person=person, user=user)
        account = User.objects.select_for_update().filter(pk__in=subject.accounts).first()
        if account and account.is_superuser and not _other_administrator(account):
            raise LastAdministrator
        person = Person.objects.select_for_update().filter(pk__in=subject.people).first()
        if person:
            _end_mandates(person, by=by, at=at)
        if account:
            account.groups.clear()  # before its row is erased: the history of groups copies the account
            _end_sessions(account)
        stays = person is not None and is_named_in_records(person)
        erase(subject)
        if person:
            _rename(person, subject.people, *((person.surname, person.given_name) if stays else ()))
    return stays


def forget_account(sender, instance, **kwargs):
    """Before an account is deleted: erase what is held about it, so that neither history nor log keeps its address.

    Its person, if it has one, stays on file: a mandate may go on without an account.
    """
    with transaction.atomic():
        _end_sessions(instance)
        subject = subject_of(user=instance)
        erase(Subject(accounts=subject.accounts, addresses=subject.addresses - _of_person(instance)))
        instance.email = erased_address(instance)  # the last row of history copies what is in memory


def _of_person(user):
    """Addresses at which the person of an account is reached, with or without it."""
    return {user.person.email.lower()} if user.person else set()


def _end_sessions(account):
    end_sessions(UserSession.objects.filter(user=account))


def _other_administrator(account):
    return User.objects.filter(is_superuser=True, is_active=True).exclude(pk=account.pk).exists()


def _end_mandates(person, *, by, at):
    """End the mandates that would run on: one that has not begun ends on the day on which it would have."""
    later = Q(ends_on__isnull=True) | Q(ends_on__gt=at.date())
    for mandate in Mandate.objects.filter(later, person=person).select_for_update():
        mandate.ends_on = max(mandate.starts_on, at.date())
        mandate.ended_at = at
        mandate.version += 1
        mandate._history_user = by
        mandate.save(update_fields=["ends_on", "ended_at", "version"])


def _rename(person, numbers, surname=ERASED_SURNAME, given_name=None):
    """Give the row and all history of ``numbers`` one name: that of the records, or one that names nobody."""
    name = {"surname": surname, "given_name": str(person.pk) if given_name is None else given_name}
    Person.objects.filter(pk=person.pk).update(**name)
    Person.history.filter(id__in=numbers).update(**name)
