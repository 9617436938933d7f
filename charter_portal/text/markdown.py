"""Markdown that people type, as HTML that is safe to show in pages and PDFs. Pure functions."""

import re

import nh3
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

from .directions import without_controls

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "linkify": False, "maxNesting": 20})

_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "h3", "h4", "code"}


def _attribute(tag, name, value):
    # A link without a scheme of its own ("//elsewhere") would leave the portal unnoticed.
    if tag == "a" and name == "href" and not value.lower().startswith(("https://", "http://", "mailto:", "/", "#")):
        return None
    return None if value.startswith("//") else value


def to_html(text):
    """``text`` (Markdown) as safe HTML: paragraphs, emphasis, lists, links, two levels of headings.

    HTML in the text is shown as text. Headings become h3 and h4, to stand under an item's h2.
    """
    html = _MARKDOWN.render(without_controls(text or ""))
    html = re.sub(r"<(/?)h[12]>", r"<\1h3>", re.sub(r"<(/?)h[3-6]>", r"<\1h4>", html))
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow ugc",
    )
    return mark_safe(clean)  # noqa: S308 (cleaned just above)
