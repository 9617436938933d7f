"""The register is append-only, and only the next number is appended, chained to the last."""

from charter_portal.triggers.declaring import declare
from charter_portal.triggers.guard import ALWAYS, Guard

from .chain import GENESIS
from .models import Entry, IssuedDocument

_TABLE = Entry._meta.db_table

declare(
    Guard(
        Entry,
        sealed_when=ALWAYS,
        insert_refused_when=(
            f"{{row}}.number <> (SELECT coalesce(max(number), 0) + 1 FROM {_TABLE}) OR {{row}}.previous_hash <> "  # noqa: S608
            f"coalesce((SELECT last.hash FROM {_TABLE} AS last WHERE last.number = {{row}}.number - 1), '{GENESIS}')"
        ),
    )
)
declare(Guard(IssuedDocument, sealed_when=ALWAYS, mutable=("withheld_at",)))
