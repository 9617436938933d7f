"""Scans of letters by which cities vote, from when they are sent to when the ballot is recorded.

A page of review stands in between, and no browser sends a file twice by itself: the scan waits in the private files.
"""

import datetime

from django.core.files.base import ContentFile
from django.utils import timezone

from charter_portal.private_files import PrivateStorage
from members.domain.accrediting import prepare_letter

FOLDER = "letters-in-review"
WAITS = datetime.timedelta(days=1)


def receive(file):
    """Keep an uploaded scan until it is reviewed; returns its name. Raises what ``prepare_letter`` raises."""
    letter = prepare_letter(file=file)
    return PrivateStorage().save(f"{FOLDER}/{letter.name}", letter)


def waiting(name):
    """The scan of that name as a ContentFile, None where it is not there any more."""
    storage = PrivateStorage()
    if not name.startswith(f"{FOLDER}/") or not storage.exists(name):
        return None
    with storage.open(name) as file:
        return ContentFile(file.read())


def let_go(name):
    """Forget a scan that waits: it is kept with the ballot now."""
    PrivateStorage().delete(name)


def let_go_of_old():
    """Forget the scans that nobody recorded within WAITS; returns their number."""
    storage, until = PrivateStorage(), timezone.now() - WAITS
    if not storage.exists(FOLDER):
        return 0
    names = [f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]]
    old = [name for name in names if storage.get_modified_time(name) <= until]
    for name in old:
        storage.delete(name)
    return len(old)
