"""French typography is put in when a text is shown, and can be taken out again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.text.typography import french

FRENCH = st.lists(
    st.sampled_from([*":;?!«»%", " ", " ", "\u00a0", "\n", "mot", "3", "https://exemple.org/?a=«b»:c", "é"])
).map("".join)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Pourquoi ? Parce que : voilà !", "Pourquoi\u00a0? Parce que\u00a0: voilà\u00a0!"),
        ("un ; deux", "un\u00a0; deux"),
        ("30 % des villes", "30\u00a0% des villes"),
        ("la commission « Villes innovantes »", "la commission «\u00a0Villes innovantes\u00a0»"),
        ("la commission «Villes innovantes».", "la commission «\u00a0Villes innovantes\u00a0»."),
        ("à 10:30, le ratio 3:2", "à 10:30, le ratio 3:2"),
        ("voir https://exemple.org/?q=«x»;y!", "voir https://exemple.org/?q=«x»;y!"),
        ("déjà\u00a0: fait", "déjà\u00a0: fait"),
        ("fin\n: autre ligne", "fin\n: autre ligne"),
        ("", ""),
    ],
)
def test_spaces_of_french(typed, shown):
    assert french(typed) == shown


@given(st.text() | FRENCH)
def test_shown_twice_is_shown_once(text):
    assert french(french(text)) == french(text)


@given(st.text() | FRENCH)
def test_nothing_but_spaces_differs_from_what_was_typed(text):
    assert re.sub("[ \u00a0]", "", french(text)) == re.sub("[ \u00a0]", "", text)


@given((st.text() | FRENCH).filter(lambda text: "«" not in text and "»" not in text and "\u00a0" not in text))
def test_without_guillemets_plain_spaces_give_back_what_was_typed(text):
    assert french(text).replace("\u00a0", " ") == text


@given(FRENCH)
def test_addresses_are_left_alone(text):
    address = r"https://exemple\.org/\?a=«b»:c"

    assert len(re.findall(address, french(text))) == len(re.findall(address, text))
