"""The participants' table as text: encodings, separators, columns, and what is wrong in which line."""

import contextlib
import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from charter_portal.text.directions import without_controls
from meetings.domain.participants.delimited import _is_encoded_twice
from meetings.domain.participants.reading import read_table
from meetings.domain.participants.rows import read_rows
from meetings.domain.participants.tables import clean
from meetings.exceptions import TableRefused
from tests.meetings.reading_tables.steps import HEADER, ROW, refusal_of

from ..workbooks import archive


def as_csv(rows, separator=","):
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("codec", "encoding"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "windows-1252")]
)
def test_csv_is_read_in_three_encodings_and_with_three_separators(real_rows, separator, codec, encoding):
    content = as_csv([HEADER, *[row.values() for row in real_rows]], separator).encode(codec)

    table = read_table(content, "p.csv")

    assert (table.source.format, table.source.encoding, table.source.separator) == ("csv", encoding, separator)
    rows, problems = read_rows(table)
    assert problems == []
    assert [row.given_name for row in rows] == [row["PRENOM"] for row in real_rows]
    assert [row.line for row in rows] == list(range(2, 24))


def test_blank_cells_repeat_the_country_and_the_city_above(real_table):
    rows, _problems = read_rows(read_table(real_table, "p.csv"))

    assert [(row.country, row.city) for row in rows[:5]] == [
        ("Belgique", "Bruxelles (Woluwe-Saint-Lambert)"),
        ("Belgique", "Bruxelles (Woluwe-Saint-Lambert)"),
        ("Belgique", "Bruxelles (Woluwe-Saint-Lambert)"),
        ("Belgique", "Namur"),
        ("Cameroun", "Dschang"),
    ]
    assert len({row.country for row in rows}) == 9


@pytest.mark.parametrize(
    "header",
    [
        ["pays", "ville", "fonction", "nom", "prénom", "mode"],
        ["Country", "City", "Title", "Surname", "Given name", "Mode of participation"],
        ["البلد", "المدينة", "الصفة", "اللقب", "الاسم", "طريقة المشاركة"],
        [" Pays ", "VILLE / INSTITUTION", "Titre", "NOM", "PRÉNOM(S)", "Mode  de\nparticipation"],
    ],
)
def test_columns_are_known_in_three_languages_whatever_the_case_and_accents(header):
    rows, problems = read_rows(read_table(as_csv([header, ROW]).encode(), "p.csv"))

    assert problems == []
    assert (rows[0].country, rows[0].mode) == ("Guinée", "on_site")


def test_columns_may_come_in_another_order_below_a_title_and_after_excels_own_line():
    text = "sep=;\n;;\nListe des participants;;\n" + as_csv([HEADER[::-1], ROW[::-1]], ";")

    rows, problems = read_rows(read_table(text.encode(), "p.csv"))

    assert problems == []
    assert [(row.line, row.surname, row.city) for row in rows] == [(5, "EXEMPLE", "Kindia")]


@pytest.mark.parametrize(
    ("word", "mode"),
    [
        ("Présentiel", "on_site"),
        ("PRESENTIEL", "on_site"),
        ("Présent(e)", "on_site"),
        ("Visio conférence", "video"),
        ("Visioconférence", "video"),
        ("visio-conférence", "video"),
        ("Distanciel", "video"),
        ("Excusé(e)", "excused"),
        ("Excusé·e", "excused"),
        ("excusée", "excused"),
        ("Représenté(e)", "represented"),
        ("by video conference", "video"),
        ("عن بُعد", "video"),
        ("معتذر(ة)", "excused"),
    ],
)
def test_modes_are_known_by_many_words(word, mode):
    rows, _problems = read_rows(read_table(as_csv([HEADER, [*ROW[:5], word]]).encode(), "p.csv"))

    assert [row.mode for row in rows] == [mode]


def problems_of(*rows):
    _rows, problems = read_rows(read_table(as_csv([HEADER, *rows]).encode(), "p.csv"))
    return [(problem.line, problem.reason) for problem in problems]


def test_problems_are_told_by_line():
    assert problems_of(
        ["", "Kindia", "Maire", "A", "B", "Présentiel"],
        ["Guinée", "", "Maire", "C", "D", "Présentiel"],
        ["", "Kindia", "Maire", "", "F", "Fax"],
        ["Maroc", "", "Maire", "G", "H", ""],
        ["", "Agadir", "x" * 251, "I", "J", "Visio"],
    ) == [
        (2, "country_missing"),
        (3, "city_missing"),
        (4, "surname_missing"),
        (4, "unknown_mode"),
        (5, "mode_missing"),
        (5, "city_missing"),
        (6, "too_long"),
    ]


