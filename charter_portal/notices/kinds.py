"""The kinds of event that people are told of. Each application registers its own in its ``notices`` module.

A kind named ``delegation_changed`` has two templates, ``notices/delegation_changed.subject.txt`` (one line, shown in
the portal too) and ``notices/delegation_changed.txt`` (the mail's words). Both are rendered in the reader's language
and without HTML escaping; the greeting, the link and the end of a mail are added around them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .exceptions import UnknownKind
from .models import Delivery

_kinds = {}


@dataclass(frozen=True)
class Enclosure:
    """A file that leaves with a mail, made when it leaves. ``media_type`` may have parameters, as in MIME.

    ``is_alternative``: it says the same as the mail's text in another form, such as a calendar entry, and stands
    beside it too, where programs look for it.
    """

    name: str
    content: bytes
    media_type: str
    is_alternative: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of event: ``name`` in lower case with underscores, ``label`` and ``why`` lazily translated sentences.

    ``obligatory``: nobody can choose to go without, and ``why`` says the reason. ``default`` is "immediate", "daily"
    or "portal", until the reader chooses. ``prepare(context)`` returns what is added to the context of the mail's
    text when it is rendered, and never stored, such as a link with a secret.
    ``prepare_lines(contexts)`` returns a list of what is added to each of the ``contexts`` for the one line, such as a
    name, in one query. ``enclose(context, language)`` returns a list of Enclosure, made when the mail leaves and never
    stored; a mail that gathers a day's notices has none. ``on_request``: only those are told who chose mail; "portal",
    the default, is not to be told. ``concerns(account)`` is whether an account can ever be told of it, by default each:
    only then is its owner asked how.
    """

    name: str
    label: str
    obligatory: bool = False
    default: str = Delivery.IMMEDIATE
    why: str = ""
    on_request: bool = False
    prepare: Callable[[dict], dict] | None = None
    prepare_lines: Callable[[list[dict]], list[dict]] | None = None
    enclose: Callable[[dict, str], list[Enclosure]] | None = None
    concerns: Callable[[object], bool] = lambda account: True


def register(kind):
    """Make a kind known. Raises ValueError for a name that another kind has, or a default that can't be."""
    if _kinds.setdefault(kind.name, kind) is not kind:
        raise ValueError(f"two kinds of notice are named {kind.name}")
    Delivery(kind.default)
    if kind.on_request and kind.default != Delivery.PORTAL:
        raise ValueError(f"the kind of notice {kind.name} is on request: its default is to tell nobody")


def forget(name):
    """Take a kind back, for tests."""
    del _kinds[name]


def kind_named(name):
    """The kind of that name. Raises UnknownKind."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(name) from None


def kinds_for(account):
    """The kinds that can concern an account, in that order."""
    return [kind for kind in all_kinds() if kind.concerns(account)]


def all_kinds():
    """Every kind, in the order in which the applications registered them."""
    return list(_kinds.values())
