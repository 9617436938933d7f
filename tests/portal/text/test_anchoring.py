"""Passages that are named, found again, and carried to the next wording."""

import io

import pytest
from django.core.management import call_command
from hypothesis import assume, given
from hypothesis import strategies as st

from charter_portal.text.anchoring import (
    CONTEXT,
    Anchor,
    Carried,
    PassageNotFound,
    Route,
    State,
    anchor,
    carry,
    from_utf16,
    locate,
    occurrences,
    to_utf16,
)
from charter_portal.text.measuring import cases, judge, measure
from charter_portal.text.paragraphs import canonical

TABLE = cases()


# -- the table ------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case.language}-{case.kind}-{case.quote[:20]}")
def test_no_passage_follows_to_a_wrong_one(case):
    assert not judge(case).is_wrong


def test_the_table_covers_three_languages_and_each_kind_of_edit():
    kinds = {"moved", "reworded", "split", "merged", "deleted", "lookalike"}

    for language in ("fr", "en", "ar"):
        mine = [case for case in TABLE if case.language == language]
        assert len(mine) >= 20
        assert {case.kind for case in mine} == kinds


def test_nearly_all_that_survive_are_kept():
    count, wrong, kept, survivable = measure(TABLE)

    assert count == len(TABLE) >= 60
    assert wrong == 0
    assert kept >= 0.95 * survivable


def test_the_command_prints_the_measure():
    out = io.StringIO()
    call_command("measure_reanchoring", stdout=out)

    assert out.getvalue() == "cases 66 wrong 0 kept {2} of {3}\n".format(*measure(TABLE))


# -- naming and finding ---------------------------------------------------------------------------

TEXT = "La ville publie. La ville écoute."


def test_an_anchor_holds_its_words_and_what_stands_around():
    assert anchor(TEXT, 17, 25) == Anchor(17, 25, "La ville", "La ville publie. ", " écoute.")


def test_white_space_at_the_ends_is_left_out():
    assert anchor(TEXT, 16, 26)[:3] == (17, 25, "La ville")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 2), (0, 99), (2, 3)])
def test_what_is_no_passage_is_refused(start, end):
    with pytest.raises(ValueError, match="passage"):
        anchor(TEXT, start, end)


def test_words_are_found_whatever_the_case_and_spaces():
    assert locate(TEXT, "  VILLE   écoute ")[:3] == (20, 32, "ville écoute")


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("Dire l'impact.", "L’impact", "l'impact"),
        ("Dire l’impact.", "l'impact", "l’impact"),
        ("La «\u00a0donnée\u00a0» ouverte.", '" donnée "', "«\u00a0donnée\u00a0»"),
        ("Un vice\u2011maire.", "vice-maire", "vice\u2011maire"),
        ("Dix\u202fvilles.", "dix villes", "Dix\u202fvilles"),
        ("تنشر المدينةُ حسابا.", "المدينة حسابا", "المدينةُ حسابا"),
        ("تنشر المدينة.", "تَنْشُرُ", "تنشر"),
        ("مـــدينة", "مدينة", "مـــدينة"),
        ("مدينة", "مـدينة", "مدينة"),
    ],
)
def test_words_are_found_however_their_marks_are_typed(text, quote, found):
    passage = locate(text, quote)

    assert passage.quote == found == text[passage.start : passage.end]


def test_vowel_marks_and_strokes_alone_are_no_words():
    assert occurrences("المدينةُ", "\u064f\u0640") == []


