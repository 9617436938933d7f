"""Notices in words: the line shown in the portal, and mails."""

from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

from .kinds import kind_named

_SALT = "charter_portal.notices.unsubscribe"


def subject_of(notice):
    """What the notice is about, one line in the active language."""
    return subjects_of([notice])[0]


def subjects_of(notices):
    """What each of ``notices`` is about, a list of lines in the active language; one query a kind at most."""
    contexts = [notice.context for notice in notices]
    for name in {notice.kind for notice in notices}:
        if prepare := kind_named(name).prepare_lines:
            places = [place for place, notice in enumerate(notices) if notice.kind == name]
            for place, more in zip(places, prepare([contexts[place] for place in places]), strict=True):
                contexts[place] = contexts[place] | more
    return [
        _line(_rendered(f"notices/{notice.kind}.subject.txt", context))
        for notice, context in zip(notices, contexts, strict=True)
    ]


def link_of(notice, language):
    """The address of the page that the notice is about, or nothing."""
    return f"{settings.PUBLIC_URL}/{language}{notice.path}" if notice.path else ""


def mail_of(notice, *, language):
    """(subject, text, unsubscribe address or "") of the mail that tells of one notice."""
    kind = kind_named(notice.kind)
    context = {"link": link_of(notice, language), **notice.context}
    if kind.prepare:
        context |= kind.prepare(notice.context)
    with translation.override(language):
        unsubscribe = _unsubscribe_link(notice.recipient_id, [kind])
        text = _rendered(f"notices/{kind.name}.txt", context)
        frame = {"text": text.strip(), "link": context["link"], "unsubscribe": unsubscribe, **_portal()}
        return subject_of(notice), _rendered("notices/mail.txt", frame), unsubscribe


def enclosures_of(notice, *, language):
    """The files that leave with the mail of one notice, a list of Enclosure."""
    enclose = kind_named(notice.kind).enclose
    with translation.override(language):
        return enclose(notice.context, language) if enclose else []


def digest_of(notices, *, language):
    """(subject, text, unsubscribe address or "") of the mail that tells of a day's notices, oldest first."""
    with translation.override(language):
        kinds = {notice.kind: kind_named(notice.kind) for notice in notices}
        unsubscribe = _unsubscribe_link(notices[0].recipient_id, kinds.values())
        links = [link_of(notice, language) for notice in notices]
        lines = list(zip(subjects_of(notices), links, strict=True))
        context = {"lines": lines, "unsubscribe": unsubscribe, **_portal()}
        subject = _line(_rendered("notices/digest.subject.txt", context))
        return subject, _rendered("notices/digest.txt", context), unsubscribe


def unsubscribe_token(user_pk, names):
    """The signed end of an address that stops the mail of the kinds of these names for an account."""
    return dumps([user_pk, sorted(names)], salt=_SALT)


def read_token(token):
    """(primary key of the account, names of the kinds) of an unsubscribe address, or None for a forged one."""
    try:
        return tuple(loads(token, salt=_SALT))
    except BadSignature:
        return None


def _unsubscribe_link(user_pk, kinds):
    names = [kind.name for kind in kinds if not kind.obligatory]
    if user_pk is None or not names:
        return ""
    return settings.PUBLIC_URL + reverse("notices:unsubscribe", args=[unsubscribe_token(user_pk, names)])


def _portal():
    return {"portal": f"{settings.PUBLIC_URL}/{translation.get_language()}/"}


def _rendered(template, context):
    # Plain text: the ampersand of a city's name stays one.
    return get_template(template).template.render(Context(context, autoescape=False))


def _line(text):
    return " ".join(text.split())
