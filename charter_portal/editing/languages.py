"""The three languages in forms: side by side, each marked with its language and direction."""

from django.urls import reverse
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

LANGUAGE_NAMES = {"fr": _("French"), "en": _("English"), "ar": _("Arabic")}


def side_by_side(*names):
    """Rows of a fieldset with the three languages of each field beside one another."""
    return tuple(tuple(f"{name}_{language}" for language in LANGUAGE_NAMES) for name in names)


def direction(language):
    """``rtl`` or ``ltr``."""
    return "rtl" if language == "ar" else "ltr"


def mark_language(db_field, formfield):
    """Give the widget of a translated field its lang and dir, and a label that names the language."""
    language = getattr(db_field, "language", None)
    if formfield is None or language is None:
        return
    formfield.widget.attrs |= {"lang": language, "dir": direction(language)}
    formfield.label = format_lazy("{} ({})", capfirst(db_field.translated_field.verbose_name), LANGUAGE_NAMES[language])


def localized_links(label, name, *args):
    """``[(label, address, language)]`` of the address ``name`` in each language."""
    links = []
    for language in LANGUAGE_NAMES:
        with override(language):
            links.append((label, reverse(name, args=args), language))
    return links
