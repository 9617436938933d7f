"""Loading the commissions, meetings and minutes of the reference data."""

from pathlib import Path

from charter_portal.reference.reading import read_csv, read_toml
from charters.models import Principle
from members.domain.loading import load_person, load_spelling
from members.models import Member, Person, Spelling

from ..models import AgendaItem, Attendance, Commission, Decision, Intervention, Meeting, Minutes

FOLDER = Path(__file__).resolve().parent.parent / "reference"

_COLUMNS = ("PAYS", "VILLE", "TITRE", "NOM", "PRENOM", "MODE DE PARTICIPATION")
_MODES = {"Présentiel": Attendance.Mode.ON_SITE, "Visio conférence": Attendance.Mode.VIDEO}


def load_meetings(*, ledger, folder=FOLDER):
    """Load one commission with its meetings from each TOML file of ``folder``; load the charters before.

    Raises ReferenceDataError.
    """
    for path in sorted(folder.glob("*.toml")):
        file = read_toml(path)
        slug = file.text("slug")
        values = file.texts("name") | file.texts("description", required=False)
        chair = file.text("chair", None)
        if chair:
            values["chair"] = _member(ledger, chair, file, "chair")
        meetings = file.tables("meetings")
        file.finish()
        commission = ledger.put(
            f"commission {slug}", Commission, source=file.source, identity={"slug": slug}, values=values
        )
        for table in meetings if commission else ():
            _load_meeting(ledger, table, commission, slug, folder)


def _load_meeting(ledger, table, commission, slug, folder):
    number = table.number("number")
    path = f"{slug}/{number}"
    values = {"starts_on": table.date("starts_on"), "ends_on": table.date("ends_on")}
    values["status"] = table.choice("status", (*Meeting.BY_HAND, Meeting.Status.CANCELLED))
    values["format"] = table.choice("format", Meeting.Format.values)
    for name in ("theme", "venue", "parent_event", "parent_event_figures"):
        values |= table.texts(name, required=False)
    host = table.text("host", None)
    if host:
        values["host"] = _member(ledger, host, table, "host")
    participants = table.text("participants")
    spellings, agenda = table.tables("spellings"), table.tables("agenda")
    minutes, decisions = table.table("minutes"), table.tables("decisions")
    table.finish()
    meeting = ledger.put(
        f"meeting {path}",
        Meeting,
        source=table.source,
        identity={"commission": commission, "number": number},
        values=values,
    )
    if meeting is None:
        return
    attendances = _load_participants(ledger, meeting, path, folder / participants)
    for spelling in spellings:
        _load_spelling(ledger, spelling)
    for position, item in enumerate(agenda, 1):
        _load_item(ledger, item, meeting, path, position, attendances)
    if minutes:
        _load_minutes(ledger, minutes, meeting, path)
    for position, decision in enumerate(decisions, 1):
        _load_decision(ledger, decision, meeting, path, position)


def _load_participants(ledger, meeting, path, file):
    """Load the secretariat's table; returns its Attendances by ``NOM Prénom``, None where a row was deleted here."""
    city, attendances = "", {}
    for position, line in enumerate(read_csv(file, _COLUMNS), 1):
        city = line["VILLE"] or city  # a blank cell repeats the one above
        spelling = Spelling.objects.filter(text=city).select_related("member").first()
        mode = _MODES.get(line["MODE DE PARTICIPATION"])
        if spelling is None:
            raise line.error(f"VILLE: {city} is the spelling of no member")
        if mode is None:
            raise line.error(f"MODE DE PARTICIPATION: must be one of {', '.join(_MODES)}")
        name = f"{line['NOM']} {line['PRENOM']}".strip()
        person = load_person(ledger=ledger, surname=line["NOM"], given_name=line["PRENOM"], source=line.source)
        attendances[name] = person and ledger.put(
            f"participant {path} {name}",
            Attendance,
            source=line.source,
            identity={"meeting": meeting, "person": person},
            values={"position": position, "member": spelling.member, "title": line["TITRE"], "mode": mode},
        )
    return attendances


def _load_spelling(ledger, table):
    name, surname, given_name = table.text("person"), table.text("surname"), table.text("given_name")
    seen_in = table.text("seen_in")
    table.finish()
    person = ledger.cited(Person, f"person {name}", table=table, name="person")
    if person:
        load_spelling(person=person, surname=surname, given_name=given_name, seen_in=seen_in)


def _load_item(ledger, table, meeting, path, position, attendances):
    values = {"kind": table.choice("kind", AgendaItem.Kind.values)}
    values |= table.texts("title") | table.texts("text", required=False)
    principles = [
        ledger.cited(Principle, f"principle socle-commun/{key}", table=table, name="principles")
        for key in table.strings("principles")
    ]
    speakers = table.strings("speakers")
    table.finish()
    item = ledger.put(
        f"agenda {path} {position}",
        AgendaItem,
        source=table.source,
        identity={"meeting": meeting, "position": position},
        values=values,
        links={"principles": [principle for principle in principles if principle]},
    )
    for number, name in enumerate(speakers, 1):
        if name not in attendances:
            raise table.error("speakers", f"{name} is not in the table of participants")
        attendance = attendances[name]
        if item and attendance:
            # A speaker's title and member on the day are those of the table of participants.
            ledger.put(
                f"speaker {path} {position} {name}",
                Intervention,
                source=table.source,
                identity={"item": item, "person": attendance.person},
                values={"position": number, "member": attendance.member, "title": attendance.title},
            )


def _load_minutes(ledger, table, meeting, path):
    values = table.texts("introduction") | table.texts("conclusion", required=False) | table.texts("source_note")
    table.finish()
    ledger.put(
        f"minutes {path}",
        Minutes,
        source=table.source,
        identity={"meeting": meeting},
        values=values,
        initial={"status": Minutes.Status.SUMMARY},
    )


def _load_decision(ledger, table, meeting, path, number):
    values = {"status": table.choice("status", Decision.Status.values), **table.texts("text")}
    values |= table.texts("owner", required=False)
    position = table.number("item", None)
    if position:
        values["item"] = ledger.cited(AgendaItem, f"agenda {path} {position}", table=table, name="item")
    members = [_member(ledger, slug, table, "members") for slug in table.strings("members")]
    table.finish()
    ledger.put(
        f"decision {path} {number}",
        Decision,
        source=table.source,
        identity={"meeting": meeting, "number": number},
        values=values,
        links={"members": [member for member in members if member]},
    )


def _member(ledger, slug, table, name):
    return ledger.cited(Member, f"member {slug}", table=table, name=name)
