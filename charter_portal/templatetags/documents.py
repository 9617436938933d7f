"""What documents on paper need beside the portal's tags."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from charter_portal.text.markdown import to_html

register = template.Library()


@register.filter
def print_markdown(text):
    """Markdown as safe HTML without headings, which would upset the outline of the document."""
    html = re.sub(r"<h[34]>", '<p class="subheading">', to_html(text))
    return mark_safe(re.sub(r"</h[34]>", "</p>", html))  # noqa: S308 (to_html cleans)


@register.simple_tag
def pending_note(words):
    """A line that says that the words which follow are the French, for want of a translation."""
    if not words.is_pending:
        return ""
    return format_html('<p class="pending">{}</p>', gettext("Translation pending: here is the French text."))


@register.simple_tag
def title_attributes(title, language):
    """``lang`` for a title, which is kept as it was styled: in French, as far as the portal knows."""
    return mark_safe(' lang="fr"') if title and language != "fr" else ""


@register.filter
def spaced(digest):
    """A digest in groups of eight, so that people can compare two of them."""
    return " ".join(re.findall(".{1,8}", digest))
