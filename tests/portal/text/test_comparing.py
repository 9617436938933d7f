"""What changed from one text to another, word by word."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.text.comparing import DELETE, EQUAL, INSERT, MOST_CHANGES, Piece, align, compare, likeness, tokens


def shown(old, new):
    """The comparison with its marks: ``une {+petite +}ville``."""
    marks = {EQUAL: "{}", INSERT: "{{+{}+}}", DELETE: "[-{}-]"}
    return "".join(marks[op].format(text) for op, text in compare(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("une ville", "une petite ville", "une {+petite +}ville"),
        ("une petite ville", "une ville", "une [-petite -]ville"),
        ("ancien texte ici", "nouveau propos ici", "[-ancien texte-]{+nouveau propos+} ici"),
        ("cent euros", "cent-vingt euros", "cent{+-vingt+} euros"),
        ("avant leur mise en service", "dès leur mise en service", "[-avant-]{+dès+} leur mise en service"),
        ("All data are public.", "All data are public, always.", "All data are public{+, always+}."),
        ("تنشر المدينة خوارزمياتها.", "تنشر المدينة نماذجها.", "تنشر المدينة [-خوارزمياتها-]{+نماذجها+}."),
        ("مَدينة", "مدينة", "[-مَدينة-]{+مدينة+}"),
        ("", "tout", "{+tout+}"),
        ("tout", "", "[-tout-]"),
        ("", "", ""),
        ("pareil", "pareil", "pareil"),
    ],
)
def test_words_are_deleted_and_inserted_whole(old, new, expected):
    assert shown(old, new) == expected


def test_a_word_keeps_its_vowel_marks():
    assert tokens("العَدْل، e\u0301t\u0301") == ["العَدْل", "،", " ", "e\u0301t\u0301"]


def test_a_text_that_is_altogether_another_is_replaced():
    old = " ".join(f"a{number} b" for number in range(MOST_CHANGES))
    new = " ".join(f"c{number} b" for number in range(MOST_CHANGES))

    assert compare(old, new) == (Piece(DELETE, old), Piece(INSERT, new))


texts = st.text(st.sampled_from("ab éعَ\u0301.,'’\n\U0001f600"), max_size=60)


@given(texts, texts)
def test_both_texts_can_be_made_from_the_comparison(old, new):
    pieces = compare(old, new)

    assert "".join(text for op, text in pieces if op != INSERT) == old
    assert "".join(text for op, text in pieces if op != DELETE) == new
    assert all(text for _op, text in pieces)
    assert all(one[0] != two[0] for one, two in pairwise(pieces))


@given(st.text(max_size=60))
def test_tokens_make_the_text_again(text):
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([], [], []),
        (["Un."], [], [(0, None)]),
        ([], ["Un."], [(None, 0)]),
        (["Un.", "Deux."], ["Un.", "Entre.", "Deux."], [(0, 0), (None, 1), (1, 2)]),
        (["Bonjour le monde", "Le reste"], ["Bonjour tout le monde", "Le reste"], [(0, 0), (1, 1)]),
        (["Tout autre chose"], ["Zèbre 123"], [(0, None), (None, 0)]),
    ],
)
def test_paragraphs_are_paired_with_what_they_became(old, new, pairs):
    assert align(old, new) == pairs


@given(st.lists(st.text(max_size=12), max_size=6), st.lists(st.text(max_size=12), max_size=6))
def test_every_paragraph_stands_once_and_in_order(old, new):
    pairs = align(old, new)

    assert [before for before, _after in pairs if before is not None] == list(range(len(old)))
    assert [after for _before, after in pairs if after is not None] == list(range(len(new)))


def test_likeness_runs_from_nothing_in_common_to_the_same():
    assert (likeness("abc", "xyz"), likeness("abc", "abc"), likeness("ab", "ax")) == (0.0, 1.0, 0.5)
