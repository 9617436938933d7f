"""allauth's mails: our words in the account's language, through the outbox, of no use after a time of their own."""

import datetime

from allauth.account import app_settings
from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.urls import translate_url
from django.utils import timezone, translation

from charter_portal.notices.telling import post

from ..models import User

# What happened to an account is worth knowing for a week, even if mail was down.
NEWS = datetime.timedelta(days=7)
_LIFETIMES = {
    "account/email/login_code": datetime.timedelta(seconds=app_settings.LOGIN_BY_CODE_TIMEOUT),
    "account/email/password_reset_key": datetime.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
    "account/email/email_confirmation": datetime.timedelta(days=app_settings.EMAIL_CONFIRMATION_EXPIRE_DAYS),
}


def send(template, address, context):
    """Post the mail of allauth's ``template`` prefix to ``address``. Raises TemplateDoesNotExist for one we lack.

    Its language is that of the account, whatever the page was in from which it was asked for.
    """
    user = context.get("user") or User.objects.filter(email=address).first()
    language = user.language if user else translation.get_language()
    # Before the language changes: addresses are recognised in the one in which they were made.
    context = {name: _in_language(name, value, language) for name, value in context.items()}
    with translation.override(language):
        text = _rendered(f"{template}_message.txt", context)
        frame = {"text": text.strip(), "portal": f"{settings.PUBLIC_URL}/{language}/"}
        post(
            address=address,
            language=language,
            subject=" ".join(_rendered(f"{template}_subject.txt", context).split()),
            text=_rendered("notices/mail.txt", frame),
            expires_at=timezone.now() + _LIFETIMES.get(template, NEWS),
        )


def _in_language(name, value, language):
    return translate_url(value, language) if name.endswith("_url") else value


def _rendered(template, context):
    # Plain text, without HTML's escaping. The request is left out: nothing of a mail depends on it.
    return get_template(template).template.render(Context(context | {"request": None}, autoescape=False))
