"""Passages are marked where they stand, paragraph by paragraph, and nothing is added or lost."""

from hypothesis import given
from hypothesis import strategies as st

from charter_portal.text.marking import marked_paragraphs
from charter_portal.text.paragraphs import canonical, paragraphs

TEXT = "Un premier paragraphe.\n\nUn second."


def test_a_passage_is_marked_in_its_paragraph():
    assert marked_paragraphs(TEXT, [(3, 10)]) == [
        (("Un ", False), ("premier", True), (" paragraphe.", False)),
        (("Un second.", False),),
    ]


def test_a_passage_over_two_paragraphs_is_marked_in_both():
    assert marked_paragraphs(TEXT, [(11, 26)]) == [
        (("Un premier ", False), ("paragraphe.", True)),
        (("Un", True), (" second.", False)),
    ]


def test_passages_that_overlap_or_touch_are_one_mark():
    assert marked_paragraphs("abcdef", [(3, 5), (1, 4), (5, 6)]) == [(("a", False), ("bcdef", True))]


@given(
    text=st.text(alphabet="ab \n", max_size=40).map(canonical),
    passages=st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=4),
)
def test_the_words_stay_as_they_are(text, passages):
    marked = marked_paragraphs(text, passages)

    assert ["".join(words for words, _is_marked in part) for part in marked] == paragraphs(text)
