"""What the address of a picture of adoptions asks for: a day and filters. What makes no sense of them is left out."""

import datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_countries import countries

from ..domain.editions import edition_in_force
from ..reading.listing import principles_of, shared_charter
from ..reading.matrix import Wanted, wanted_among
from ..reading.standings import standings_on
from ..standing import Life, State

KEYS = ("date", "pays", "etat", "principe", "position", "page")


class Picture(NamedTuple):
    """What is asked for: ``fault`` says in words what is wrong with the date, "" where nothing is; today stands then.

    ``principles`` are those of the edition in force on the day, () without one; ``columns`` those that are asked for.
    ``standings`` is everyone with something on record, ``found`` those that are asked for.
    """

    on: datetime.date
    fault: str
    charter: object
    edition: object
    principles: tuple
    columns: tuple
    standings: list
    wanted: Wanted
    found: list

    @property
    def query(self):
        """The query of an address that asks for the same, without a page; "" or ending with "&"."""
        wanted = self.wanted
        asked = {
            "date": "" if self.on == timezone.localdate() else self.on.isoformat(),
            "pays": wanted.country,
            "etat": wanted.life,
            "principe": wanted.principle.key if wanted.principle else "",
            "position": wanted.state,
        }
        given = {key: value for key, value in asked.items() if value}
        return f"{urlencode(given)}&" if given else ""


def picture_of(request):
    """The Picture that the address asks for; at most seven queries."""
    on, fault = day_asked(request.GET.get("date", ""))
    charter, language = shared_charter(), get_language()
    edition = charter and edition_in_force(charter, on=on)
    principles = principles_of(edition, language) if edition else ()
    standings = standings_on(charter, language, on=on) if charter else []
    wanted = _wanted(request.GET, principles)
    found = wanted_among(charter, standings, wanted, principles, language, on=on) if charter else []
    columns = (wanted.principle,) if wanted.principle else principles
    return Picture(on, fault, charter, edition, principles, columns, standings, wanted, found)


def day_asked(text):
    """(the date that ``text`` says, ""), or (today, what is wrong with it, in words)."""
    today = timezone.localdate()
    if not text.strip():
        return today, ""
    try:
        on = datetime.date.fromisoformat(text.strip())
    except ValueError:
        return today, _("“%(text)s” is no date. Write year, month and day, as in 2026-03-02.") % {"text": text[:40]}
    if on > today:
        return today, _("This day is still to come. Choose today or an earlier day.")
    return on, ""


def _wanted(asked, principles):
    country, life, position = asked.get("pays", ""), asked.get("etat", ""), asked.get("position", "")
    key = asked.get("principe", "")
    return Wanted(
        country=country if country in countries else "",
        life=life if life in set(Life) else "",
        principle=next((one for one in principles if one.key == key), None),
        state=position if principles and position in set(State) else "",
    )
