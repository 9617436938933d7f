"""Notices as the portal shows them to their reader."""

from django.utils import timezone
from django.utils.translation import get_language

from .kinds import all_kinds
from .models import Notice
from .rendering import subjects_of


def notices_of(user):
    """The notices of an account, newest first; not those of a kind that has no words any more."""
    return Notice.objects.filter(recipient=user, kind__in=[kind.name for kind in all_kinds()])


def in_words(notices):
    """``notices`` as a list, each with ``subject``, a line in the active language, and ``address``, a path or ""."""
    shown = list(notices)
    for notice, subject in zip(shown, subjects_of(shown), strict=True):
        notice.subject = subject
        notice.address = f"/{get_language()}{notice.path}" if notice.path else ""
    return shown


def mark_read(notices, *, at=None):
    """Note that ``notices`` were read, unless they were before."""
    return notices.filter(read_at=None).update(read_at=at or timezone.now())
