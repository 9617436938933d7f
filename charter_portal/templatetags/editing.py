"""What forms of the administration need: the language of a text that is only to be read."""

from django import template
from django.core.exceptions import FieldDoesNotExist
from django.utils.html import format_html

from charter_portal.editing.languages import direction

register = template.Library()


@register.simple_tag
def language_marks(name, form):
    """``<p{% language_marks "title_ar" form %}>``: lang and dir of a text in one language; nothing for other fields."""
    try:
        language = getattr(form._meta.model._meta.get_field(name), "language", None)
    except FieldDoesNotExist:
        language = None
    return format_html(' lang="{}" dir="{}"', language, direction(language)) if language else ""
