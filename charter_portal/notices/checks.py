"""The system check of notices: every kind has its words."""

from django.core.checks import Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from .kinds import all_kinds


@register()
def kinds_have_words(app_configs, **kwargs):
    """An error for each template that a kind of notice lacks."""
    return [
        Error(f"the kind of notice “{kind.name}” has no template {name}", id="notices.E001")
        for kind in all_kinds()
        for name in (f"notices/{kind.name}.subject.txt", f"notices/{kind.name}.txt")
        if not _exists(name)
    ]


def _exists(name):
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True
