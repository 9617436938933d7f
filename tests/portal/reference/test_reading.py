"""Reading data files: every error names the file and the key, or the file and the line."""

import datetime

import pytest

from charter_portal.reference.exceptions import ReferenceDataError
from charter_portal.reference.reading import read_csv, read_toml


@pytest.fixture
def write(tmp_path):
    """Write bytes or text as ``app/reference/file``, and return the path."""

    def _write(content):
        path = tmp_path / "app" / "reference" / "file"
        path.parent.mkdir(parents=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return _write


def test_texts_are_model_fields_in_canonical_form(write):
    table = read_toml(write('title.fr = "Une   ville "\ntitle.ar = """\nأ\n\n\n\nب\n"""'))

    assert table.texts("title") == {"title_fr": "Une   ville", "title_ar": "أ\n\nب"}
    assert table.texts("note", required=False) == {}
    table.finish()


def test_values_of_the_right_type_are_read(write):
    table = read_toml(write('year = 2019\non = 2022-03-02\nkind = "a"\nnames = ["x", "y"]'))

    assert table.number("year") == 2019
    assert table.date("on") == datetime.date(2022, 3, 2)
    assert table.choice("kind", ["a", "b"]) == "a"
    assert table.strings("names") == ["x", "y"]
    assert table.table("absent") is None


@pytest.mark.parametrize(
    ("content", "read", "message"),
    [
        ('title.en = "A"', lambda t: t.texts("title"), "title.fr: is missing: French is the authoritative text"),
        ('title.fr = "A"\ntitle.de = "B"', lambda t: t.texts("title"), "title.de: is not a known key"),
        ('title = "A"', lambda t: t.texts("title"), "title: must be a text in languages (fr, en, ar)"),
        ("year = true", lambda t: t.number("year"), "year: must be a whole number"),
        ("year = -1", lambda t: t.number("year"), "year: must not be negative"),
        ('on = "2022"', lambda t: t.date("on"), "on: must be a date, as in 2022-03-02 without quotes"),
        ("names = [1]", lambda t: t.strings("names"), "names: must be a list of texts"),
        ('rows = ["a"]', lambda t: t.tables("rows"), "rows: must be a list of tables"),
        ("[[rows]]", lambda t: t.tables("rows")[0].text("key"), "rows[1].key: is missing"),
    ],
)
def test_wrong_value_is_named(write, content, read, message):
    table = read_toml(write(content))

    with pytest.raises(ReferenceDataError) as error:
        read(table)

    assert str(error.value) == f"app/reference/file: {message}"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'a = "\xe9"', "is not UTF-8 at byte 5"),
        (b"a = ", "is not valid TOML: Invalid value (at end of document)"),
    ],
)
def test_file_that_is_no_toml_is_named(write, content, message):
    with pytest.raises(ReferenceDataError) as error:
        read_toml(write(content))

    assert str(error.value) == f"app/reference/file: {message}"


def test_absent_file_is_named(tmp_path):
    with pytest.raises(ReferenceDataError, match=r"absent\.toml: cannot be read"):
        read_toml(tmp_path / "absent.toml")


@pytest.mark.parametrize("line", ["1", "1,2,3"])
def test_line_with_too_few_or_too_many_cells_is_named(write, line):
    with pytest.raises(ReferenceDataError) as error:
        read_csv(write(f"A,B\n1,2\n{line}\n"), ["A", "B"])

    assert str(error.value) == "app/reference/file: line 3: has not as many cells as there are columns"


@pytest.mark.parametrize("content", ['title.fr = "Ville\u202eellI"', 'title.fr = "x"\ntitle.ar = "\u2067x"'])
def test_text_that_would_be_read_in_another_order_is_named(write, content):
    with pytest.raises(ReferenceDataError, match=r"app/reference/file: title\.(fr|ar): holds an invisible character"):
        read_toml(write(content)).texts("title")


def test_cell_that_would_be_read_in_another_order_is_named(write):
    (line,) = read_csv(write("name,place\nun,\u202edeux\n"), ["name", "place"])

    assert line["name"] == "un"
    with pytest.raises(ReferenceDataError, match="file: line 2: place: holds an invisible character"):
        line["place"]
