"""Statements of one database that would go round the guards are refused too."""

import pytest
from django.db import connection

from tests.charters.sealed_rows.steps import kinds, on_postgresql, on_sqlite, raw, refused


@on_sqlite
@kinds
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_replacing_is_refused(model, recursive):
    table = model._meta.db_table
    raw(f"PRAGMA recursive_triggers = {recursive}")

    try:
        with refused():
            raw(f'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}" LIMIT 1')
    finally:
        raw("PRAGMA recursive_triggers = ON")


@on_sqlite
def test_pushing_a_sealed_row_out_by_another_of_its_unique_keys_is_refused(sealed, draft):
    raw("PRAGMA recursive_triggers = OFF")

    try:
        with refused():
            raw("UPDATE OR REPLACE charters_edition SET number = %s WHERE id = %s", sealed.number, draft.pk)
        with refused():
            raw("UPDATE OR REPLACE charters_edition SET id = %s WHERE id = %s", sealed.pk, draft.pk)
    finally:
        raw("PRAGMA recursive_triggers = ON")


@on_postgresql
@kinds
def test_truncating_is_refused(model):
    connection.check_constraints()  # those deferred to the commit would refuse first

    with refused():
        raw(f'TRUNCATE "{model._meta.db_table}" CASCADE')


@on_postgresql
def test_a_temporary_table_does_not_hide_the_sealed_one(sealed):
    raw("CREATE TEMPORARY TABLE charters_edition AS SELECT * FROM public.charters_edition WHERE false")

    with refused():
        raw("DELETE FROM charters_article")
