"""Two changes of one text, merged or shown to clash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.text.merging import Change, Clash, changes, collisions, merge

BASE = "La ville publie ses données dans le mois."


def test_changes_in_different_places_are_both_taken():
    ours = "La ville publie toutes ses données dans le mois."
    theirs = "La ville publie ses données dans les quinze jours."

    assert merge(BASE, ours, theirs).text == "La ville publie toutes ses données dans les quinze jours."


def test_different_changes_of_one_place_clash_and_say_what_each_wanted():
    ours = "La ville publie ses données dans la semaine."
    theirs = "La ville publie ses données dans le trimestre."

    merged = merge("La ville publie ses données dans le mois.", ours, theirs)

    assert [(clash.ours, clash.theirs) for clash in merged.clashes] == [("la semaine", "le trimestre")]
    assert merged.settled(["la semaine"]) == ours
    assert merged.settled(["le trimestre"]) == theirs
    with pytest.raises(ValueError, match="clashes"):
        merged.text  # noqa: B018 - reading it is what is refused


def test_the_same_change_is_taken_once():
    both = "La ville publie ses données dans la semaine."

    assert merge(BASE, both, both).text == both


def test_two_insertions_at_one_place_clash():
    merged = merge("un deux", "un et deux", "un ou deux")

    assert merged.parts == ("un ", Clash("", "et ", "ou "), "deux")


def test_words_taken_out_by_one_and_changed_by_the_other_clash():
    merged = merge(BASE, "La ville publie ses données.", "La ville publie ses données dans les huit jours.")

    assert len(merged.clashes) == 1


def test_arabic_merges_too():
    base = "تنشر المدينة خوارزمياتها قبل تشغيلها."

    merged = merge(base, "تنشر المدينة كل خوارزمياتها قبل تشغيلها.", "تنشر المدينة خوارزمياتها قبل تشغيلها بشهر.")

    assert merged.text == "تنشر المدينة كل خوارزمياتها قبل تشغيلها بشهر."


def test_paragraphs_are_added_by_both_in_different_places():
    assert merge("A b c.\n\nD e f.", "Zéro.\n\nA b c.\n\nD e f.", "A b c.\n\nD e f.\n\nFin.").text == (
        "Zéro.\n\nA b c.\n\nD e f.\n\nFin."
    )


def test_changes_are_told_by_place():
    assert changes("un deux trois et quatre", "un trois et quatre cinq") == [Change(3, 8, ""), Change(23, 23, " cinq")]


def test_collisions_are_found_among_several():
    texts = [
        "La ville publie ses données dans la semaine.",
        "La commune publie ses données dans le mois.",
        "La ville publie ses données dans le trimestre.",
    ]

    assert collisions(BASE, texts) == {(0, 2)}


@pytest.mark.parametrize("choices", [[], ["a", "b"]])
def test_a_choice_is_needed_for_each_clash(choices):
    with pytest.raises(ValueError, match="choice"):
        merge("un deux", "un et deux", "un ou deux").settled(choices)


texts = st.lists(st.sampled_from(["un", "deux", "trois", "ville", "\n\n", "مدينة", "."]), max_size=12).map(" ".join)


@given(texts, texts)
def test_what_one_side_left_alone_is_the_other_s(base, changed):
    assert merge(base, base, changed).text == changed
    assert merge(base, changed, base).text == changed
    assert merge(base, changed, changed).text == changed


@given(texts, texts, texts)
def test_both_sides_are_treated_alike(base, ours, theirs):
    one, two = merge(base, ours, theirs), merge(base, theirs, ours)

    assert [part if isinstance(part, str) else Clash(part.base, part.theirs, part.ours) for part in two.parts] == list(
        one.parts
    )


@given(texts, texts, texts)
def test_nothing_that_either_side_wrote_is_lost(base, ours, theirs):
    merged = merge(base, ours, theirs)
    offered = "".join(part if isinstance(part, str) else part.ours + part.theirs for part in merged.parts)

    for side in (ours, theirs):
        for change in changes(base, side):
            assert change.text in offered


@given(texts, texts)
def test_changes_make_the_new_text(base, new):
    text, at = "", 0
    for change in changes(base, new):
        text, at = text + base[at : change.start] + change.text, change.end

    assert text + base[at:] == new
