"""Pieces of pages: rendered once for the values that they show, and never for others."""

import pytest
from django.utils import translation
from django.utils.safestring import mark_safe

from charter_portal.pieces.rendering import NotPlain, forget_pieces, render_piece
from charter_portal.text.localized import Localized
from charters.reading.editions import ArticleRead, SourceRead
from tests.factories import PrincipleFactory

ARTICLE = ArticleRead(
    principle="souverainete",
    heading=Localized(""),
    title=Localized("Souveraineté"),
    statement=Localized("Les données restent à la ville."),
    number="1.0",
    criteria=2,
    sources=(SourceRead(Localized("Charte <b>"), "", Localized("engagement 1")),),
)


@pytest.fixture(autouse=True)
def _nothing_kept():
    forget_pieces()
    yield
    forget_pieces()


def _article(**changes):
    with translation.override("fr"):
        return render_piece(
            "charters/article.html", article=ARTICLE._replace(**changes), meetings=(), is_reference=False
        )


def test_same_values_are_rendered_once():
    assert _article() is _article()


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"title": Localized("Autorité")}, ">Autorité</a>"),
        ({"title": Localized("Souveraineté", is_pending=True)}, '<h2 lang="fr" dir="ltr">'),
        ({"heading": Localized("Titre I")}, '<li class="group">Titre I</li>'),
        ({"statement": Localized("Autre texte.")}, "Autre texte."),
        ({"number": "1.0.1"}, "1.0.1"),
        ({"criteria": 30}, "30"),
        ({"sources": (SourceRead(Localized("Loi"), "", Localized("")),)}, "Loi"),
        ({"principle": "autorite"}, 'id="autorite"'),
    ],
)
def test_any_other_value_is_rendered_again(changes, shown):
    before, after = _article(), _article(**changes)

    assert shown not in before
    assert shown in after


def test_each_language_has_its_own():
    french = _article()
    with translation.override("en"):
        english = render_piece("charters/article.html", article=ARTICLE, meetings=(), is_reference=False)

    assert 'href="/fr/principes/souverainete/"' in french
    assert 'href="/en/principes/souverainete/"' in english


def test_texts_are_escaped():
    assert "Charte &lt;b&gt;" in _article()


def test_text_marked_as_safe_is_refused_since_it_equals_the_same_text_that_is_not():
    with pytest.raises(NotPlain, match="article holds a SafeString"):
        _article(title=Localized(mark_safe("<b>Titre</b>")))


def test_row_of_the_database_is_refused_since_it_equals_the_same_row_with_other_words():
    with pytest.raises(NotPlain, match="article holds a Principle"):
        _article(principle=PrincipleFactory.build(pk=1))


def test_list_is_refused_since_it_could_change():
    with pytest.raises(TypeError, match="unhashable"):
        _article(sources=[])


def test_templates_under_work_are_rendered_each_time(settings):
    settings.DEBUG = True

    first, second = _article(), _article()

    assert first == second
    assert first is not second
