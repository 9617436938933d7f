"""Kinds of notice that only these tests know, with their words."""

import pytest

from charter_portal.notices.kinds import Enclosure, Kind, all_kinds, forget, register
from tests.portal.notices.mail_server import MailServer

WORDS = {
    "notices/essai.subject.txt": "{% load i18n %}{% get_current_language as l %}{% if l == 'ar' %}اجتماع في {{ ville }}"
    "{% else %}Réunion à\n{{ ville }}{% endif %}",
    "notices/essai.txt": "La ville de {{ ville }} vous attend.{% if secret %} Code {{ secret }}.{% endif %}",
    "notices/essai_obligatoire.subject.txt": "Il le faut : {{ ville }}",
    "notices/essai_obligatoire.txt": "On ne peut s'en passer : {{ ville }}.",
    "notices/essai_joint.subject.txt": "Voici : {{ ville }}",
    "notices/essai_joint.txt": "Un fichier est joint.",
}


def _enclosed(context, language):
    """A text that stands beside the mail's own too, and a file of bytes."""
    text = Enclosure("lieu.txt", f"{context['ville']} ({language})".encode(), "text/x-place", is_alternative=True)
    return [text, Enclosure("plan.bin", b"\x00\xff", "application/octet-stream")]


@pytest.fixture(autouse=True)
def kinds(settings):
    """The kinds ``essai``, ``essai_obligatoire`` and ``essai_joint``, and no other."""
    engine = settings.TEMPLATES[0]
    loaders = [("django.template.loaders.locmem.Loader", WORDS), *engine["OPTIONS"]["loaders"]]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "loaders": loaders}}]
    real = all_kinds()
    for kind in real:
        forget(kind.name)
    register(Kind("essai", label="Un essai", prepare=lambda context: {"secret": context.get("numéro")}))
    register(Kind("essai_obligatoire", label="Un essai obligatoire", obligatory=True, why="Parce que."))
    register(Kind("essai_joint", label="Un essai joint", enclose=_enclosed))
    yield
    forget("essai")
    forget("essai_joint")
    forget("essai_obligatoire")
    for kind in real:
        register(kind)


@pytest.fixture
def server(settings):
    """A mail server that answers, to which the portal sends."""
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 10
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    server.up()
    yield server
    server.down()
