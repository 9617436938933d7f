"""Keeping the index true: what has changed is looked at again, and rows are written only where words differ."""

import hashlib
from collections import defaultdict

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import get_language, override

from charter_portal.text.normalising import search_key

from .asking import IN_TITLE
from .databases import empty_index, hold_index
from .kinds import WHOLE, all_kinds
from .models import Change, Indexed
from .words import VERSION, tokens

LONGEST_TEXT = 50_000  # characters that are indexed of one document
_MOST_KEYS = 200  # changes of a kind that are looked at one by one; beyond them, the whole kind is
_BATCH = 500
# Stands between a title's words and the text's, so that no phrase reaches from one into the other; no token is like it.
_BORDER = "0"


def renew():
    """Have the index say what the database says now; returns how many documents were put in or taken out.

    One question where nothing has changed. Two at a time wait for each other, so that none writes what it read before
    the other's changes.
    """
    if not Change.objects.exists():
        return 0
    with transaction.atomic():
        hold_index(connection)
        noted, keys = [], defaultdict(set)
        for pk, kind, key in Change.objects.values_list("pk", "kind", "key"):
            noted.append(pk)
            keys[kind].add(key)
        kinds = all_kinds()
        written = sum(_renew_kind(kind, keys[kind.name]) for kind in kinds if kind.name in keys)
        written += Indexed.objects.exclude(kind__in=[kind.name for kind in kinds]).delete()[0]
        # These and no others: what is noted meanwhile is about what was not read here.
        _delete(Change, noted)
    return written


@transaction.atomic
def rebuild():
    """Empty the index and make it anew; returns the number of documents that are in it."""
    hold_index(connection)
    Indexed.objects.all().delete()
    empty_index(connection)
    Change.objects.bulk_create(Change(kind=kind.name) for kind in all_kinds())
    return renew()


def _renew_kind(kind, keys):
    keys = None if WHOLE in keys or len(keys) > _MOST_KEYS else keys
    fresh = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for row in map(_row_of(kind), kind.documents(keys)):
                fresh[row.key, row.part, language] = row
    stored = Indexed.objects.filter(kind=kind.name)
    stored = stored if keys is None else stored.filter(key__in=keys)
    gone = []
    for pk, key, part, language, digest in stored.values_list("pk", "key", "part", "language", "digest"):
        row = fresh.get((key, part, language))
        if row is not None and row.digest == digest:
            del fresh[key, part, language]
        else:
            gone.append(pk)
    _delete(Indexed, gone)
    for row in fresh.values():
        row.words = _words(row)
    Indexed.objects.bulk_create(fresh.values(), batch_size=_BATCH)
    return len(gone) + len(fresh)


def _row_of(kind):
    """A function from a Document to its row, in the active language and without its words yet."""
    language = get_language()

    def row(document):
        made = Indexed(
            kind=kind.name,
            key=str(document.key),
            part=document.part,
            language=language,
            title=document.title,
            title_language=document.language or language,
            text=document.text[:LONGEST_TEXT],
            text_language=document.text_language or language,
            address=document.address,
            day=document.day,
            sorting=search_key(document.title)[:100],
        )
        said = (VERSION, made.title, made.title_language, made.text, made.text_language, made.address, made.day)
        made.digest = hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()
        return made

    return row


def _words(row):
    title = tokens(row.title, row.title_language)
    text = tokens(row.text, row.text_language)
    return " ".join([*title, _BORDER, *(IN_TITLE + one for one in title), _BORDER, *text])


def _delete(model, pks):
    for begin in range(0, len(pks), _BATCH):
        model.objects.filter(pk__in=pks[begin : begin + _BATCH]).delete()
