"""The inventory of personal data, as each application declares it.

A *holding* is what one model holds about people: which rows are about someone, which fields are personal, what for,
how long, and what erasure does to them. Field by field as the GDPR's record of processing asks (art. 30), so that
export (art. 15 and 20) and erasure (art. 17) read the same list and can't forget a field.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from simple_history.models import HistoricalChanges


@dataclass(frozen=True)
class Subject:
    """Someone whose data is asked for: numbers of their account and of their rows as a person, and addresses.

    ``people`` may hold several numbers: of those that were merged into one, whose history stays under the old number.
    ``actor_numbers`` stand for the account in the register of acts.
    """

    accounts: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    addresses: frozenset[str] = frozenset()
    actor_numbers: frozenset[int] = frozenset()


def by_account(lookup):
    """Rows whose ``lookup`` is the subject's account."""
    return lambda subject: Q(**{f"{lookup}__in": subject.accounts})


def by_person(lookup):
    """Rows whose ``lookup`` is the subject as a person."""
    return lambda subject: Q(**{f"{lookup}__in": subject.people})


def by_address(lookup):
    """Rows whose ``lookup`` is one of the subject's e-mail addresses, which are stored in lower case."""
    return lambda subject: Q(**{f"{lookup}__in": subject.addresses})


def by_actor_number(lookup):
    """Rows whose ``lookup`` is the number that stands for the subject's account in the register of acts."""
    return lambda subject: Q(**{f"{lookup}__in": subject.actor_numbers})


def by_reading(subject):
    """No row: a name stands in running text, and only someone who reads it can tell whose it is."""
    return Q(pk__in=())


def either(*ways):
    """Rows that one of ``ways`` leads to."""

    def rows(subject):
        found = Q(pk__in=())
        for way in ways:
            found |= way(subject)
        return found

    return rows


@dataclass(frozen=True)
class Holding:
    """What ``model`` (as ``members.Person``) holds about people.

    ``about``: the rows of a Subject, as a function to a Q. ``personal``: the fields that say something about them;
    ``other``: every other field of the model, so that each is looked at once. ``purpose`` and ``kept`` are sentences
    for people; ``what`` is its name in the plural, where the model's own isn't for people to read. ``erasure``: one of
    charter_portal.personal_data.erasing. The history of the model is held likewise.
    """

    model: str
    about: Callable[[Subject], Q]
    personal: tuple[str, ...]
    other: tuple[str, ...]
    purpose: str | Promise
    kept: str | Promise
    erasure: object
    what: str | Promise = ""

    @property
    def model_class(self):
        """The model itself."""
        return apps.get_model(self.model)

    @property
    def name(self):
        """What is held, in the plural, for people."""
        return self.what or self.model_class._meta.verbose_name_plural

    def rows(self, subject) -> QuerySet:
        """The rows about ``subject``."""
        return self.model_class._base_manager.filter(self.about(subject))

    @property
    def history_class(self):
        """The model that keeps the history of these rows, or None."""
        name = getattr(self.model_class._meta, "simple_history_manager_attribute", None)
        return getattr(self.model_class, name).model if name else None

    def history_rows(self, subject) -> QuerySet | None:
        """The rows of history about ``subject``, or None where no history is kept."""
        if self.history_class is None:
            return None
        return self.history_class._base_manager.filter(self.about(subject))


@dataclass
class Inventory:
    """Every declaration. One instance, ``inventory``, is filled when the applications are ready."""

    holdings: list[Holding] = field(default_factory=list)
    impersonal: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def hold(self, *holdings):
        """Declare what models hold about people."""
        self.holdings += holdings

    def nothing_about_people(self, *models):
        """Declare models, each as ``app.Model``, no field of which is about a person as such."""
        for name in models:
            self.impersonal[name] = ()

    def faults(self):
        """Sentences on each model or field that is declared twice, not at all, or that doesn't exist."""
        known = {model._meta.label: model for model in apps.get_models() if not issubclass(model, HistoricalChanges)}
        found = []
        declared = {holding.model for holding in self.holdings}
        found += [f"{name}: not declared" for name in known.keys() - declared - self.impersonal.keys()]
        found += [f"{name}: no such model" for name in (declared | self.impersonal.keys()) - known.keys()]
        found += [f"{name}: declared with and without personal data" for name in declared & self.impersonal.keys()]
        for name in declared & known.keys():
            fields = {column.name for column in known[name]._meta.concrete_fields}
            told = [told for holding in self.holdings if holding.model == name for told in holding.personal]
            others = {told for holding in self.holdings if holding.model == name for told in holding.other}
            found += [f"{name}.{column}: not declared" for column in fields - set(told) - others]
            found += [f"{name}.{column}: no such field" for column in (set(told) | others) - fields]
            found += [f"{name}.{column}: both personal and not" for column in set(told) & others]
        return sorted(found)


inventory = Inventory()
