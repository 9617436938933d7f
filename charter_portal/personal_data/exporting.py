"""All that is held about someone, as a ZIP: one JSON file in their language, and the files that are theirs."""

import io
import json
import zipfile
from pathlib import PurePosixPath

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.encoding import force_str
from django.utils.translation import gettext

from .inventory import inventory

NAME_OF_DATA = "data.json"


def export(subject, *, at):
    """The ZIP's bytes. ``at``: the moment of the export, an aware datetime. Sentences are in the active language."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        held = [_held(holding, subject, archive) for holding in inventory.holdings]
        document = {"exported_at": at, "held": [entry for entry in held if entry["rows"] or entry.get("history")]}
        archive.writestr(NAME_OF_DATA, json.dumps(document, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
    return content.getvalue()


def _held(holding, subject, archive):
    """One holding as plain values; files are put in ``archive`` and named by their place in it."""
    rows = holding.rows(subject).order_by("pk")
    entry = {
        "what": force_str(holding.name),
        "purpose": force_str(holding.purpose),
        "kept": force_str(holding.kept),
        "rows": [_told(row, holding.personal, archive) for row in rows],
    }
    history = holding.history_rows(subject)
    if history is not None:
        entry["history"] = [
            {"changed_at": row.history_date, **_told(row, holding.personal)}
            for row in history.order_by("history_date", "history_id")
        ]
    return entry


def _told(row, names, archive=None):
    """``{label: value}`` of the personal fields of ``row`` that hold something."""
    told = {}
    for column in row._meta.concrete_fields:
        if column.name not in names:
            continue
        value = getattr(row, column.name) if column.is_relation else column.value_from_object(row)
        if value in (None, ""):
            continue
        if archive is not None and hasattr(column, "storage"):
            value = _put(value, row, archive)
        elif column.is_relation:
            value = str(value)
        told[_label(column)] = value if isinstance(value, int | float | bool | dict | list) else _text(value)
    return told


def _label(column):
    # Translated once more: allauth leaves some names in English, which charter_portal.borrowed_words knows.
    return gettext(force_str(column.verbose_name))


def _text(value):
    return value if hasattr(value, "isoformat") else str(value)


def _put(file, row, archive):
    """Copy ``file`` into the archive and return its name there."""
    name = f"{row._meta.model_name}-{row.pk}{PurePosixPath(file.name).suffix}"
    with file.storage.open(file.name) as source:
        archive.writestr(name, source.read())
    return name
