"""The roll call of a vote as a table."""

from django.utils.translation import get_language, gettext

from charter_portal.register.chain import utc_text
from charter_portal.text.csv_cells import to_csv

from ...domain.words import LANGUAGES
from ..domain.counting import result_of
from ..reading.questions import titles_of
from ..reading.rolls import roll_call
from ..reading.saying import CHOICES


def roll_call_table(vote, *, at):
    """What each city said on each question as CSV, in the active language. Raises PhaseForbids before the end."""
    return table_of(vote, result_of(vote, at=at))


def table_of(vote, result):
    """The same, of a Result that is counted already."""
    header = [
        gettext("question"),
        gettext("what it is about"),
        gettext("city"),
        gettext("country"),
        gettext("choice"),
        gettext("statement of vote"),
        gettext("ballots cast"),
        gettext("by letter"),
        gettext("cast at (UTC)"),
        gettext("act of the register"),
    ]
    countries = {elector.country.code: elector.country.name for elector in result.electors}
    rows = []
    for position, titles in enumerate(titles_of(vote), 1):
        title = titles[get_language()] or titles[LANGUAGES[0]]
        for said in roll_call(result, position):
            rows.append(
                [position, title, said.elector.name, countries[said.elector.country.code], CHOICES[said.choice]]
            )
            rows[-1] += _of_ballot(said)
    return to_csv(header, rows)


def _of_ballot(said):
    if said.ballot is None:
        return ["", 0, "", "", ""]
    by_letter = gettext("yes") if said.ballot.is_by_letter else gettext("no")
    return [said.statement, said.ballot.sequence, by_letter, utc_text(said.ballot.cast_at), said.ballot.entry_id]
