"""What notices and pages show of members and mandates."""

import datetime

from django import template
from django.utils.translation import get_language

from ..models import Invitation, Mandate

register = template.Library()


@register.filter
def in_words(names):
    """A name out of {"fr": …, "en": …, "ar": …} in the reader's language, else in French."""
    return names.get(get_language()) or names["fr"]


@register.filter
def day(text):
    """A date out of its ISO form, as notices keep it."""
    return datetime.date.fromisoformat(text)


@register.filter
def kind_in_words(kind):
    """The kind of a mandate ("delegate") in the reader's language."""
    return Mandate.Kind(kind).label


@register.filter
def role_in_words(role):
    """A role of the team ("secretariat") in the reader's language."""
    return Invitation.TeamRole(role).label
