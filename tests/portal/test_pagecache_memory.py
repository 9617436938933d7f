from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.pagecache.memory import Memory
from charter_portal.pagecache.negotiating import chosen_encoding, names_etag


def page(size=10, valid_until=None):
    return SimpleNamespace(size=size, valid_until=valid_until)


def memory_with(*pages, max_bytes=100, max_pages=10):
    memory = Memory(max_bytes=max_bytes, max_pages=max_pages)
    memory.get("any", stamp=1, now=0)
    for number, one in enumerate(pages):
        memory.put(number, one, stamp=1)
    return memory


def test_a_page_is_found_while_the_stamp_stays():
    one = page()
    memory = memory_with(one)
    assert memory.get(0, stamp=1, now=0) is one


def test_another_stamp_empties_the_memory():
    memory = memory_with(page(), page())
    assert memory.get(0, stamp=2, now=0) is None
    assert (len(memory), memory.bytes) == (0, 0)


def test_a_page_begun_before_the_stamp_changed_is_refused():
    memory = memory_with()
    memory.get(0, stamp=2, now=0)
    memory.put(0, page(), stamp=1)
    assert len(memory) == 0


def test_the_least_recently_asked_for_goes_first():
    memory = memory_with(page(40), page(40))
    memory.get(0, stamp=1, now=0)
    memory.put(2, page(40), stamp=1)
    assert [memory.get(key, stamp=1, now=0) is not None for key in (0, 1, 2)] == [True, False, True]


def test_the_number_of_pages_is_bounded():
    assert len(memory_with(*(page(1) for _ in range(5)), max_pages=3)) == 3


def test_a_page_larger_than_the_memory_is_refused_and_drives_nothing_out():
    memory = memory_with(page(10), page(101))
    assert (len(memory), memory.bytes) == (1, 10)


def test_a_page_expires_at_its_moment():
    memory = memory_with(page(valid_until=50))
    assert memory.get(0, stamp=1, now=49.9) is not None
    assert memory.get(0, stamp=1, now=50) is None
    assert memory.bytes == 0


def test_a_page_that_grows_is_counted():
    one = page(60)
    memory = memory_with(one, page(30))
    memory.grown(0, one, 20)
    assert (len(memory), memory.bytes) == (1, 30)


@given(
    st.lists(
        st.tuples(st.sampled_from(["get", "put", "grown"]), st.integers(0, 5), st.integers(1, 60), st.integers(0, 2))
    )
)
def test_the_bounds_hold_and_the_bytes_add_up_whatever_happens(steps):
    memory, pages = Memory(max_bytes=100, max_pages=3), {}
    for action, key, size, stamp in steps:
        if action == "get":
            memory.get(key, stamp=stamp, now=0)
        elif action == "put":
            pages[key] = page(size)
            memory.put(key, pages[key], stamp=stamp)
        elif key in pages:
            memory.grown(key, pages[key], size)
        kept = list(memory._pages.values())
        assert memory.bytes == sum(one.size for one in kept) <= 100
        assert len(kept) <= 3


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("gzip;q=0", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("identity", ""),
        ("br;q=nonsense", ""),
    ],
)
def test_the_encoding_is_the_best_that_the_reader_accepts(accepted, chosen):
    assert chosen_encoding(accepted) == chosen


@pytest.mark.parametrize(
    ("header", "named"),
    [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("a", False), ('"a-br"', False)],
)
def test_if_none_match_names_the_etag(header, named):
    assert names_etag(header, '"a"') is named
