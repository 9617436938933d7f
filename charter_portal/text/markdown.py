"""Markdown that people type, as HTML that is safe to show in pages and PDFs. Pure, but for the validator's words."""

import re

import nh3
from django.core.exceptions import ValidationError
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml

from .directions import without_controls
from .typography import french

# Some 3,000 words. The worst text of this length takes a third of a second to render.
LONGEST = 20_000
# Lists and quotations inside one another.
DEEPEST = 5
# Beyond this many levels, where a list takes two, markdown-it leaves text out.
_LEVELS = 20
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "linkify": False, "maxNesting": _LEVELS})
# A picture would be fetched from elsewhere: it becomes a link, so that nothing is lost.
_MARKDOWN.disable("image")
_CONTAINERS = {f"{kind}_{end}" for kind in ("bullet_list", "ordered_list", "blockquote") for end in ("open", "close")}

_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "h3", "h4", "code"}


def _text(_renderer, tokens, index, _options, env):
    """Words outside of code, in French with its no-break spaces."""
    words = tokens[index].content
    return escapeHtml(french(words) if env.get("is_french") else words)


_MARKDOWN.add_render_rule("text", _text)


def _attribute(tag, name, value):
    # A link without a scheme of its own ("//elsewhere") would leave the portal unnoticed.
    if tag == "a" and name == "href" and not value.lower().startswith(("https://", "http://", "mailto:", "/", "#")):
        return None
    return None if value.startswith("//") else value


def to_html(text, *, is_french=False):
    """``text`` (Markdown) as safe HTML: paragraphs, emphasis, lists, links, two levels of headings.

    HTML in the text is shown as text. Headings become h3 and h4, to stand under an item's h2. ``is_french`` puts in
    the no-break spaces of French, outside of code and addresses. Characters that reorder others go from the outcome
    too, since Markdown makes them of ``&#x202e;``.
    """
    html = _MARKDOWN.render(without_controls(text or ""), {"is_french": is_french})
    html = re.sub(r"<(/?)h[12]>", r"<\1h3>", re.sub(r"<(/?)h[3-6]>", r"<\1h4>", html))
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow ugc",
    )
    return mark_safe(without_controls(clean))  # noqa: S308 (cleaned just above)


def to_text(text):
    """The words of ``text`` (Markdown) without its marks, one paragraph after another, each after an empty line."""
    inline = [token.children for token in _MARKDOWN.parse(without_controls(text or "")) if token.type == "inline"]
    written = ("".join(" " if part.type.endswith("break") else part.content for part in parts) for parts in inline)
    return without_controls("\n\n".join(written))


def depth(text):
    """How many lists and quotations of ``text`` stand inside one another, counted up to some ten."""
    deepest = now = 0
    for token in _MARKDOWN.parse(text):
        if token.type in _CONTAINERS:
            now += token.nesting
            deepest = max(deepest, now)
    return deepest


def refuse_excess(text):
    """Validate Markdown that someone typed. Raises ValidationError where it is too long or nested too deep."""
    if len(text) > LONGEST:
        raise ValidationError(
            _("This text has %(length)s characters; at most %(limit)s are kept. Shorten it, or attach a document."),
            code="too_long",
            params={"length": len(text), "limit": LONGEST},
        )
    if depth(text) > DEEPEST:
        raise ValidationError(
            _("Lists and quotations stand more than %(limit)s deep inside one another. Nest them less."),
            code="too_deep",
            params={"limit": DEEPEST},
        )
