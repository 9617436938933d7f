"""A charter read from a file is kept as a reference."""

import pytest

from charters.domain.manuscripts.keeping import keep_as_reference, keys_of
from charters.domain.manuscripts.outlines import Outline, Passage, Problem
from charters.domain.manuscripts.writing import outline_of_edition
from charters.exceptions import CharterAddressTaken, OutlineRefused
from charters.models import Charter, PrincipleRevision
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

OUTLINE = Outline(
    title="Charte de Ville-Exemple",
    preamble=("Nous.", "Villes."),
    passages=(
        Passage("Données", ("A.", "B."), group="Partie", parts={"criteria": ("c", "d"), "rationale": ("e",)}),
        Passage("Code", ("C.",)),
    ),
)


def keep(outline=OUTLINE, language="fr", slug="ville-exemple", by=None):
    facts = {"slug": slug, f"title_{language}": outline.title}
    return keep_as_reference(outline=outline, language=language, facts=facts, number="2020", by=by)


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_what_was_read_is_what_is_kept(language):
    edition = keep(language=language)

    assert outline_of_edition(edition, language) == OUTLINE
    assert (edition.charter.kind, edition.status, edition.number, edition.is_public) == (
        "reference",
        "reference",
        "2020",
        True,
    )


def test_texts_are_in_their_language_alone():
    revision = keep(language="ar").articles.first().revision

    assert (revision.title_ar, revision.title_fr, revision.title_en) == ("Données", None, None)


def test_the_history_names_who_brought_it_in():
    user = UserFactory()
    keep(by=user)

    assert {row.history_user for row in PrincipleRevision.history.all()} == {user}


def test_two_charters_cannot_have_one_address():
    keep()
    with pytest.raises(CharterAddressTaken):
        keep()
    assert Charter.objects.count() == 1


def test_an_outline_with_problems_is_not_kept():
    with pytest.raises(OutlineRefused) as refused:
        keep(Outline("T", (), ()))

    assert (refused.value.subject, Charter.objects.count()) == ([Problem("no_principle")], 0)


@pytest.mark.parametrize(
    ("titles", "keys"),
    [
        (["Code ouvert", "Code ouvert", "Code ouvert"], ["code-ouvert", "code-ouvert-2", "code-ouvert-3"]),
        (["بيانات", "Sobriété"], ["principe-1", "sobriete"]),
        (["a " * 60], [("a-" * 23)[:-1]]),
        (["P", "P 2", "P", "P"], ["p", "p-2", "p-3", "p-4"]),
    ],
)
def test_keys_are_short_and_no_two_are_the_same(titles, keys):
    assert keys_of([Passage(title) for title in titles]) == keys


def test_a_title_repeated_many_times_costs_little():
    keys = keys_of([Passage("P")] * 20_000)

    assert (len(set(keys)), keys[-1]) == (20_000, "p-20000")
    assert max(map(len, keys_of([Passage("mot " * 40)] * 20_000))) <= 50
