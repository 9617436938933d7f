"""Loading the library of clauses and the reported uses of the reference data."""

from pathlib import Path

from charter_portal.reference.reading import read_toml
from members.models import Member

from ...domain.words import TRANSLATIONS
from ...exceptions import ChartersError
from ...models import Charter, Principle
from ..models import Clause, ClauseVersion, LegalOrder, Report
from .publishing import publish_version
from .translating import record_translation

FOLDER = Path(__file__).resolve().parent.parent / "reference"


def load_clauses(*, ledger, folder=FOLDER):
    """Load library.toml, whose versions are published, then reports.toml; load members and charters before.

    Raises ReferenceDataError.
    """
    library = read_toml(folder / "library.toml")
    for table in library.tables("clauses"):
        _load_version(ledger, table)
    library.finish()
    reports = read_toml(folder / "reports.toml")
    for table in reports.tables("reports"):
        _load_report(ledger, table)
    reports.finish()


def _load_version(ledger, table):
    key, number = table.text("key"), table.number("number")
    principle = _principle(ledger, table)
    order = table.choice("legal_order", LegalOrder.values)
    words = table.texts("title") | table.texts("text") | table.texts("legal_effect")
    words |= table.texts("sources", required=False)
    reason = table.text("reason", None)
    table.finish()
    if principle is None:
        return
    values = {"principle": principle, "legal_order": order}
    clause = Clause.objects.filter(key=key).first()
    sealed = clause is not None and clause.versions.public().exists()
    put = {"source": table.source}
    clause = ledger.put(f"clause {key}", Clause, identity={"key": key}, values=values, sealed=sealed, **put)
    if clause is None:
        return
    name = f"clause {key} {number}"
    published = clause.versions.filter(number=number).exists()
    identity = {"clause": clause, "number": number if published else None}
    if reason:
        words["reason"] = reason
    version = ledger.put(name, ClauseVersion, identity=identity, values=words, sealed=published, **put)
    if version is not None and ledger.wrote(ClauseVersion, name):
        _publish(ledger, table, version, number)


def _publish(ledger, table, version, number):
    """Publish what the data file says, in the register with no actor; nobody reviewed its translations."""
    for language in TRANSLATIONS:
        if getattr(version, f"text_{language}"):
            record_translation(version, language=language)
    try:
        published = publish_version(version, by=None)
    except ChartersError as error:
        raise table.error("number", f"refused, {type(error).__name__}: {error.subject}") from error
    if published.number != number:
        raise table.error("number", f"the next version is {published.number}")


def _load_report(ledger, table):
    key = table.text("key")
    member = ledger.cited(Member, f"member {table.text('member')}", table=table, name="member")
    principle = _principle(ledger, table)
    values = {"kind": table.choice("kind", Report.Kind.values)}
    for name in ("began_on", "ended_on"):
        values[name] = table.date(name, None)
    values["source_path"] = table.text("source_path", "")
    values |= table.texts("account") | table.texts("source")
    values |= table.texts("contract", required=False) | table.texts("offers_note", required=False)
    table.finish()
    if member is None or principle is None:
        return
    identity = {"member": member, "source_fr": values["source_fr"]}
    values |= {"principle": principle}
    del values["source_fr"]
    ledger.put(f"report {key}", Report, source=table.source, identity=identity, values=values)


def _principle(ledger, table):
    """The principle of the shared charter that a table names, None if people deleted it."""
    key = table.text("principle")
    shared = Charter.objects.filter(kind=Charter.Kind.SHARED).values_list("slug", flat=True).first()
    return ledger.cited(Principle, f"principle {shared}/{key}", table=table, name="principle")
