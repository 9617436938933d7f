"""Markdown becomes HTML that can do no harm."""

import sys

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from charter_portal.text.markdown import DEEPEST, LONGEST, depth, refuse_excess, to_html, to_text
from meetings.models import AgendaItem
from tests.factories import AgendaItemFactory
from tests.members.accounts.factors import sign_in
from tests.portal.posting import fields_of


def test_paragraphs_emphasis_and_lists_are_kept():
    assert to_html("Un *mot*.\n\n- un\n- deux") == (
        "<p>Un <em>mot</em>.</p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n"
    )


def test_headings_stand_below_those_of_the_page():
    assert to_html("# Un\n\n### Deux") == "<h3>Un</h3>\n<h4>Deux</h4>\n"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](http://127.0.0.1/x.png)",
        "<svg onload=alert(1)>",
        "[x](//evil.example/)",
        "`<script>`",
    ],
)
def test_hostile_text_stays_text(hostile):
    html = to_html(hostile)

    assert "<script" not in html
    assert "<img" not in html
    assert "<svg" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert 'href="//' not in html


def test_characters_that_reorder_the_line_are_dropped():
    assert to_html("montant \u202e0001") == "<p>montant 0001</p>\n"
    assert to_html("montant &#x202e;0001") == "<p>montant 0001</p>\n"
    assert to_text("montant &#x202e;0001") == "montant 0001"


def test_deep_nesting_ends():
    assert to_html(">" * 5000 + " fin").count("<blockquote>") <= 20


def test_a_picture_becomes_a_link():
    assert to_html("![Salle](https://exemple.org/salle.jpg)") == (
        '<p>!<a href="https://exemple.org/salle.jpg" rel="noopener nofollow ugc">Salle</a></p>\n'
    )


def test_marks_that_arabic_needs_are_kept():
    assert to_html("\u200fكينديا\u200e (Kindia)") == "<p>\u200fكينديا\u200e (Kindia)</p>\n"


def test_french_has_its_no_break_spaces_outside_of_code_and_addresses():
    text = "Pourquoi ? `a ? b` [«ici»](https://exemple.org/?a=b:c) <https://exemple.org/«x»> & *oui* !"

    assert to_html(text, is_french=True) == (
        "<p>Pourquoi&nbsp;? <code>a ? b</code> "
        '<a href="https://exemple.org/?a=b:c" rel="noopener nofollow ugc">«&nbsp;ici&nbsp;»</a> '
        '<a href="https://exemple.org/%C2%ABx%C2%BB" rel="noopener nofollow ugc">https://exemple.org/«x»</a> '
        "&amp; <em>oui</em>&nbsp;!</p>\n"
    )
    assert "&nbsp;" not in to_html(text)


@pytest.mark.parametrize(
    ("text", "levels"),
    [("Un mot", 0), ("- a", 1), ("> a\n>\n> - b\n>   1. c", 3), ("- a\n\n> b", 1), (">" * DEEPEST + " a", DEEPEST)],
)
def test_depth_counts_what_stands_inside_one_another(text, levels):
    assert depth(text) == levels


def test_long_and_nested_texts_are_accepted_up_to_the_limits():
    assert refuse_excess("a" * LONGEST) is None
    assert refuse_excess(">" * DEEPEST + " a") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("a" * (LONGEST + 1), "too_long"), (">" * (DEEPEST + 1) + " a", "too_deep"), ("- " * 500 + "a", "too_deep")],
)
def test_longer_and_deeper_texts_are_refused(text, code):
    with pytest.raises(ValidationError) as refusal:
        refuse_excess(text)

    assert refusal.value.code == code


@pytest.mark.django_db
def test_the_form_says_so_beside_the_field_and_keeps_what_was_typed(client, user_of):
    sign_in(client, user_of("secretariat"))
    item = AgendaItemFactory(text_fr="Court")
    page = reverse("admin:meetings_agendaitem_change", args=[item.pk])
    typed = {"text_fr": "a" * (LONGEST + 1), "text_ar": ">" * 30 + " x"}

    response = client.post(page, fields_of(client.get(page), "agendaitem_form") | typed)

    form = response.context["adminform"].form
    assert (form.has_error("text_fr", "too_long"), form.has_error("text_ar", "too_deep")) == (True, True)
    assert form["text_fr"].value() == typed["text_fr"]
    assert AgendaItem.objects.get().text_fr == "Court"


# Texts that make parsers of Markdown go back over what they have read.
PATHOLOGICAL = [
    "[",
    "![",
    "[](",
    "[a](b ",
    '[a](b "',
    "[a]:\n",
    "[a]: b\n",
    "[a",
    "*a ",
    "**a*b ",
    "*_",
    "a_",
    "`a",
    ">",
    "> a\n",
    "- ",
    "- a\n",
    "1. ",
    "<a",
    "<http://a",
    "&",
    "&#1",
    "\\",
    "# ",
    "a\n=\n",
    "```\n",
    "a  \n",
    "\t",
    "-\t",
    "[*_`<&!",
    "> - ",
    "[a ](b)",
]


def _work(text):
    """How many functions are called to render ``text``."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        to_html(text)
    finally:
        sys.setprofile(None)
    return calls


def test_the_words_alone_stand_without_marks_and_one_paragraph_after_another():
    text = "# Titre\n\nUn *mot*, un [lien](https://exemple.org) et `du code`.\nSuite.\n\n- un\n- <b>deux</b>"
    assert to_text(text) == "Titre\n\nUn mot, un lien et du code. Suite.\n\nun\n\n<b>deux</b>"


@pytest.mark.parametrize("start", ["", "[" * 100, "> " * 10])
@pytest.mark.parametrize("piece", PATHOLOGICAL)
def test_the_work_grows_no_faster_than_the_text(piece, start):
    once, twice = (_work(start + piece * (length // len(piece))) for length in (600, 1200))

    assert twice <= 2.5 * once + 1000
    assert twice <= 300 * (1200 + len(start))