@given(st.text(alphabet="al'’-\u2011 «\"\u0640\u064fم\u00a0", min_size=1, max_size=30), st.data())
def test_a_passage_typed_otherwise_is_found_where_it_stands(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    typed = text[start:end].translate(OTHERWISE)
    assume(typed.strip())

    found = occurrences(text, typed)

    assert all(text[one.start : one.end] == one.quote for one in found)
    assert _letters(text[start:end]) in [_letters(one.quote) for one in found]


OTHERWISE = str.maketrans({"’": "'", "\u2011": "-", "«": '"', "\u0640": None, "\u064f": None, "\u00a0": " ", "a": "A"})


def _letters(text):
    return " ".join(text.translate(OTHERWISE).split())


def test_words_that_stand_twice_are_told_apart_by_what_is_around():
    with pytest.raises(PassageNotFound) as refused:
        locate(TEXT, "la ville")

    assert refused.value.count == 2
    assert locate(TEXT, "la ville", suffix=" écoute").start == 17
    assert locate(TEXT, "la ville", prefix="publie. ").start == 17


@pytest.mark.parametrize("quote", ["", "  ", "mairie", ".*"])
def test_words_that_are_not_there_are_not_found(quote):
    with pytest.raises(PassageNotFound) as refused:
        locate(TEXT, quote)

    assert refused.value.count == 0


@pytest.mark.parametrize(("units", "place"), [(0, 0), (1, 1), (2, 1), (3, 2), (99, 3)])
def test_offsets_of_a_browser_become_code_points(units, place):
    assert from_utf16("a\U0001f600b", units) == place


# -- carrying -------------------------------------------------------------------------------------


def test_a_lookalike_elsewhere_is_not_taken():
    old = "Le comité suit la charte.\n\nLe comité publie un avis."
    new = "Le conseil vote.\n\nLe comité publie un avis."

    assert carry(locate(old, "Le comité suit la charte"), old, new).state == State.ORPHAN


def test_a_whole_paragraph_put_elsewhere_is_followed():
    old = "Un premier point, assez long.\n\nUn second, plus long que lui.\n\nLe dernier."
    new = "Un second, plus long que lui.\n\nLe dernier.\n\nUn premier point, assez long."

    carried = carry(locate(old, "premier point"), old, new)

    assert (carried.state, new[carried.start : carried.end]) == (State.MOVED, "premier point")


WORDS = ["la", "ville", "publie", "ses", "données", "et", "un", "registre", "مدينة", "تنشر", "😀"]
texts = st.lists(st.sampled_from(WORDS), min_size=3, max_size=30).map(" ".join)


@given(texts, st.data())
def test_a_passage_of_the_same_text_stays_where_it_is(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    passage = anchor(text, start, end)

    assert carry(passage, text, text) == Carried(State.MOVED, passage.start, passage.end, 1.0)


@given(texts, texts, texts, st.data())
def test_words_added_around_never_change_what_is_quoted(before, text, after, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    passage = anchor(text, start, end)
    new = f"{before}\n\n{text}\n\n{after}"

    carried = carry(passage, text, new)

    if carried.state is State.MOVED:
        assert new[carried.start : carried.end] == passage.quote


@given(texts, texts)
def test_what_is_carried_lies_within_the_new_wording(old, new):
    old, new = canonical(old), canonical(new)
    route = Route(old, new)

    for start in range(0, len(old) - 4, 5):
        state, begin, end, alike = route.carry(start, start + 4)
        assert 0 <= begin <= end <= len(new)
        assert (state is State.ORPHAN) == (begin == end)
        assert 0 <= alike <= 1


def test_context_is_bounded():
    passage = anchor("a" * 100, 50, 51)

    assert (len(passage.prefix), len(passage.suffix)) == (CONTEXT, CONTEXT)


def test_every_place_of_words_is_found():
    assert [one.start for one in occurrences("Une ville, deux villes, une VILLE.", "ville")] == [4, 16, 28]
    assert occurrences("Une ville.", "  ") == []


@given(st.text(alphabet="aé🏙\n", max_size=20), st.integers(0, 20))
def test_an_offset_counted_as_browsers_count_comes_back(text, offset):
    offset = min(offset, len(text))

    assert from_utf16(text, to_utf16(text, offset)) == offset


def test_a_few_words_that_stay_are_followed_though_a_reader_is_shown_all_as_changed():
    old, new = "A first paragraph.\n\nA second paragraph.", "A first paragraph.\n\nAnd a second paragraph. More."

    found = carry(locate(old, "second paragraph"), old, new)

    assert (found.state, new[found.start : found.end]) == (State.MOVED, "second paragraph")
