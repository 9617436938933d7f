"""Loading the members and people of the reference data."""

from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.utils.text import slugify

from charter_portal.reference.reading import read_csv

from ..models import Member, Person, PersonMerge, PersonSpelling, Spelling

FOLDER = Path(__file__).resolve().parent.parent / "reference"

MERGED = "merged with another person here"
_COLUMNS = (
    "kind",
    "country",
    "name_fr",
    "name_en",
    "name_ar",
    "as_written",
    "latitude",
    "longitude",
    "time_zone",
    "geonames_id",
)


def load_members(*, ledger, folder=FOLDER):
    """Load members.csv through ``ledger``; no population, voting right or mandate, which are not known.

    Raises ReferenceDataError.
    """
    for line in read_csv(folder / "members.csv", _COLUMNS):
        # "Woluwe-Saint-Lambert (Bruxelles)" lives at woluwe-saint-lambert.
        slug = slugify(line["name_fr"].split(" (")[0])
        if not slug:
            raise line.error("name_fr is empty")
        member = ledger.put(
            f"member {slug}", Member, source=line.source, identity={"slug": slug}, values=_member_values(line)
        )
        if member:
            ledger.put(
                f"member {slug} as written {line['as_written']}",
                Spelling,
                source=line.source,
                identity={"member": member, "text": line["as_written"]},
                values={},
            )


def _member_values(line):
    values = {name: line[name] for name in ("kind", "country", "name_fr", "name_en", "name_ar", "time_zone")}
    for name, read in (("latitude", Decimal), ("longitude", Decimal), ("geonames_id", int)):
        # A blank cell is something not known: the field is left to those who find out.
        if line[name]:
            try:
                values[name] = read(line[name])
            except (ValueError, InvalidOperation) as error:
                raise line.error(f"{name}: {line[name]} is not a number") from error
    return values


def load_person(*, ledger, surname, given_name, source):
    """Load a person by the spelling of the data file; returns the Person, or None if deleted here.

    A person merged with another one here is that other one from then on.
    """
    key = f"person {surname} {given_name}".strip()
    number = ledger.number_of(Person, key)
    merge = number and PersonMerge.objects.filter(merged_number=number).first()
    if merge:
        return ledger.leave(key, Person, merge.kept, MERGED)
    names = {"surname": surname, "given_name": given_name}
    return ledger.put(key, Person, source=source, identity=names, values=names)


def load_spelling(*, person, surname, given_name, seen_in):
    """Keep another spelling of a person's name, seen in a source, unless it is known."""
    PersonSpelling.objects.get_or_create(
        person=person, surname=surname, given_name=given_name, defaults={"seen_in": seen_in}
    )
