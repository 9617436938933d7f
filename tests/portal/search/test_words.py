"""Words that a search takes for one another, and those that it does not."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.search.words import LANGUAGES, fold, token, tokens, words_in

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)


@pytest.mark.parametrize(
    ("language", "alike"),
    [
        ("fr", "données donnée DONNÉES donnees donne\u0301e"),
        ("fr", "œuvre oeuvres Œuvre"),
        ("fr", "public publique publics publiques"),
        ("fr", "élu élue élus élues"),
        ("fr", "protégé protégée protégées"),
        ("fr", "hébergement hébergements héberger hébergée"),
        ("fr", "collecti\u00advité collectivité"),
        ("en", "city cities CITIES"),
        ("en", "algorithm algorithms algorithmic"),
        ("ar", "بيانات البيانات بَيَانات للبيانات والبيانات بياناتها"),
        ("ar", "الخوارزمية خوارزمية خوارزميات الخوارزميات الخوارزميه"),
        ("ar", "إتاحة اتاحة الإتاحة الاتاحه"),
        ("ar", "أمن الأمن امن"),
        ("ar", "الذكي الذكى ذكي ذكـــي"),
    ],
)
def test_forms_of_a_word_are_one(language, alike):
    assert len({token(fold(word), language) for word in alike.split()}) == 1


@pytest.mark.parametrize(
    ("language", "different"),
    [("fr", "ville vie"), ("fr", "ville village"), ("en", "data date"), ("ar", "مدينة مدن"), ("ar", "أمن ثمن")],
)
def test_words_that_only_look_alike_are_several(language, different):
    assert len({token(fold(word), language) for word in different.split()}) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’algorithme d'État", ["l", "algorithme", "d", "etat"]),
        ("mot-clé, en_deux", ["mot", "cle", "en", "deux"]),
        ("Le 2 mars 2022 (n° 11)", ["le", "2", "mars", "2022", "n", "11"]),
        ("…!?« »\u0301", []),
    ],
)
def test_marks_part_words(text, words):
    assert [word.folded for word in words_in(text)] == words


def test_a_word_is_told_where_it_was_written():
    text = "Où ? l’É\u0301tat, بَيَانات."
    assert [text[word.start : word.end] for word in words_in(text)] == ["Où", "l", "É\u0301tat", "بَيَانات"]


def test_a_token_says_in_which_language_it_was_cut():
    assert [token("data", language)[0] for language in LANGUAGES] == ["f", "e", "a"]


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_tokens_are_letters_and_digits_whatever_the_text(text, language):
    assert [one for one in tokens(text, language) if not re.fullmatch("[fea][a-z0-9]+", one)] == []


@given(TEXTS)
def test_words_stand_in_the_text_one_after_another(text):
    words = list(words_in(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(words))
    assert all(0 <= word.start < word.end <= len(text) for word in words)


@given(TEXTS)
def test_folding_twice_is_folding_once(text):
    assert [fold(word.folded) for word in words_in(text)] == [word.folded for word in words_in(text)]
