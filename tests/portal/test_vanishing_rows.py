"""Rows of a table that someone else deleted while they were edited."""

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.editing.vanishing import rows_without_vanished


def posted(rows, *, new=(), **more):
    """What a browser posts for ``rows`` [(key, opened, typed)] and new ones [typed]."""
    data = QueryDict(mutable=True)
    data.update({"t-INITIAL_FORMS": str(len(rows)), "t-TOTAL_FORMS": str(len(rows) + len(new)), **more})
    for place, (key, opened, typed) in enumerate(rows):
        data.update({f"t-{place}-id": key, f"initial-t-{place}-text": opened, f"t-{place}-text": typed})
    for place, typed in enumerate(new, start=len(rows)):
        data.update({f"t-{place}-id": "", f"t-{place}-text": typed})
    return data


def without(data, present, files=None):
    return rows_without_vanished(data, files, prefix="t", key="id", present=present, counted={"position"})


def typed(data):
    return [data[f"t-{place}-text"] for place in range(int(data["t-TOTAL_FORMS"]))]


def test_nothing_changes_where_all_rows_are_there():
    data = posted([("1", "a", "b")], new=["c"])
    assert without(data, {"1"})[0] is data


def test_what_is_not_of_the_table_is_left():
    data, _files, _count = without(posted([("1", "a", "b")], title="T", **{"tt-0-text": "x", "t-0x": "y"}), set())
    assert (data["title"], data["tt-0-text"], data["t-0x"]) == ("T", "x", "y")


def test_a_touched_row_forgets_that_it_existed():
    data, _files, count = without(posted([("1", "a", "b")]), set())
    assert (count, typed(data), data["t-INITIAL_FORMS"]) == (1, ["b"], "0")
    assert [name for name in data if name.startswith("initial-") or name.endswith("-id")] == []


def test_line_ends_and_order_are_no_change():
    data = posted([("1", "a\nb", "a\r\nb")], **{"initial-t-0-position": "1", "t-0-position": "4"})
    assert without(data, set())[2] == 0


def test_a_file_is_a_change_and_goes_with_its_row():
    files = MultiValueDict({"t-0-file": ["F"], "other": ["G"]})
    data, files, count = without(posted([("1", "a", "a"), ("2", "b", "b")]), {"2"}, files)
    assert (count, typed(data), files["t-1-file"], files["other"], len(files)) == (1, ["b", "a"], "F", "G", 2)


def test_tampered_counts_are_left_to_the_form():
    for text in ("", "x", "-1", "١"):
        data = posted([("1", "a", "b")])
        data["t-INITIAL_FORMS"] = text
        assert without(data, set())[0] is data


ROWS = st.lists(st.tuples(st.integers(1, 9).map(str), st.text("ab"), st.text("ab")), unique_by=lambda row: row[0])


@given(rows=ROWS, new=st.lists(st.text("cd")), present=st.sets(st.integers(1, 9).map(str)))
def test_all_that_was_typed_is_there_once_and_in_order(rows, new, present):
    data, _files, count = without(posted(rows, new=new), present)

    stay = [text for key, _opened, text in rows if key in present]
    back = [text for key, opened, text in rows if key not in present and opened.strip() != text.strip()]
    assert (typed(data), count) == ([*stay, *new, *back], len(back))
    assert data["t-INITIAL_FORMS"] == str(len(stay))
