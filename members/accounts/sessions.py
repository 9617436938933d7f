"""Sessions of an account: where its owner is signed in, and ending them."""

import re

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

# The first that a browser's description holds names it: Edge and Opera also say Chrome, and Chrome says Safari.
_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def open_sessions(user):
    """Rows of the sessions of ``user`` that are open, the latest first; one query."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return UserSession.objects.filter(user=user, session_key__in=alive).order_by("-created_at", "-pk")


@transaction.atomic
def end_sessions(rows):
    """End the sessions of these rows; returns how many."""
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
    return len(keys)


def browser_of(user_agent):
    """The browser and the system that a User-Agent header names, as "Firefox, Android"; "" where it names none."""
    found = [next((name for mark, name in names if re.search(mark, user_agent)), "") for names in (_BROWSERS, _SYSTEMS)]
    return ", ".join(filter(None, found))
