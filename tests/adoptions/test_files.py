"""The picture of who stands where, to take away."""

import csv
import io
import json
import zipfile

import pytest
from defusedxml.ElementTree import fromstring
from django.urls import reverse

from charter_portal.text.csv_cells import csv_lines, to_csv
from charter_portal.text.ods import to_ods
from charters.adoptions.domain.preparing import Said
from charters.adoptions.views import files
from meetings.domain.participants.workbooks import _ods_sheets
from tests.adoptions.steps import city, edition_in_force, verified

FORMULA = "=HYPERLINK(1)"


def rows_in_ods(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [list(row) for _number, row in _ods_sheets(archive)[0][1]]


def test_a_table_line_by_line_is_the_table():
    header, rows = ["a", "b"], [[FORMULA, "é,"], [None, '"']]

    assert "".join(csv_lines(header, iter(rows))) == to_csv(header, rows)


def test_a_spreadsheet_holds_words_only():
    content = to_ods('Villes & "autres"', ["ville"], [[FORMULA], ["<b>&"], [None], ["\x01\u202eà"]])

    assert rows_in_ods(content)[:3] == [["ville"], [FORMULA], ["<b>&"]]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.testzip() is None
        text = archive.read("content.xml").decode()
    assert "formula" not in text
    assert "\u202e" not in text
    assert fromstring(text) is not None


@pytest.mark.django_db
def test_the_files_say_what_the_page_says(client, monkeypatch):
    edition = edition_in_force("sobriete", "algorithmes")
    first = city("a", name_fr=FORMULA)[0]
    second = city("b", name_fr="Ville B", country="SN")[0]
    verified(first, edition, {"sobriete": Said("provision", "Avec l'agglomération.")})
    verified(second, edition)

    def file(name, **query):
        return client.get(reverse(f"adoptions:{name}"), query)

    text = file("adoption_csv").getvalue().decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text)))
    assert table[0][-1].startswith("2. ")
    assert [row[1:3] + row[4:5] + row[-2:] for row in table[1:]] == [
        [f"'{FORMULA}", "France", "adoptée", "adopté avec une disposition locale", "adopté"],
        ["Ville B", "Sénégal", "adoptée", "adopté", "adopté"],
    ]
    assert [row[0] for row in rows_in_ods(file("adoption_ods", pays="SN").getvalue())[1:]] == ["ville-exemple-b"]

    data = json.loads(file("adoption_json", principe="sobriete").getvalue())
    assert data["edition"]["number"] == edition.number
    assert [(one["key"], one["wording"]) for one in data["principles"]] == [("sobriete", "1.0")]
    assert data["sums"] == [{"principle": "sobriete", "cities": 2, "adopted": 1, "provision": 1}]
    assert data["members"][0]["principles"] == {
        "sobriete": {
            "state": "provision",
            "since": "2026-03-02",
            "wording": "1.0",
            "language": "fr",
            "text": "Avec l'agglomération.",
            "quote": "",
        }
    }
    assert json.loads(file("adoption_json", date="2025-01-01").getvalue())["members"] == []
    assert file("adoption_json", date="demain").url == reverse("adoptions:picture") + "?date=demain"

    monkeypatch.setattr(files, "MOST_IN_A_WORKBOOK", 1)
    assert file("adoption_ods").status_code == 404
