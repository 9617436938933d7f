"""Passages are cut from the words as they were written, between words, around what was looked for."""

from hypothesis import given
from hypothesis import strategies as st

from charter_portal.search.asking import terms_of
from charter_portal.search.passages import LENGTH, marked, passage_of
from charter_portal.search.words import words_in

LONG = "Une phrase sans rien. " * 30


def words(pieces):
    return "".join(text for text, _is_marked in pieces)


def marks(pieces):
    return [text for text, is_marked in pieces if is_marked]


def of(text, typed, language="fr"):
    return passage_of(text, language, terms_of(typed, language))


def test_what_was_looked_for_is_marked_as_it_was_written():
    assert marks(of("Les Donne\u0301es publiques, la donnée.", "donnees").pieces) == ["Donne\u0301es", "donnée"]


def test_arabic_words_are_marked_with_their_article_and_marks():
    assert marks(of("تُنشر البَيَانات العمومية.", "بيانات", "ar").pieces) == ["البَيَانات"]


def test_a_phrase_is_one_mark_and_its_words_elsewhere_are_none():
    assert marks(of("La vie privée. Privée de vie.", '"vie privée"').pieces) == ["vie privée"]


def test_a_short_text_is_shown_whole():
    passage = of("Un texte.\n\nDeux paragraphes.", "texte")
    assert (words(passage.pieces), passage.has_before, passage.has_after) == (
        "Un texte. Deux paragraphes.",
        False,
        False,
    )


def test_a_long_text_is_cut_around_the_place_that_holds_most():
    text = f"La ville. {LONG}La ville publie ses données. {LONG}Des données encore."
    passage = of(text, "ville données")
    assert marks(passage.pieces) == ["ville", "données"]
    assert (passage.has_before, passage.has_after) == (True, True)
    assert len(words(passage.pieces)) <= LENGTH + 3


def test_a_text_without_the_words_is_shown_from_its_beginning():
    passage = of(LONG, "algorithme")
    assert words(passage.pieces).startswith("Une phrase sans rien. Une phrase")
    assert (marks(passage.pieces), passage.has_before, passage.has_after) == ([], False, True)


def test_a_title_is_shown_whole():
    assert marked("Décision humaine", "fr", terms_of("décisions", "fr")) == (("Décision", True), (" humaine", False))


TEXT = st.text(alphabet="aé 'بَ\n.", max_size=60).map(lambda text: f"{text} ville {text * 9}")


@given(TEXT, st.sampled_from(["ville", "é", '"ville a"', "a ville", "absent"]))
def test_a_passage_is_a_piece_of_the_text_between_words(text, typed):
    passage = of(text, typed)
    flat = text.replace("\n", " ")
    shown = words(passage.pieces)

    pieces = [part for part in shown.split(" ") if part]
    assert all(part in flat for part in pieces)
    whole = {word.folded for word in words_in(text)}
    assert {word.folded for word in words_in(shown)} <= whole
