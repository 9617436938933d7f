"""Loading the charters, principles, sources and laws of the reference data."""

from pathlib import Path

from charter_portal.reference.reading import read_toml
from members.models import Member

from ..exceptions import ChartersError
from ..models import Article, Charter, Criterion, Edition, Law, Principle, PrincipleRevision, Source
from .enacting import open_consultation
from .translating import record_translation
from .words import TRANSLATIONS

FOLDER = Path(__file__).resolve().parent.parent / "reference"

_WORDING = ("title", "statement", "rationale", "typical_commitment", "clause_idea")


def load_charters(*, ledger, folder=FOLDER):
    """Load laws.toml, then one charter from each other TOML file of ``folder``; load the members before.

    Reference charters come first, since the shared one cites their principles. Raises ReferenceDataError.
    """
    _load_laws(ledger, read_toml(folder / "laws.toml"))
    files = [read_toml(path) for path in sorted(folder.glob("*.toml")) if path.name != "laws.toml"]
    charters = [(file.choice("kind", Charter.Kind.values), file) for file in files]
    locators = {}
    for kind, file in sorted(charters, key=lambda pair: pair[0] == Charter.Kind.SHARED):
        _load_charter(ledger, file, kind, locators)


def _load_laws(ledger, file):
    for table in file.tables("laws"):
        key = table.text("key")
        values = table.texts("title") | table.texts("jurisdiction") | table.texts("note", required=False)
        table.finish()
        ledger.put(f"law {key}", Law, source=table.source, identity={"key": key}, values=values)
    file.finish()


def _load_charter(ledger, file, kind, locators):
    slug = file.text("slug")
    values = {"kind": kind, **file.texts("title")}
    values |= file.texts("summary", required=False) | file.texts("adoption_note", required=False)
    for name, value in (("publisher", file.text("publisher", None)), ("year", file.number("year", None))):
        if value is not None:
            values[name] = value
    owner = file.text("owner", None)
    if owner:
        values["owner"] = ledger.cited(Member, f"member {owner}", table=file, name="owner")
    edition = file.text("edition")
    preamble = file.texts("preamble", required=False)
    opened_on = file.date("consultation_opened_on", None)
    tables = file.tables("principles")
    file.finish()
    charter = ledger.put(f"charter {slug}", Charter, source=file.source, identity={"slug": slug}, values=values)
    if charter:
        row = _load_edition(ledger, file, charter, edition, preamble)
        for position, table in enumerate(tables if row else (), 1):
            _load_principle(ledger, table, row, position, locators)
        if row and opened_on:
            _open_consultation(ledger, file, row, opened_on)


def _load_edition(ledger, file, charter, number, preamble):
    reference = charter.kind == Charter.Kind.REFERENCE
    edition = ledger.put(
        f"edition {charter.slug} {number}",
        Edition,
        source=file.source,
        identity={"charter": charter, "number": number},
        values=preamble,
        initial={"status": Edition.Status.REFERENCE if reference else Edition.Status.DRAFT},
        sealed=_is_sealed(charter, number),
    )
    if edition and ledger.wrote(Edition, f"edition {charter.slug} {number}"):
        _record_translations(edition, "preamble")
    return edition


def _open_consultation(ledger, file, edition, on):
    """Open the consultation of a draft that holds what the data file says, in the register with no actor."""
    name = f"{edition.charter.slug} {edition.number}"
    if edition.is_sealed or any(left.key.split(" ", 1)[1].startswith(name) for left in ledger.left):
        return
    try:
        open_consultation(edition, by=None, on=on)
    except ChartersError as error:
        raise file.error("consultation_opened_on", f"refused, {type(error).__name__}: {error.subject}") from error


def _record_translations(subject, field):
    """Keep for each translation present of a wording or edition which French it was made from; nobody reviewed it."""
    for language in TRANSLATIONS:
        if getattr(subject, f"{field}_{language}"):
            record_translation(subject, language=language)


def _is_sealed(charter, number):
    return charter.editions.filter(number=number, sealed_at__isnull=False).exists()


def _load_principle(ledger, table, edition, position, locators):
    key = table.text("key")
    wording = table.texts("title")
    for field in _WORDING[1:]:
        wording |= table.texts(field, required=False)
    heading = table.texts("heading", required=False)
    locators[edition.charter.slug, key] = table.texts("locator", required=False)
    criteria, sources = table.tables("criteria"), table.tables("sources")
    table.finish()
    put = _put_at(ledger, table)
    charter, name = edition.charter, f"{edition.charter.slug} {edition.number}"
    principle = put(f"principle {charter.slug}/{key}", Principle, {"charter": charter, "key": key}, {})
    if principle is None:
        return
    sealed = edition.is_sealed
    first = PrincipleRevision.Change.FIRST
    revision = put(
        f"wording {name} {key}", PrincipleRevision, {"principle": principle, "change": first}, wording, sealed
    )
    if revision:
        place = {"position": position, **heading}
        put(f"article {name} {key}", Article, {"edition": edition, "revision": revision}, place, sealed)
        _load_criteria(ledger, criteria, revision, f"{name} {key}")
    for number, source in enumerate(sources, 1):
        values = _source_values(ledger, source, locators)
        at = {"principle": principle, "position": number}
        _put_at(ledger, source)(f"source {charter.slug}/{key} {number}", Source, at, values)


def _load_criteria(ledger, tables, revision, name):
    wrote = ledger.wrote(PrincipleRevision, f"wording {name}")
    for number, table in enumerate(tables, 1):
        text = table.texts("text")
        table.finish()
        at = {"revision": revision, "position": number}
        _put_at(ledger, table)(f"criterion {name} {number}", Criterion, at, text, revision.is_sealed)
        wrote = wrote or ledger.wrote(Criterion, f"criterion {name} {number}")
    # The criteria are part of the wording whose French a translation is made from.
    if wrote:
        _record_translations(revision, "title")


def _put_at(ledger, table):
    """``ledger.put`` for rows of ``table``, with fewer words."""

    def put(key, model, identity, values, sealed=False):
        return ledger.put(key, model, source=table.source, identity=identity, values=values, sealed=sealed)

    return put


def _source_values(ledger, table, locators):
    """The fields of a Source: a principle of a charter, a charter, a law or a meeting."""
    charter, cited = table.text("charter", None), table.text("principle", None)
    law, meeting = table.text("law", None), table.text("meeting", None)
    values = table.texts("note", required=False)
    locator = table.texts("locator", required=False)
    table.finish()
    if [charter, law, meeting].count(None) != 2:
        raise table.error("charter", "name one of charter, law and meeting")
    if law:
        values |= {"kind": Source.Kind.LAW, "law": ledger.cited(Law, f"law {law}", table=table, name="law")}
    elif meeting:
        values |= {"kind": Source.Kind.MEETING, "meeting_path": meeting}
    else:
        values |= {
            "kind": Source.Kind.CHARTER,
            "charter": ledger.cited(Charter, f"charter {charter}", table=table, name="charter"),
        }
        if cited:
            values["cited_principle"] = ledger.cited(
                Principle, f"principle {charter}/{cited}", table=table, name="principle"
            )
            # A principle is cited by the place that its own charter's file gives it: "engagement 1".
            locator = locator or locators.get((charter, cited), {})
    return values | locator
