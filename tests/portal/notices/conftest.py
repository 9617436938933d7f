"""Kinds of notice that only these tests know, with their words."""

import pytest

from charter_portal.notices.kinds import Kind, forget, register

WORDS = {
    "notices/essai.subject.txt": "{% load i18n %}{% get_current_language as l %}{% if l == 'ar' %}اجتماع في {{ ville }}"
    "{% else %}Réunion à\n{{ ville }}{% endif %}",
    "notices/essai.txt": "La ville de {{ ville }} vous attend.{% if secret %} Code {{ secret }}.{% endif %}",
    "notices/essai_obligatoire.subject.txt": "Il le faut : {{ ville }}",
    "notices/essai_obligatoire.txt": "On ne peut s'en passer : {{ ville }}.",
}


@pytest.fixture(autouse=True)
def kinds(settings):
    """The kinds ``essai`` and ``essai_obligatoire``."""
    engine = settings.TEMPLATES[0]
    loaders = [("django.template.loaders.locmem.Loader", WORDS), *engine["OPTIONS"]["loaders"]]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "loaders": loaders}}]
    register(Kind("essai", label="Un essai", prepare=lambda context: {"secret": context.get("numéro")}))
    register(Kind("essai_obligatoire", label="Un essai obligatoire", obligatory=True, why="Parce que."))
    yield
    forget("essai")
    forget("essai_obligatoire")