def test_the_same_country_written_again_keeps_its_city():
    assert problems_of(ROW, ["GUINEE", "", "Adjoint", "AUTRE", "Awa", "Visio"]) == []


def test_the_same_person_twice_is_an_error_of_the_second_line():
    assert problems_of(ROW, ["", "", "", "Exemple", "HELENE", "Visio"]) == [(3, "same_person")]


def test_a_cell_beyond_the_columns_is_an_error():
    assert problems_of([*ROW[:2], "Maire", "adjoint", *ROW[3:]])[0] == (2, "cell_without_column")


def test_marks_that_cannot_be_seen_are_taken_out_and_spaces_made_one():
    assert clean(" \u200eKE\u00adITA\u200f\u00a0 Yaya\n") == "KEITA Yaya"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (as_csv([HEADER]).encode(), "no_rows"),
        (as_csv([HEADER, ROW]).encode("utf-16"), "utf16"),
        (as_csv([HEADER, ROW]).encode("utf-16-le"), "utf16"),
        (as_csv([HEADER, ROW]).encode("utf-16-be"), "utf16"),
        (as_csv([HEADER, ROW]).encode().replace(b"Maire", b"Ma\0re"), "nul"),
        (b"\xef\xbb\xbf" + as_csv([HEADER, ROW]).encode("cp1252"), "encoding"),
        (as_csv([HEADER, ROW]).encode("cp437"), "encoding"),
        (as_csv([HEADER, ROW]).encode("cp850"), "encoding"),
        (as_csv([HEADER, ROW]).encode("mac-roman"), "encoding"),
        (as_csv([HEADER, ROW]).replace("Hélène", "Helene").encode("mac-roman"), "encoding"),
        (as_csv([HEADER, ROW]).encode().decode("cp1252").encode(), "encoded_twice"),
        (as_csv([HEADER, ROW]).encode("ascii", "replace").replace(b"?", "�".encode()), "lost_characters"),
        (as_csv([HEADER, ROW]).encode().replace(b"Maire", b'"Maire'), "quotes"),
        (as_csv([HEADER, *[ROW] * 2001]).encode(), "too_many_rows"),
        (as_csv([HEADER, *[ROW] * 10_000]).encode(), "too_many_rows"),
        (b"x" * (5 * 1024 * 1024 + 1), "too_big"),
        (as_csv([HEADER, ROW]).encode() + b"," * 1_000_000, "missing nothing"),
        (as_csv([HEADER, ROW]).encode() + b"x," * 1_000_000, "too_many_columns"),
        (as_csv([HEADER[:5], ROW[:5]]).encode(), "missing_column"),
        (as_csv([["un", "deux"], ["a", "b"]]).encode(), "missing_column"),
        (as_csv([[*HEADER, "TELEPHONE"], [*ROW, "1"]]).encode(), "unknown_column"),
        (as_csv([[*HEADER, "Prénom"], [*ROW, "1"]]).encode(), "duplicate_column"),
        (b"%PDF-1.7", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n", "not_a_table"),
        (b"<html><table>", "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "old_excel"),
        (b"PK\x03\x04 and no more", "damaged"),
        (archive({"readme.txt": "hello"}), "not_a_table"),
    ],
)
def test_what_is_no_table_of_participants_is_refused(content, reason):
    if reason == "missing nothing":
        # A row of separators only is a blank row.
        assert len(read_table(content, "p.csv").rows) == 1
    else:
        assert refusal_of(content).reason == reason


def test_a_missing_column_is_named_with_those_found():
    refusal = refusal_of(as_csv([HEADER[:5], ROW[:5]]).encode())

    assert refusal.values == {"missing": "MODE DE PARTICIPATION", "found": "PAYS, VILLE, TITRE, NOM, PRENOM"}


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_refusal(content):
    with contextlib.suppress(TableRefused):
        assert read_rows(read_table(content, "p")) != ([], [])


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


@given(st.lists(st.lists(cells, min_size=6, max_size=6), max_size=8), st.sampled_from(",;\t"))
def test_what_a_spreadsheet_writes_is_read_back(rows, separator):
    # Two signs of damage by other programs are looked for in the text; neither is in what is drawn often.
    text = "".join(cell for row in rows for cell in row)
    assume("\ufffd" not in text and not _is_encoded_twice(text))
    table = read_table(as_csv([HEADER, *rows], separator).encode("utf-8-sig"), "p.csv")
    # What reorders a line is left out and told of, so a row of nothing else is an empty row.
    read = [tuple(clean(without_controls(cell)) for cell in row) for row in rows]
    expected = [row for row in read if any(row)]
    assert [(*found, *[""] * (6 - len(found))) for _line, found in table.rows] == expected
