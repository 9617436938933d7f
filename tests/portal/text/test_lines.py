"""Names and other lines hold no line breaks, nothing invisible and something to see."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.text.lines import LineField, NameField

NAMES = ["Zoé", "N'Diaye-Koné", "أحمد بن علي", "José Ma\u0301ria", "O’Brien", "می\u200cخواهم", "\u200fعمر", "陳"]
UNREADABLE = [
    "\u200b",
    "\u202e",
    "\u2060x",
    "Z\u00ad",
    "\ufeffZoé",
    "\u0007Zoé",
    "-",
    "12",
    "\u3164",
    "\u2800",
    "\U000e0041",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_as_people_bear_them_are_taken_as_they_are(name):
    assert NameField().clean(name) == name


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_nobody_can_read_is_no_name(name):
    with pytest.raises(ValidationError):
        NameField().clean(name)


@given(st.text(max_size=40))
def test_whatever_is_typed_a_name_that_is_taken_is_one_line_with_a_letter(text):
    try:
        name = NameField().clean(text)
    except ValidationError:
        return
    assert name.splitlines() == [name]
    assert any(letter.isalpha() for letter in name)


def test_several_lines_become_one():
    assert NameField().clean("Zed\r\nBcc: a@b.example\u2028\tx") == "Zed Bcc: a@b.example x"


def test_the_refusal_says_where_the_character_stands():
    with pytest.raises(ValidationError) as refusal:
        NameField().clean("Zo\u200bé")

    assert refusal.value.messages == [
        "Après « Zo » se trouve un caractère invisible (U+200B). Effacez le texte et tapez-le de nouveau."
    ]


def test_a_line_that_may_be_left_out_may_be_empty_and_need_not_hold_letters():
    assert LineField(required=False).clean(" ") == ""
    assert LineField().clean("12/2026") == "12/2026"
