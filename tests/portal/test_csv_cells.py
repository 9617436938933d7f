"""Tables that spreadsheets open without running anything."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from charter_portal.text.csv_cells import DANGEROUS, neutral, to_csv


def test_a_cell_that_would_be_computed_is_quoted():
    assert [neutral(cell) for cell in ("=1+1", "+1", "-1", "@x", "\tx", "\rx", "x=1", "", None, 3)] == [
        "'=1+1",
        "'+1",
        "'-1",
        "'@x",
        "'\tx",
        "'\rx",
        "x=1",
        "",
        "",
        "3",
    ]


def test_the_table_begins_with_a_byte_order_mark():
    assert to_csv(["a", "é"], [["1", "b,c"]]) == '\ufeffa,é\r\n1,"b,c"\r\n'


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_no_cell_that_is_read_back_can_be_computed(cell):
    read = list(csv.reader(io.StringIO(to_csv(["x"], [[cell, "end"]])[1:], newline="")))

    assert read[1][-1] == "end"
    assert not read[1][0].startswith(DANGEROUS)
