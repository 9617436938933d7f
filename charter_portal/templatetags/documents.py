"""What documents on paper need beside the portal's tags."""

import re
import unicodedata

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from charter_portal.text.markdown import to_html

from .portal import comma

register = template.Library()


@register.filter
def print_markdown(words):
    """A Localized text in Markdown as safe HTML without headings, which would upset the outline of the document."""
    html = re.sub(r"<h[34]>", '<p class="subheading">', to_html(words.text, is_french=words.is_french))
    return mark_safe(re.sub(r"</h[34]>", "</p>", html))  # noqa: S308 (to_html cleans)


@register.simple_tag
def pending_note(words):
    """A line that says that the words which follow are the French, for want of a translation."""
    if not words.is_pending:
        return ""
    return format_html('<p class="pending">{}</p>', gettext("Translation pending: here is the French text."))


def _direction(text):
    """``ltr`` or ``rtl`` by the first letter of ``text`` that has a direction; WeasyPrint knows no dir="auto"."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return "ltr"


@register.filter
def way(text):
    """``dir`` for a name, which is kept in the script in which it was written, whatever the page's."""
    return mark_safe(f' dir="{_direction(str(text))}"')  # noqa: S308 (one of two constants)


@register.filter
def isolated(name):
    """A name within a sentence, kept apart from the letters around it whatever their direction."""
    return format_html("<bdi{}>{}</bdi>", way(name), name)


def with_isolated(sentence, words):
    """``sentence`` as safe HTML, in which ``words``, a name or a quotation within it, are kept apart as above."""
    return mark_safe(escape(sentence).replace(escape(words), isolated(words), 1))  # noqa: S308 (both escaped)


@register.filter
def in_brackets(name):
    """A name after what it belongs to, as in " (Nantes)"; after a comma where it has brackets of its own."""
    return format_html("{}{}", comma(), name) if "(" in str(name) else format_html(" ({})", name)


@register.simple_tag
def title_attributes(title, language):
    """``lang`` and ``dir`` for a title, kept as it was styled: in French, as far as its letters tell."""
    direction = _direction(title)
    french = ' lang="fr"' if language != "fr" and direction == "ltr" else ""
    return mark_safe(f'{french} dir="{direction}"')  # noqa: S308 (made of constants)


@register.filter
def spaced(digest):
    """A digest in groups of eight, so that people can compare two of them."""
    return " ".join(re.findall(".{1,8}", digest))
