"""Reading reference data files. Every error names the file and the key, or the file and the line."""

import csv
import datetime
import io
import tomllib

from charter_portal.text.directions import reorders
from charter_portal.text.paragraphs import canonical

from .exceptions import ReferenceDataError

LANGUAGES = ("fr", "en", "ar")
_REQUIRED = object()
REORDERS = "holds an invisible character that changes the order of the letters; type the text again"


def _name(path):
    """``members/reference/members.csv`` for a path of any depth that ends so."""
    return "/".join(path.parts[-3:])


def _text(path):
    """The text of a UTF-8 file. Raises ReferenceDataError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ReferenceDataError(f"{_name(path)}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ReferenceDataError(f"{_name(path)}: is not UTF-8 at byte {error.start}") from error


def read_toml(path):
    """The Table of a TOML file. Raises ReferenceDataError where it is no TOML."""
    try:
        return Table(tomllib.loads(_text(path)), file=_name(path))
    except tomllib.TOMLDecodeError as error:
        raise ReferenceDataError(f"{_name(path)}: is not valid TOML: {error}") from error


def read_csv(path, columns):
    """The lines of a comma-separated file as a list of Line. Raises ReferenceDataError unless it has ``columns``."""
    reader = csv.DictReader(io.StringIO(_text(path)), strict=True)
    try:
        if tuple(reader.fieldnames or ()) != tuple(columns):
            raise ReferenceDataError(f"{_name(path)}: line 1: the columns must be {', '.join(columns)}")
        lines = []
        for values in reader:
            line = Line(values, source=f"{_name(path)}: line {reader.line_num}")
            if None in values or None in values.values():
                raise line.error("has not as many cells as there are columns")
            lines.append(line)
    except csv.Error as error:
        raise ReferenceDataError(f"{_name(path)}: line {reader.line_num}: {error}") from error
    return lines


class Line:
    """A line of a CSV file: ``line["name_fr"]`` is a cell without spaces around it."""

    def __init__(self, values, *, source):
        self._values = values
        self.source = source

    def __getitem__(self, column):
        if reorders(self._values[column]):
            raise self.error(f"{column}: {REORDERS}")
        return canonical(self._values[column])

    def error(self, message):
        """A ReferenceDataError, to be raised, that names the file and the line."""
        return ReferenceDataError(f"{self.source}: {message}")


class Table:
    """A table of a TOML file, read key by key. ``finish`` refuses the keys that nobody asked for."""

    def __init__(self, values, *, file, path=""):
        self._values = values
        self._unread = set(values)
        self._file = file
        self._path = path

    @property
    def source(self):
        """``charters/reference/laws.toml: laws[2]``: where the table stands, for messages."""
        return f"{self._file}: {self._path or 'top of the file'}"

    def _at(self, key):
        return f"{self._path}.{key}" if self._path else key

    def error(self, key, message):
        """A ReferenceDataError, to be raised, that names the file and the key."""
        return ReferenceDataError(f"{self._file}: {self._at(key)}: {message}")

    def _get(self, key, kind, expected, default):
        self._unread.discard(key)
        if key not in self._values:
            if default is _REQUIRED:
                raise self.error(key, "is missing")
            return default
        value = self._values[key]
        # A TOML boolean is an int, and a date-time a date, for Python only.
        if type(value) is not kind:
            raise self.error(key, f"must be {expected}")
        return value

    def text(self, key, default=_REQUIRED):
        """A text that is not empty, in its canonical form."""
        value = self._get(key, str, "a text", default)
        if value is not default and not canonical(value):
            raise self.error(key, "is empty; leave the key out where nothing is known")
        if value is not default and reorders(value):
            raise self.error(key, REORDERS)
        return value if value is default else canonical(value)

    def number(self, key, default=_REQUIRED):
        """A whole number that is not negative."""
        value = self._get(key, int, "a whole number", default)
        if value is not default and value < 0:
            raise self.error(key, "must not be negative")
        return value

    def date(self, key, default=_REQUIRED):
        """A date, written 2022-03-02 without quotes."""
        return self._get(key, datetime.date, "a date, as in 2022-03-02 without quotes", default)

    def choice(self, key, choices, default=_REQUIRED):
        """One of ``choices``, texts."""
        value = self.text(key, default)
        if value is not default and value not in choices:
            raise self.error(key, f"must be one of {', '.join(choices)}, not {value}")
        return value

    def strings(self, key):
        """A list of texts; empty where the key is absent."""
        values = self._get(key, list, "a list of texts", [])
        if not all(isinstance(value, str) for value in values):
            raise self.error(key, "must be a list of texts")
        if any(map(reorders, values)):
            raise self.error(key, REORDERS)
        return values

    def tables(self, key):
        """A list of Tables; empty where the key is absent."""
        values = self._get(key, list, "a list of tables", [])
        if not all(isinstance(value, dict) for value in values):
            raise self.error(key, "must be a list of tables")
        return [
            Table(value, file=self._file, path=f"{self._at(key)}[{number}]") for number, value in enumerate(values, 1)
        ]

    def table(self, key):
        """The Table under ``key``, or None where it is absent."""
        values = self._get(key, dict, "a table", None)
        return None if values is None else Table(values, file=self._file, path=self._at(key))

    def texts(self, key, *, required=True):
        """A text in its languages, as model fields: ``{"title_fr": …, "title_en": …, "title_ar": …}``.

        French is needed wherever there is a text; a language left out is not in the result, so that
        loading leaves it alone. An absent text that is not ``required`` gives an empty dictionary.
        """
        values = self._get(key, dict, "a text in languages (fr, en, ar)", _REQUIRED if required else None)
        if values is None:
            return {}
        languages = Table(values, file=self._file, path=self._at(key))
        texts = {language: languages.text(language, None) for language in LANGUAGES}
        languages.finish()
        if texts["fr"] is None:
            raise languages.error("fr", "is missing: French is the authoritative text")
        return {f"{key}_{language}": text for language, text in texts.items() if text is not None}

    def finish(self):
        """Raise ReferenceDataError if a key was not read: it is misspelt, or nothing would come of it."""
        if self._unread:
            raise self.error(sorted(self._unread)[0], "is not a known key")
