"""Sending what waits: each mail once, kept and tried again after growing pauses while it can't be.

A mail is claimed by one conditional update before it goes to the server, and marked as sent after. A worker killed
between these leaves a claim that runs out, and the mail goes again under the same Message-ID: no protocol of mail
can promise more than that.
"""

import smtplib
from datetime import timedelta
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone

from .exceptions import MailGone
from .kinds import kind_named
from .models import Delivery, Mail, Preference
from .rendering import digest_of, enclosures_of, mail_of

log = structlog.get_logger(__name__)

# How long a claim holds: more than one conversation with a server can take.
LEASE = timedelta(minutes=10)
# Between tries of a mail that its recipient's server puts off; after the last, it has failed.
PAUSES = [timedelta(minutes=m) for m in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60)]
# While our own server does not answer, mails wait for as long as it takes, and never longer than this between tries.
LONGEST_PAUSE = timedelta(hours=1)
_SERVICE_NOT_AVAILABLE = 421


class _Unreachable(Exception):
    """Our mail server can't be reached, or refuses us: nothing that concerns one mail."""


def send_due(*, at=None):
    """Send every mail whose time has come; returns how many were sent. ``at`` is the time, by default the clock's."""
    sent = 0
    _forget_expired(at or timezone.now())
    connection = get_connection()
    try:
        while (mail := _claimed(at or timezone.now())) is not None:
            sent += _send(mail, connection, at or timezone.now())
    except _Unreachable as error:
        log.warning("mail_server_unreachable", error=str(error))
    finally:
        _close(connection)
    return sent


def send_again(mails, *, at=None):
    """Give failed mails another round of tries; returns how many."""
    failed = mails.filter(status=Mail.Status.FAILED)
    return failed.update(status=Mail.Status.WAITING, attempts=0, next_try=at or timezone.now())


def _forget_expired(at):
    """Let go of words that are of no use any more, whatever became of their mail."""
    expired = Mail.objects.filter(expires_at__lte=at).exclude(text="")
    expired.update(status=Mail.Status.DROPPED, subject="", text="")


def _claimed(at):
    """The next mail due, claimed for this worker, or None."""
    while (mail := Mail.objects.due(at).select_related("recipient").first()) is not None:
        same = Mail.objects.filter(pk=mail.pk, status=mail.status, attempts=mail.attempts)
        mail.attempts += 1
        if same.update(status=Mail.Status.SENDING, attempts=mail.attempts, next_try=at + LEASE):
            return mail
    return None


def _send(mail, connection, at):
    """Whether the mail was sent. Raises _Unreachable once the mail waits again."""
    try:
        message = message_of(mail)
    except MailGone:
        _note(mail, status=Mail.Status.DROPPED, subject="", text="")
        return False
    except Exception as error:  # a template or a kind's own function: it must not keep other mails from leaving
        log.exception("mail_cannot_be_written", mail=str(mail.pk))
        _note(mail, status=Mail.Status.FAILED, last_error=_words(error))
        return False
    try:
        connection.open()
        message.connection = connection
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        _refused(mail, *next(iter(error.recipients.values())), at)
    except smtplib.SMTPDataError as error:
        _refused(mail, error.smtp_code, error.smtp_error, at)
    except (smtplib.SMTPNotSupportedError, ValueError) as error:  # an address or a header that can't be sent at all
        _note(mail, status=Mail.Status.FAILED, last_error=_words(error))
    except (smtplib.SMTPException, OSError) as error:
        _unreachable(mail, _words(error), at)
    else:
        _note(mail, status=Mail.Status.SENT, sent_at=at, last_error="", subject="", text="")
        return True
    return False


def message_of(mail):
    """The EmailMessage of a mail, with what its kind encloses.

    Raises MailGone, UnknownKind, and whatever a kind's templates and functions raise.
    """
    language = mail.recipient.language if mail.recipient else mail.language
    if mail.recipient and not mail.recipient.is_active:
        raise MailGone
    subject, text, unsubscribe, enclosures = _words_of(mail, language)
    domain = urlsplit(settings.PUBLIC_URL).hostname
    headers = {
        "Message-ID": f"<{mail.pk}@{domain}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": language,
    }
    if unsubscribe:
        headers["List-Unsubscribe"] = f"<{unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(subject, text, to=[mail.to], headers=headers)
    for enclosure in enclosures:
        if enclosure.is_alternative:
            message.attach_alternative(enclosure.content.decode(), enclosure.media_type)
        message.attach(enclosure.name, enclosure.content, enclosure.media_type)
    return message


def _words_of(mail, language):
    if mail.text:
        return mail.subject, mail.text, "", []
    notices = _wanted(list(mail.notices.order_by("created_at", "pk")))
    if not notices:
        raise MailGone
    if notices[0].delivery == Delivery.DAILY:
        return *digest_of(notices, language=language), []
    return *mail_of(notices[0], language=language), enclosures_of(notices[0], language=language)


def _wanted(notices):
    """Without those that their reader has chosen, since they were told, to see in the portal only."""
    unwanted = {
        (preference.user_id, preference.kind)
        for preference in Preference.objects.filter(
            delivery=Delivery.PORTAL, user__in={n.recipient_id for n in notices}, kind__in={n.kind for n in notices}
        )
    }
    return [n for n in notices if (n.recipient_id, n.kind) not in unwanted or kind_named(n.kind).obligatory]


def _refused(mail, code, reason, at):
    """A server said no to this mail: for now (4xx), or for good (5xx)."""
    words = f"{code} {reason.decode(errors='replace') if isinstance(reason, bytes) else reason}"
    if code == _SERVICE_NOT_AVAILABLE:
        _unreachable(mail, words, at)
    if code >= 500 or mail.attempts > len(PAUSES):
        _note(mail, status=Mail.Status.FAILED, last_error=words)
    else:
        _note(mail, status=Mail.Status.WAITING, last_error=words, next_try=at + PAUSES[mail.attempts - 1])


def _unreachable(mail, words, at):
    pause = min(PAUSES[min(mail.attempts, len(PAUSES)) - 1], LONGEST_PAUSE)
    _note(mail, status=Mail.Status.WAITING, last_error=words, next_try=at + pause)
    raise _Unreachable(words)


def _note(mail, **fields):
    """Write what became of a claimed mail, unless its claim had run out and another worker has it now."""
    if "last_error" in fields:
        fields["last_error"] = fields["last_error"][:500]
    Mail.objects.filter(pk=mail.pk, status=Mail.Status.SENDING, attempts=mail.attempts).update(**fields)


def _words(error):
    return f"{type(error).__name__}: {error}"


def _close(connection):
    try:
        connection.close()
    except (smtplib.SMTPException, OSError):
        log.info("mail_server_left_first")
