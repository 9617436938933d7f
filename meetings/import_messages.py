"""Sentences for what an import of participants finds: why a file is refused, what is wrong on a line, what is doubted.

Each says how to mend it.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .domain.participants.columns import WRITTEN

_REFUSALS = {
    "too_big": gettext_lazy("The file is larger than %(limit)s MB. Keep only the table of participants in it."),
    "empty": gettext_lazy("The file is empty. Check that the right file was chosen."),
    "no_rows": gettext_lazy("The file has column names but no participant below them."),
    "not_a_table": gettext_lazy("This is not a table. Save the participants as CSV, XLSX or ODS."),
    "old_excel": gettext_lazy(
        "This is a workbook of an old version of Excel, or one protected by a password. "
        "Open it and save it as XLSX, without a password."
    ),
    "password": gettext_lazy("The workbook is protected by a password. Save it without one."),
    "bomb": gettext_lazy(
        "The workbook unpacks to far more than a table of participants, so it was not opened. "
        "Copy the table into a new workbook, or save it as CSV."
    ),
    "xml_entities": gettext_lazy(
        "The workbook holds instructions that no spreadsheet writes, so it was not read. "
        "Copy the table into a new workbook."
    ),
    "damaged": gettext_lazy("The workbook is damaged and cannot be read. Open it in a spreadsheet and save it again."),
    "utf16": gettext_lazy("The file is in UTF-16 (“Unicode text”). Save it as “CSV UTF-8”."),
    "nul": gettext_lazy(
        "The file has NUL bytes, so it is not a text file. Save the table as “CSV UTF-8”, XLSX or ODS."
    ),
    "encoding": gettext_lazy(
        "The file is neither in UTF-8 nor in Windows-1252, so its accents cannot be read. Save it as “CSV UTF-8”."
    ),
    "encoded_twice": gettext_lazy(
        "The accents of the file were damaged by an earlier program (“Ã©” stands where “é” should). "
        "Export the table again as “CSV UTF-8”."
    ),
    "lost_characters": gettext_lazy(
        "Some letters of the file were lost by an earlier program (“�” stands in their place). "
        "Export the table again as “CSV UTF-8”."
    ),
    "quotes": gettext_lazy("Line %(line)s: a quotation mark is opened and not closed, or closed too early. Mend it."),
    "too_many_rows": gettext_lazy("The file has more than %(limit)s rows. Keep the participants of one meeting only."),
    "too_many_columns": gettext_lazy("Line %(line)s has more than %(limit)s columns. Keep the table's columns only."),
    "missing_column": gettext_lazy("Missing column: %(missing)s. The columns found are: %(found)s."),
    "unknown_column": gettext_lazy("Unknown column: %(unknown)s. Remove it; the table has the columns %(known)s."),
    "duplicate_column": gettext_lazy(
        "The column %(column)s is there twice (“%(first)s” and “%(second)s”). Keep one of them."
    ),
}

_PROBLEMS = {
    "country_missing": gettext_lazy("The country is blank, and so is every country above."),
    "city_missing": gettext_lazy("The city is blank although the country changes to “%(value)s”. Write the city."),
    "surname_missing": gettext_lazy("The surname is blank."),
    "mode_missing": gettext_lazy("The mode of participation is blank. Write Présentiel, Visioconférence or Excusé(e)."),
    "unknown_mode": gettext_lazy(
        "Unknown mode of participation “%(value)s”. Write Présentiel, Visioconférence or Excusé(e)."
    ),
    "unknown_country": gettext_lazy("Unknown country “%(value)s”."),
    "unknown_city": gettext_lazy(
        "“%(value)s” is not a member on file in that country. Mend the name, add the city, or add this spelling to it."
    ),
    "ambiguous_city": gettext_lazy("“%(value)s” can be several members. Give one of them another spelling."),
    "city_of_other_country": gettext_lazy("“%(value)s” is not on file in that country but in another one."),
    "too_long": gettext_lazy("This text is too long: %(value)s"),
    "cell_without_column": gettext_lazy("“%(value)s” stands in a column without a name. Is a separator misplaced?"),
    "same_person": gettext_lazy("%(value)s is already on line %(other_line)s. Keep one of the two lines."),
    "represented_by_whom": gettext_lazy(
        "%(value)s is represented, and the table cannot say by whom. Enter this participant in the administration."
    ),
    "unknown_person": gettext_lazy("No person on file has the number %(value)s."),
    "decision_without_doubt": gettext_lazy("There is nothing to decide on this line (decision given: %(value)s)."),
}

_DOUBTS = {
    "near": gettext_lazy("Someone on file has a name like this one."),
    "other_city": gettext_lazy("Someone of this name is on file, for another city."),
    "several": gettext_lazy("Several people on file have this name."),
    "other_line": gettext_lazy("The name is like that of line %(other_line)s. Two people, or one written twice?"),
}


def refusal(error):
    """The sentence that says why a TableRefused was raised and how to mend it."""
    return _REFUSALS[error.reason] % error.values


def problem(found):
    """The sentence for a Problem, without its line number; names that are close to what was typed are added."""
    sentence = _PROBLEMS[found.reason] % {"value": found.value, "other_line": found.other_line}
    if found.known:
        sentence = _("%(sentence)s Known: %(known)s.") % {"sentence": sentence, "known": ", ".join(found.known)}
    return sentence


def doubt(planned):
    """The sentence that says why a PlannedRow is doubtful."""
    return _DOUBTS[planned.doubt] % {"other_line": planned.other_line}


def source(read, rows):
    """What was read, for the preview: format, encoding, separator or sheet, and the number of ``rows``."""
    separators = {",": _("comma"), ";": _("semicolon"), "\t": _("tab")}
    encodings = {"utf-8": "UTF-8", "utf-8-sig": _("UTF-8 with a byte order mark"), "windows-1252": "Windows-1252"}
    words = [read.format.upper()]
    if read.encoding:
        words += [encodings[read.encoding], _("separator: %(name)s") % {"name": separators[read.separator]}]
    if read.sheet:
        words.append(_("sheet “%(name)s”") % {"name": read.sheet})
    if read.other_sheets:
        words.append(_("sheets not read: %(names)s") % {"names": ", ".join(read.other_sheets)})
    words.append(ngettext("%(count)s row", "%(count)s rows", rows) % {"count": rows})
    if read.reordered:
        lines = ", ".join(map(str, read.reordered[:10])) + (" …" if len(read.reordered) > 10 else "")
        words.append(_("invisible characters that reorder the text left out on lines: %(lines)s") % {"lines": lines})
    return ", ".join(words)


def field(name):
    """What a changed field is called."""
    names = {"member": WRITTEN["city"], "title": WRITTEN["title"], "mode": WRITTEN["mode"], "position": _("position")}
    return names[name]
