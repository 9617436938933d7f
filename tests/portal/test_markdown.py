"""Markdown becomes HTML that can do no harm."""

import pytest

from charter_portal.text.markdown import to_html


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


def test_deep_nesting_ends():
    assert to_html(">" * 5000 + " fin").count("<blockquote>") <= 20
