"""What changed between two rows of history, for people to read."""

import datetime

from django.template.defaultfilters import date
from django.utils.timezone import localtime

from charter_portal.text.comparing import compare

from .languages import LANGUAGE_NAMES


def changes_between(older, newer):
    """``[{label, language, differences}]`` of the fields that differ between two rows of history.

    The columns without a language, which follow whatever language was active, and the version say nothing to a
    reader and are left out.
    """
    model = newer.instance_type
    silent = {field.translated_field.name for field in model._meta.fields if hasattr(field, "translated_field")}
    changes = []
    for change in newer.diff_against(older, excluded_fields=["version", *silent], foreign_keys_are_objs=True).changes:
        field = model._meta.get_field(change.field)
        language = getattr(field, "language", None)
        label = getattr(field, "translated_field", field).verbose_name
        changes.append(
            {
                "label": f"{label} ({LANGUAGE_NAMES[language]})" if language else label,
                "language": language,
                "differences": compare(_as_text(field, change.old), _as_text(field, change.new)),
            }
        )
    return changes


def _as_text(field, value):
    """What people read for a value of ``field``: the choice's name, names of rows, nothing for nothing."""
    if field.many_to_many:
        return ", ".join(sorted(str(link[field.m2m_reverse_field_name()]) for link in value))
    if value is None or value == "":
        return ""
    if isinstance(value, datetime.datetime):
        return date(localtime(value), "DATETIME_FORMAT")
    if isinstance(value, datetime.date):
        return date(value, "DATE_FORMAT")
    return str(dict(field.flatchoices).get(value, value))
