"""Telling people of an event: rows written in the caller's transaction, sent by a worker once it is committed.

A transaction that is rolled back tells nobody, and an event that is told again reaches nobody twice.
"""

import uuid

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from .exceptions import NotAnAddress
from .kinds import kind_named
from .models import Delivery, Mail, Notice, Preference
from .tasks import send_waiting

# Any constant will do; mails are named within it by what they are about.
_NAMESPACE = uuid.UUID("6e6f7469-6365-4373-8f66-706f7274616c")


def tell(kind, *, to, about, context=None, path="", at=None):
    """Tell the active accounts ``to`` of an event of a ``kind`` (its name), each as they prefer.

    ``about`` names the event for ever ("mandate:12:ended:2026-11-23"); ``context`` holds plain JSON values without
    secrets; ``path`` is the page of the portal that it is about, without its language. Returns the number of accounts
    told for the first time. Raises UnknownKind, NotAnAddress.
    """
    kind, at = kind_named(kind), at or timezone.now()
    _check_path(path)
    users = {user.pk: user for user in to if user.is_active}
    with transaction.atomic():
        told = Notice.objects.filter(kind=kind.name, about=about, recipient__in=users)
        for pk in told.values_list("recipient", flat=True):
            del users[pk]
        chosen = deliveries_of(kind, users)
        event = {"kind": kind.name, "about": about, "context": context or {}, "path": path, "created_at": at}
        mails, notices = [], []
        for pk in users:
            if kind.on_request and chosen[pk] == Delivery.PORTAL:
                continue
            mail = None
            if chosen[pk] == Delivery.IMMEDIATE:
                mail = Mail(id=mail_id(kind.name, about, pk), recipient_id=pk, created_at=at, next_try=at)
                mails.append(mail)
            notices.append(Notice(recipient_id=pk, delivery=chosen[pk], mail=mail, **event))
        _write(mails, notices)
    return len(notices)


def tell_address(kind, *, address, language, about, context=None, path="", at=None):
    """Tell someone who need not have an account, by mail at once, in ``language``. Otherwise as ``tell``."""
    kind, at = kind_named(kind), at or timezone.now()
    _check_path(path)
    address = _checked(address)
    with transaction.atomic():
        if Notice.objects.filter(kind=kind.name, about=about, recipient=None, address=address).exists():
            return 0
        mail_key = mail_id(kind.name, about, address)
        mail = Mail(id=mail_key, address=address, language=language, created_at=at, next_try=at)
        notice = Notice(
            kind=kind.name,
            about=about,
            address=address,
            context=context or {},
            path=path,
            delivery=Delivery.IMMEDIATE,
            mail=mail,
            created_at=at,
        )
        _write([mail], [notice])
    return 1


def post(*, address, language, subject, text, expires_at, at=None):
    """Send a mail whose words are known already and hold a secret, such as a code; returns the Mail.

    The words are forgotten once it is sent, and at ``expires_at``, after which it is no longer sent. Raises
    NotAnAddress, and ValueError for a subject of several lines.
    """
    at = at or timezone.now()
    if len(subject.splitlines()) != 1:
        raise ValueError("a subject is one line")
    mail = Mail(
        address=_checked(address),
        language=language,
        subject=subject,
        text=text,
        expires_at=expires_at,
        created_at=at,
        next_try=at,
    )
    with transaction.atomic():
        _write([mail], [])
    return mail


def deliveries_of(kind, users):
    """``{pk: delivery}`` of a kind for accounts, given by their primary keys; one query."""
    if kind.obligatory:
        return dict.fromkeys(users, kind.default)
    chosen = Preference.objects.filter(kind=kind.name, user__in=users).values_list("user", "delivery")
    return dict.fromkeys(users, kind.default) | dict(chosen)


def send_soon():
    """Have a worker send what waits, once the present transaction is committed.

    Tasks are rows of the same database: this one is written with the mails, and can't be lost between two commits.
    """
    send_waiting.enqueue()


def mail_id(*about):
    """The name of the mail about something: the same at every call."""
    return uuid.uuid5(_NAMESPACE, "\n".join(map(str, about)))


def _write(mails, notices):
    # Another transaction may tell of the same event at this moment: the constraints let one of them through.
    Mail.objects.bulk_create(mails, ignore_conflicts=True)
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    if mails:
        send_soon()


def _checked(address):
    try:
        validate_email(address)
    except ValidationError:
        raise NotAnAddress(repr(address)) from None
    return address.lower()


def _check_path(path):
    if path and (not path.startswith("/") or path.startswith(("//", "/\\")) or not path.isprintable() or " " in path):
        raise NotAnAddress(repr(path))
