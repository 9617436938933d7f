"""Who holds a principle on a day, and with which words."""

import datetime
from typing import NamedTuple

from django.utils.translation import get_language

from charter_portal.text.localized import columns, localized_in
from charter_portal.text.paragraphs import paragraphs

from ...models import Article, Charter, Edition
from ...models.revision import written_number
from ...reading.hiding import hidden_in_words
from ..models import Choice, Holding
from ..querysets import on_day
from ..standing import State, state
from .standings import Standing, standings_on


class Holder(NamedTuple):
    """A member whose council has decided, and how it holds a principle; ``choice`` is None where it is undecided."""

    standing: Standing
    state: str
    since: datetime.date | None
    choice: int | None
    has_words: bool


class Words(NamedTuple):
    """What a council said of a principle: the wording that it saw, its words and the passage that they vary.

    ``language`` is that of both. Of what the commission hid, the text says so, in the active language.
    """

    number: str
    language: str
    text: str
    quote: str

    @property
    def paragraphs(self):
        """The paragraphs of the words, a list of strings."""
        return paragraphs(self.text)


def principle_called(key, language):
    """The title (Localized) of a principle of the shared charter that everyone may read, or None; one query."""
    row = (
        Article.objects.rewrite(False)
        .filter(edition__in=Edition.objects.public(), revision__principle__key=key)
        .filter(edition__charter__kind=Charter.Kind.SHARED)
        .order_by("edition")
        .values(*columns(language, "revision__title"))
        .last()
    )
    return row and localized_in(row, "revision__title", language)


def holders_of(charter, listed, language, *, on, wanted=""):
    """The Holders of a principle (Listed), those with words of their own first, then by name; two queries.

    ``wanted``: a State, or "" for all.
    """
    held = {
        adoption: rest
        for adoption, *rest in Holding.objects.filter(on_day(on), principle=listed.pk)
        .order_by()
        .values_list("adoption_id", "stance", "substance", "since", "choice_id")
    }
    found = []
    for one in standings_on(charter, language, on=on):
        if one.has_decided:
            stance, substance, since, choice = held.get(one.adoption, (None, None, None, None))
            stands = state(stance, substance, listed.substance)
            if wanted in {"", stands}:
                found.append(Holder(one, stands.value, since, choice, stance in Choice.WORDED))
    return sorted(found, key=lambda holder: (not holder.has_words, holder.state == State.UNDECIDED))


def words_of(holders):
    """{number of a choice: Words} of some Holders; one query."""
    return words_of_choices([holder.choice for holder in holders if holder.choice])


def words_of_choices(numbers):
    """{number: Words} of the choices with these numbers; one query."""
    columns = ("revision__major", "revision__minor", "revision__patch", "instrument__language", "text", "quote")
    rows = Choice.objects.filter(pk__in=numbers).values_list("pk", "hidden_at", "hidden_reason", *columns)
    return {pk: _words(Choice(hidden_at=at, hidden_reason=reason), *said) for pk, at, reason, *said in rows}


def _words(hideable, major, minor, patch, language, text, quote):
    number = written_number(major, minor, patch)
    if hideable.is_hidden:
        return Words(number, get_language(), hidden_in_words(hideable), "")
    return Words(number, language, text, quote)
