"""What was typed becomes terms, and terms a query that holds tokens and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.search.asking import MOST_TERMS, Syntax, TooManyTerms, terms_of, written
from tests.portal.search.hostile import TYPED

SYNTAX = Syntax(" AND ", " OR ", lambda tokens: f'"{" ".join(tokens)}"')


@pytest.mark.parametrize(
    ("typed", "language", "terms"),
    [
        ("la donnée", "fr", [["donnee"]]),
        ("l'algorithme de l’État", "fr", [["algorithme"], ["etat"]]),
        ("ne pas décider", "fr", [["ne"], ["pas"], ["decider"]]),
        ("les", "fr", [["les"]]),
        ('"vie privée" ville', "fr", [["vie", "privee"], ["ville"]]),
        ("« la vie »", "fr", [["la", "vie"]]),
        ("“open data”", "en", [["open", "data"]]),
        ("ville Ville VILLE", "fr", [["ville"]]),
        ('ville "ouverte', "fr", [["ville"], ["ouverte"]]),
        ('""', "fr", []),
        ("البيانات في المدينة", "ar", [["البيانات"], ["المدينه"]]),
        ("not the data", "en", [["not"], ["data"]]),
        ("", "fr", []),
        ("… ? !", "fr", []),
    ],
)
def test_terms(typed, language, terms):
    assert [list(term) for term in terms_of(typed, language)] == terms


def test_more_words_than_are_looked_for_are_refused():
    with pytest.raises(TooManyTerms):
        terms_of(" ".join(f"mot{n}" for n in range(MOST_TERMS + 1)), "fr")


def test_a_query_asks_for_each_term_in_each_language():
    assert written([("vie", "privee"), ("2022",)], SYNTAX) == (
        '("fvi fpriv" OR "evie eprive" OR "avie aprivee") AND ("f2022" OR "e2022" OR "a2022")'
    )


def test_a_query_of_titles_asks_for_the_words_as_titles_hold_them():
    assert written([("ville",)], SYNTAX, in_title=True) == '("tfvill" OR "tevill" OR "taville")'


QUERY = re.compile(r'\((?:"[a-z0-9 ]+"(?: OR )?)+\)(?: AND \((?:"[a-z0-9 ]+"(?: OR )?)+\))*')


@pytest.mark.parametrize("typed", TYPED)
def test_no_query_language_passes(typed):
    try:
        terms = terms_of(typed, "fr")
    except TooManyTerms:
        return
    assert not terms or QUERY.fullmatch(written(terms, SYNTAX))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_query_language_passes_whatever_is_typed(typed):
    try:
        terms = terms_of(typed, "ar")
    except TooManyTerms:
        return
    assert not terms or QUERY.fullmatch(written(terms, SYNTAX))
