"""What every page needs: texts with their language, links between languages, navigation, numbers."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy

from charter_portal.text.localized import attributes_of, localized_on
from charter_portal.text.markdown import to_html

register = template.Library()

SECTIONS = (
    ("charters:shared", gettext_lazy("Charter"), ("charte", "chartes", "principes")),
    ("members:member_list", gettext_lazy("Cities"), ("villes",)),
    ("adoptions:picture", gettext_lazy("Adoption"), ("adoption",)),
    ("meetings:meeting_list", gettext_lazy("Meetings"), ("reunions",)),
    # Asks who is not signed in to sign in: the link is the same for everyone, so public pages are too.
    ("workspaces", gettext_lazy("My workspace"), ("espace", "compte")),
    ("search:search", gettext_lazy("Search"), ("recherche",)),
)


@register.simple_tag
def localized(row, field):
    """``{% localized row "title" as title %}``: the field's text with its language."""
    return localized_on(row, field, get_language())


@register.simple_tag
def demonstration_banner():
    """A line on top of every page of a demonstration; nothing on any other portal."""
    if not settings.DEMONSTRATION:
        return ""
    return format_html(
        '<p class="demonstration" role="note">{}</p>',
        gettext("Demonstration: the cities named Ville-Exemple, and all that they did here, are invented."),
    )


@register.simple_tag(takes_context=True)
def current_section(context):
    """The address name of the section that holds the page; empty on pages of no section."""
    request = context.get("request")
    folder = request.path.split("/")[2] if request and request.path.count("/") > 2 else ""
    return next((name for name, _label, folders in SECTIONS if folder in folders), "")


@register.simple_tag
def navigation(section):
    """Links to the sections; the one that is named ``section`` is marked as current."""
    return format_html_join(
        "",
        '<a href="{}"{}>{}</a>',
        (
            (reverse(name), mark_safe(' aria-current="page"') if name == section else "", label)
            for name, label, _folders in SECTIONS
        ),
    )


def _alternates(context):
    """The page's address in each language: (code, name, path), the same path under another prefix."""
    request = context.get("request")
    path = request.path if request else ""
    prefix = path.split("/")[1] if path.count("/") > 1 else ""
    rest = path[len(prefix) + 2 :] if prefix in dict(settings.LANGUAGES) else ""
    return [(code, name, f"/{code}/{rest}") for code, name in settings.LANGUAGES]


@register.simple_tag(takes_context=True)
def language_links(context):
    """Links to the page in the other languages, each in its own language."""
    current = get_language()
    return format_html_join(
        "",
        '<a href="{}" lang="{}" hreflang="{}" dir="{}">{}</a>',
        (
            (path, code, code, "rtl" if code == "ar" else "ltr", name)
            for code, name, path in _alternates(context)
            if code != current
        ),
    )


@register.simple_tag(takes_context=True)
def language_alternates(context):
    """``<link rel="alternate">`` for search engines."""
    return format_html_join(
        "\n",
        '<link rel="alternate" hreflang="{}" href="{}{}">',
        ((code, settings.PUBLIC_URL, path) for code, _name, path in _alternates(context)),
    )


@register.simple_tag
def pending(*texts):
    """A chip that says "translation pending" when any of the Localized texts is shown in French instead."""
    if any(getattr(text, "is_pending", False) for text in texts):
        return format_html('<span class="chip none">… {}</span>', gettext("translation pending"))
    return ""


@register.simple_tag
def words_in(language):
    """``lang`` and ``dir`` for an element that holds words in ``language``; empty in the reader's own language."""
    return "" if language == get_language() else attributes_of(language)


@register.simple_tag
def comma():
    """A comma and a space, in the reader's script."""
    return "، " if get_language() == "ar" else ", "


@register.filter
def markdown(words):
    """A Localized text in Markdown as safe HTML."""
    return to_html(words.text, is_french=words.is_french)


@register.filter
def ordinal(number):
    """``11`` as in "11th meeting", in the reader's language."""
    language = get_language()
    if language == "fr":
        return mark_safe("1<sup>re</sup>") if number == 1 else format_html("{}<sup>e</sup>", number)
    if language == "en":
        suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{suffix}"
    return str(number)
