"""An accepted amendment says whether its changes still stand in the wording that it went into."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.text.moving import merge_texts
from charters.domain.standing import standing

BASE = "Les données sont utiles.\n\nElles sont conservées un an."
AMENDED = "Les données sont strictement nécessaires.\n\nElles sont conservées un mois."
_texts = st.lists(st.sampled_from(["le", "la", "un", "ne", "pas", "."]), max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (AMENDED, "whole"),
        (AMENDED.replace("Les données", "Toutes les données"), "whole"),
        ("\n\n".join(reversed(AMENDED.split("\n\n"))), "whole"),
        (AMENDED.replace("strictement nécessaires", "indispensables"), "partly"),
        (BASE.replace("utiles", "indispensables").replace("un an", "un jour"), "gone"),
        (BASE, "gone"),
    ],
)
def test_it_is_found_from_the_texts(result, expected):
    assert standing([("Titre", "Titre", "Titre"), (BASE, result, AMENDED)]) == expected


def test_what_became_of_the_title_counts_too():
    assert standing([("Titre", "Titre", "Autre titre"), (BASE, AMENDED, AMENDED)]) == "partly"


@given(_texts, _texts, _texts)
def test_what_was_merged_without_a_clash_stands_whole(base, ours, theirs):
    merged = merge_texts(base, ours, theirs)
    if merged.is_clean:
        assert standing([(base, merged.text, theirs)]) == "whole"
