"""The participants' table as a workbook: read as text is, and safe against workbooks made to do harm."""

import time
import tracemalloc

import pytest

from meetings.domain.participants.reading import read_table
from meetings.domain.participants.rows import read_rows
from tests.meetings.reading_tables.steps import HEADER, ROW, refusal_of

from ..workbooks import ODS_END, ODS_START, archive, ods, ods_cell, with_part, xlsx


@pytest.mark.parametrize("make", [lambda rows: xlsx(("Présents", rows)), lambda rows: ods(rows, "Présents")])
def test_workbooks_are_read_as_the_csv_is(make, real_rows, real_table):
    content = make([HEADER, *[list(row.values()) for row in real_rows]])

    table = read_table(content, "participants")

    assert table.source.sheet == "Présents"
    assert read_rows(table) == read_rows(read_table(real_table, "p.csv"))


def test_the_sheet_with_the_table_is_found_among_others_and_named():
    content = xlsx(("Notes", [["À faire"]]), ("Liste", [["Réunion 11"], [], HEADER, ROW]), ("Vide", []))

    table = read_table(content, "p.xlsx")

    assert (table.source.sheet, table.source.other_sheets) == ("Liste", ("Notes", "Vide"))
    assert [row.line for row in read_rows(table)[0]] == [4]


def test_numbers_and_dates_in_a_workbook_become_text():
    assert read_table(xlsx(("L", [HEADER, [1.0, 2.5, None, "A", True, "Visio"]])), "p.xlsx").rows[0][1] == (
        "1",
        "2.5",
        "",
        "A",
        "True",
        "Visio",
    )


_MILLION = 'table:number-columns-repeated="1000000"'


def test_repeated_cells_and_rows_of_ods_are_counted_not_built():
    wide = '<table:table-row><table:table-cell table:number-columns-repeated="1000000"/></table:table-row>'
    deep = f'<table:table-row table:number-rows-repeated="1000000">{ods_cell("")}</table:table-row>'
    last = f"<table:table-row>{''.join(map(ods_cell, ['', '', 'Adjoint', 'AUTRE', 'Awa', 'Visio']))}</table:table-row>"

    table = read_table(ods([HEADER, ROW], after=wide + deep + last), "p.ods")

    assert [line for line, _cells in table.rows] == [2, 1_000_004]


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        (
            f"<table:table-row>{ods_cell('x', _MILLION)}</table:table-row>",
            "too_many_columns",
        ),
        (
            f'<table:table-row table:number-rows-repeated="1000000">{ods_cell("x")}</table:table-row>',
            "too_many_rows",
        ),
        ('<table:table-row table:number-rows-repeated="x"/>', "damaged"),
    ],
)
def test_repetition_bombs_of_ods_are_refused(after, reason):
    assert refusal_of(ods([HEADER, ROW], after=after), "p.ods").reason == reason


def test_comments_in_ods_are_not_read():
    noted = (
        "<table:table-row><table:table-cell><office:annotation><text:p>privé</text:p></office:annotation>"
        "<text:p>Guinée</text:p></table:table-cell></table:table-row>"
    )

    assert read_table(ods([HEADER], after=noted), "p.ods").rows == ((2, ("Guinée",)),)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    sheet = b"<a>" + b" " * (200 * 1024 * 1024) + b"</a>"
    content = with_part(xlsx(("L", [HEADER, ROW])), "xl/worksheets/sheet1.xml", sheet)
    del sheet
    assert len(content) < 1024 * 1024

    tracemalloc.start()
    began = time.process_time()
    assert refusal_of(content, "p.xlsx").reason == "bomb"
    spent, peak = time.process_time() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 5 * 1024 * 1024
    assert spent < 1


def test_too_many_parts_and_a_password_are_refused():
    assert refusal_of(archive({f"{n}.xml": "" for n in range(600)})).reason == "bomb"
    locked = bytearray(xlsx(("L", [HEADER, ROW])))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert refusal_of(bytes(locked)).reason == "password"


ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def test_entities_are_refused_in_either_format_and_any_encoding():
    sheet = ENTITY + "<worksheet>&x;</worksheet>"
    whole = xlsx(("L", [HEADER, ROW]))
    for text in (sheet, sheet.encode("utf-16")):
        assert refusal_of(with_part(whole, "xl/worksheets/sheet1.xml", text)).reason == "xml_entities"
    content = ENTITY + (ODS_START + "<table:table/>" + ODS_END).partition("?>")[2]
    assert refusal_of(archive({"content.xml": content})).reason == "xml_entities"


def test_a_workbook_that_claims_a_million_rows_and_columns_is_read_quickly():
    whole = xlsx(("L", [HEADER, ROW]))
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1">'
        + "".join(f'<c r="{c}1" t="inlineStr"><is><t>{n}</t></is></c>' for c, n in zip("ABCDEF", HEADER, strict=True))
        + '</row><row r="2">'
        + "".join(f'<c r="{c}2" t="inlineStr"><is><t>{n}</t></is></c>' for c, n in zip("ABCDEF", ROW, strict=True))
        + '</row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
    )
    began = time.process_time()

    table = read_table(with_part(whole, "xl/worksheets/sheet1.xml", sheet), "p.xlsx")

    assert len(table.rows) == 1
    assert time.process_time() - began < 2


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_a_damaged_workbook_is_said_to_be_damaged(part):
    assert refusal_of(with_part(xlsx(("L", [HEADER, ROW])), part, "<a>")).reason == "damaged"
