"""Template tags that every page uses."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from charter_portal.templatetags.portal import localized, ordinal, pending
from tests.factories import PrincipleRevisionFactory


def test_text_in_the_readers_language_carries_no_mark():
    with translation.override("ar"):
        text = localized(PrincipleRevisionFactory.build(title_ar="مبدأ"), "title")

    assert (str(text), text.attributes, text.is_pending) == ("مبدأ", "", False)


def test_missing_text_is_the_french_with_its_language():
    with translation.override("ar"):
        text = localized(PrincipleRevisionFactory.build(title_fr="Principe", title_ar=""), "title")

    assert (str(text), text.attributes, text.is_pending) == ("Principe", ' lang="fr" dir="ltr"', True)


def test_text_missing_everywhere_is_empty_and_not_pending():
    with translation.override("en"):
        text = localized(PrincipleRevisionFactory.build(rationale_fr="", rationale_en=""), "rationale")

    assert not text
    assert pending(text) == ""


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [
        ("fr", 1, "1<sup>re</sup>"),
        ("fr", 11, "11<sup>e</sup>"),
        ("en", 1, "1st"),
        ("en", 2, "2nd"),
        ("en", 11, "11th"),
        ("en", 112, "112th"),
        ("en", 23, "23rd"),
        ("ar", 11, "11"),
    ],
)
def test_ordinals_follow_the_language(language, number, written):
    with translation.override(language):
        assert ordinal(number) == written


@pytest.mark.parametrize(
    ("path", "others"),
    [
        ("/ar/villes/nantes/", ["/fr/villes/nantes/", "/en/villes/nantes/"]),
        ("/ar/", ["/fr/", "/en/"]),
        ("/sante/", ["/fr/", "/en/"]),
    ],
)
def test_languages_link_to_the_same_page(path, others):
    with translation.override("ar"):
        context = Context({"request": RequestFactory().get(path)})
        links = Template("{% load portal %}{% language_links %}").render(context)

    assert [link.split('"')[0] for link in links.split('href="')[1:]] == others


def test_the_section_of_the_page_is_marked_in_the_navigation():
    context = Context({"request": RequestFactory().get("/fr/principes/ouverture/")})

    links = (
        Template("{% load portal %}{% current_section as section %}{% navigation section %}")
        .render(context)
        .split("<a ")
    )

    assert ['aria-current="page"' in link for link in links[1:]] == [True, *[False] * (len(links) - 2)]


def test_a_demonstration_says_so_on_every_page_and_no_other_portal_does(client, db, settings):
    said = "Ville-Exemple, et tout"
    assert said not in client.get("/fr/aide/").content.decode()
    settings.DEMONSTRATION = True
    assert said in client.get("/fr/mentions-legales/").content.decode()
