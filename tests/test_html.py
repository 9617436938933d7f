"""The check of HTML finds what it is there to find."""

import pytest

from tests.html import errors

PAGE = '<!doctype html><html lang="fr"><head><title>Un titre</title></head><body>{}</body></html>'


@pytest.mark.parametrize(
    "body",
    [
        '<main id="main"><h1>Charte</h1><p>Un <a href="/">lien</a>.</p></main>',
        '<svg viewBox="0 0 1 1" role="img"><title>Carte</title><path d="M0 0"/></svg>',
        '<table><thead><tr><th scope="col">Nom</th></tr></thead><tbody><tr><td>V</td></tr></tbody></table>',
        '<form><label for="a">Nom</label><input id="a" name="a"><br><button>Envoyer</button></form>',
    ],
)
def test_valid_page_has_no_error(body):
    assert errors(PAGE.format(body)) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p><div></div></p>", "unexpected-end-tag"),
        ("<b><i>mal fermé</b></i>", "adoption"),
        ('<p id="a"></p><p id="a"></p>', "used twice"),
        ('<label for="rien">Nom</label>', "points at nothing"),
        ('<img src="a.png">', "lacks alt"),
        ("<ul><p>Un point</p></ul>", "<p> is a child of <ul>"),
        ("<span><ul><li>a</li></ul></span>", "<ul> is inside <span>"),
        ('<a href="/"><button>Aller</button></a>', "<button> is inside <a>"),
        ('<td align="left">V</td>', "td"),
        ('<table align="left"></table>', "is obsolete"),
        ("<time>hier</time>", "<time>"),
        ("<section>jamais fermée", "got-another"),
        ('<p class="a" class="b"></p>', "attribute"),
        ("<p>a & b &rien;</p>", "entity"),
    ],
)
def test_fault_is_named(body, fault):
    assert fault.lower() in " ".join(errors(PAGE.format(body))).lower()
