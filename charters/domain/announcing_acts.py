"""The cities are told of each act on an edition. Called inside the transaction of the act, under French."""

from charter_portal.notices.telling import tell
from charter_portal.register.models import Entry
from members.domain.acting import leaders_of_members

from .words import AUTHORITATIVE, LANGUAGES, in_language

# What is superseded is told with what takes its place; what is carried in part, by the notice of the vote's result.
TOLD = {
    Entry.Act.CONSULTATION_OPENED,
    Entry.Act.CONSULTATION_CLOSING_SET,
    Entry.Act.PUT_TO_VOTE,
    Entry.Act.CARRIED,
    Entry.Act.REJECTED,
    Entry.Act.IN_FORCE_SET,
    Entry.Act.IN_FORCE,
    Entry.Act.ABANDONED,
}


def announce_act(edition, entry, *, day=None, at):
    """Tell delegates and alternates of every present member of the act ``entry`` (Entry) on a sealed edition.

    ``day`` is the date that was set, if the act sets one.
    """
    if entry.act not in TOLD:
        return
    tell(
        "edition_acted",
        to=leaders_of_members(at=at),
        about=f"register:{entry.number}",
        context={
            "act": str(entry.act),
            "number": edition.number,
            "charter": {language: in_language(edition.charter, "title", language) for language in LANGUAGES},
            "day": day.isoformat() if day else "",
        },
        path=edition.get_absolute_url().removeprefix(f"/{AUTHORITATIVE}"),
        at=at,
    )
