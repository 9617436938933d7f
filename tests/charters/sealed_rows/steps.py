"""How tests of the guards try what they refuse: what is sealed, and a block in which nothing may change."""

import datetime

import pytest
from django.db import connection, transaction

from charter_portal.register.models import Entry
from charter_portal.triggers.refusal import is_guard_refusal
from charters.models import Article, Charter, Criterion, Edition, EditionAct, Principle, PrincipleRevision

DAY = datetime.date(2026, 11, 23)
# These conditions read ``connection`` in the module of the test that bears the mark.
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a statement of SQLite")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a statement of PostgreSQL")

# What is sealed, and one field of it that somebody might want to change, with a value.
SEALED = [
    pytest.param(PrincipleRevision, "title_en", "Another title", id="wording"),
    pytest.param(PrincipleRevision, "version", 7, id="wording, its count of edits"),
    pytest.param(PrincipleRevision, "sealed_at", None, id="wording, its seal"),
    pytest.param(Criterion, "text_fr", "Un autre critère", id="criterion"),
    pytest.param(Criterion, "text_ar", "معيار آخر", id="criterion in Arabic"),
    pytest.param(Edition, "preamble_ar", "ديباجة أخرى", id="edition"),
    pytest.param(Edition, "number", "9.9", id="edition, its number"),
    pytest.param(Edition, "consultation_opened_on", None, id="edition, its opening"),
    pytest.param(Article, "position", 7, id="article"),
    pytest.param(Article, "heading_en", "Another heading", id="article, its heading"),
    pytest.param(Entry, "subject", "autre", id="entry"),
    pytest.param(Entry, "content", {}, id="entry, its content"),
    pytest.param(EditionAct, "on", datetime.date(2026, 11, 1), id="act, its day"),
    pytest.param(EditionAct, "note", "Autre chose", id="act, what was decided"),
    pytest.param(Principle, "key", "autre-cle", id="principle, its key"),
    pytest.param(Charter, "slug", "autre-charte", id="charter, its address"),
]
KINDS = [PrincipleRevision, Criterion, Edition, Article, Entry, EditionAct, Principle, Charter]
sealed_rows = pytest.mark.parametrize(("model", "field", "value"), SEALED)
kinds = pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)


def rows():
    """Every row of what can be sealed, as stored."""
    found = {}
    for model in KINDS:
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}" ORDER BY 1')
            found[model] = cursor.fetchall()
    return found


class refused:  # noqa: N801 -- reads as a sentence
    """``with refused():`` the guards refuse what is tried, and every row is as it was before."""

    def __enter__(self):
        self.before = rows()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, kind, error, trace):
        self.atomic.__exit__(kind, error, trace)
        assert error is not None, "nothing was refused"
        assert is_guard_refusal(error), repr(error)
        assert rows() == self.before
        return True


def raw(sql, *values):
    """Execute the statement as it is, past the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def column(model, field):
    """The name of the field's column."""
    return model._meta.get_field(field).column
