"""Two editions compared, in a browser: readable by all, in one text and side by side."""

import pytest

from .checks import assert_accessible, assert_no_sideways_scroll, at_each_width, follow, refused_by_csp

CHARTER = """
from charters.domain.manuscripts.keeping import keep_as_reference
from charters.domain.manuscripts.outlines import outline_of
from charters.domain.manuscripts.markdown import read_markdown
from charters.models import Article, Charter, Edition, PrincipleRevision

if not Charter.objects.filter(slug="charte-exemple").exists():
    text = "# Charte d'exemple\\n\\nNous.\\n\\n## Code\\n\\nLe code est ouvert.\\n\\n## Eau\\n\\nL'eau aussi."
    facts = {"slug": "charte-exemple", "title_fr": "Charte d'exemple"}
    outline = outline_of(read_markdown(text))
    first = keep_as_reference(outline=outline, language="fr", facts=facts, number="1", by=None)
    second = Edition.objects.create(charter=first.charter, number="2", status="reference", preamble_fr="Nous, villes.")
    base = first.articles.first().revision
    new = PrincipleRevision.objects.create(
        principle=base.principle, base=base, change="editorial", title_fr="Code", statement_fr="Le code est lisible."
    )
    Article.objects.create(edition=second, position=1, revision=new)
"""


@pytest.fixture
def compared(portal):
    portal.manage("shell", "--no-imports", "-c", CHARTER)
    return lambda language: f"{portal.url}/{language}/chartes/charte-exemple/editions/2/comparer/1/"


def words(place):
    """What is read out of a place of the page, blanks folded."""
    return " ".join(place.inner_text().split())


@pytest.mark.parametrize("view", ["", "?vue=cote-a-cote"], ids=["inline", "side-by-side"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_comparison_is_accessible_at_each_width(page, compared, language, view):
    refused = refused_by_csp(page)

    assert page.goto(compared(language) + view).status == 200
    for _width in at_each_width(page):
        assert refused == [], page.url
        assert_accessible(page)
        refused.clear()
        assert_no_sideways_scroll(page)


def test_a_reader_goes_from_an_edition_to_what_changed(page, compared):
    page.goto(compared("fr").split("comparer")[0] + "comparer/")
    follow(page.get_by_role("link", name="Avec l'édition 1"))
    follow(page.get_by_role("link", name="Côte à côte"))
    page.wait_for_url("**?vue=cote-a-cote")

    assert words(page.locator("#code del").first) == "retiré : ouvert (fin)"
    assert words(page.locator("#code ins").first) == "ajouté : lisible (fin)"
