"""How headings become principles."""

import pytest

from charters.domain.manuscripts.markdown import read_markdown
from charters.domain.manuscripts.outlines import (
    Block,
    Outline,
    Passage,
    Problem,
    levels_of,
    likely_level,
    outline_of,
    problems_of,
)

CHARTER = """# Charte de Ville-Exemple

Nous, villes.

## Partie I

Mots d'introduction.

### Données publiques

Elles sont à tous.

#### Pourquoi

Parce qu'elles sont payées par tous.

#### Un détail

Il compte aussi.

### Code ouvert

Le code se lit.
"""


def test_headings_become_title_groups_principles_and_parts():
    assert outline_of(read_markdown(CHARTER)) == Outline(
        title="Charte de Ville-Exemple",
        preamble=("Nous, villes.",),
        level=3,
        passages=(
            Passage(
                title="Données publiques",
                group="Partie I",
                paragraphs=("Mots d'introduction.", "Elles sont à tous.", "Un détail", "Il compte aussi."),
                parts={"rationale": ("Parce qu'elles sont payées par tous.",)},
                line=9,
            ),
            Passage(title="Code ouvert", paragraphs=("Le code se lit.",), line=21),
        ),
    )


def test_another_level_can_be_chosen():
    outline = outline_of(read_markdown(CHARTER), level=2)

    assert [passage.title for passage in outline.passages] == ["Partie I"]
    assert outline.passages[0].paragraphs[:2] == ("Mots d'introduction.", "Données publiques")


@pytest.mark.parametrize(
    ("levels", "likely"),
    [([1, 2, 2], 2), ([1, 1, 1], 1), ([1, 2], 2), ([2, 3, 3, 2], 2), ([1], 1), ([], None), ([2, 1, 1, 2], 1)],
)
def test_the_most_frequent_level_is_that_of_principles(levels, likely):
    assert likely_level([Block(f"Titre {place}", level) for place, level in enumerate(levels)]) == likely


def test_levels_are_counted_without_parts():
    assert levels_of(read_markdown(CHARTER)) == {1: 1, 2: 1, 3: 2, 4: 1}


def test_headings_of_headings_stand_together_before_the_principle():
    blocks = [Block("A", 1), Block("P", 3), Block("I", 1), Block("II", 2), Block("Q", 3), Block("R", 3)]

    assert [passage.group for passage in outline_of(blocks).passages] == ["", "I – II", ""]


def test_a_group_without_principles_keeps_its_words():
    outline = outline_of([Block("P", 2), Block("Texte."), Block("Annexe", 1), Block("Suite.")], level=2)

    assert outline.passages[0].paragraphs == ("Texte.", "Annexe", "Suite.")


@pytest.mark.parametrize(
    ("blocks", "problems"),
    [
        ([Block("Texte.")], [Problem("no_principle")]),
        ([Block("", 1, 3)], [Problem("empty_title", 3)]),
        ([Block("x" * 161, 1, 4)], [Problem("long_title", 4, "x" * 161)]),
        ([Block("x" * 160, 1, 4)], []),
    ],
)
def test_what_cannot_be_kept_is_told_by_line(blocks, problems):
    assert problems_of(outline_of(blocks)) == problems
