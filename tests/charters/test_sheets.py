"""A translator's sheet: each French paragraph with what changed in it, beside the words that stand for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.text.comparing import DELETE, INSERT
from charter_portal.text.paragraphs import paragraphs
from charters.domain.digests import Wording
from charters.domain.sheets import gathered, sheet


def french(*parts, **fields):
    return Wording(title="Titre", statement="\n\n".join(parts), **fields)


def statement(lines):
    return [(line.name, line.words, line.is_changed) for line in lines if line.field == "statement"]


def test_words_stand_beside_their_paragraph():
    now = french("Un.", "Deux.")

    assert statement(sheet(now, now, Wording(title="Title", statement="One.\n\nTwo."))) == [
        ("statement-0", "One.", False),
        ("statement-1", "Two.", False),
    ]


def test_a_paragraph_put_in_leaves_the_others_with_their_words():
    before, now = french("Le premier.", "Le dernier."), french("Le premier.", "Quelque chose de neuf.", "Le dernier.")

    lines = sheet(before, now, Wording(statement="The first.\n\nThe last."))

    assert statement(lines) == [
        ("statement-0", "The first.", False),
        ("statement-1", "", True),
        ("statement-2", "The last.", False),
    ]


def test_a_paragraph_taken_out_shows_its_words_without_a_box():
    before, now = french("Le premier.", "Quelque chose de trop.", "Le dernier."), french("Le premier.", "Le dernier.")

    lines = sheet(before, now, Wording(statement="The first.\n\nToo much.\n\nThe last."))

    assert statement(lines) == [
        ("statement-0", "The first.", False),
        ("", "Too much.", True),
        ("statement-1", "The last.", False),
    ]


def test_what_changed_in_the_french_is_marked():
    lines = sheet(french("La ville publie ses données."), french("La ville publie toutes ses données."), Wording())

    (line,) = [line for line in lines if line.field == "statement"]
    assert [piece.text for piece in line.french if piece.op == INSERT] == ["toutes "]


def test_words_beyond_the_french_are_shown_without_a_box():
    now = french("Un.")

    lines = sheet(now, now, Wording(statement="One.\n\nTwo."))

    assert [(line.name, line.words, line.french) for line in lines if line.field == "statement"][-1] == ("", "Two.", ())


def test_criteria_correspond_by_their_place():
    now = french("Un.", criteria=("Un registre.", "Un bilan."))

    lines = sheet(now, now, Wording(criteria=("A register.", "")))

    assert [(line.name, line.words) for line in lines if line.field == "criteria"] == [
        ("criteria-0", "A register."),
        ("criteria-1", ""),
    ]


words = st.text("abc éء", min_size=1).map(str.strip).filter(bool)


@given(before=st.lists(words, max_size=4), now=st.lists(words, max_size=4), data=st.data())
def test_nothing_translated_is_lost_and_each_paragraph_has_one_box(before, now, data):
    translated = data.draw(st.lists(words, max_size=5))
    translated = paragraphs("\n\n".join(translated))
    before, now = (Wording(statement="\n\n".join(parts)) for parts in (before, now))

    lines = [
        line for line in sheet(before, now, Wording(statement="\n\n".join(translated))) if line.field == "statement"
    ]

    assert sorted(line.words for line in lines if line.words) == sorted(translated)
    assert [line.name for line in lines if line.name] == [
        f"statement-{at}" for at in range(len(paragraphs(now.statement)))
    ]
    assert all(piece.op == DELETE for line in lines if not line.name for piece in line.french)


@pytest.mark.parametrize(
    ("boxes", "statement"),
    [
        ({"statement-0": " One. ", "statement-1": "Two\r\nlines."}, "One.\n\nTwo lines."),
        ({}, ""),
    ],
)
def test_boxes_are_gathered_into_paragraphs(boxes, statement):
    assert gathered(french("Un.", "Deux."), boxes)["statement"] == statement
