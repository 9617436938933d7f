"""Telling people of an event: written with it, sent after it, never twice."""

import pytest
from django.db import transaction

from charter_portal.notices.checks import kinds_have_words
from charter_portal.notices.exceptions import NotAnAddress, UnknownKind
from charter_portal.notices.kinds import Kind, forget, register
from charter_portal.notices.models import Mail, Notice, Preference
from charter_portal.notices.telling import tell, tell_address
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
EVENT = {"about": "réunion:1", "context": {"ville": "Ville-Exemple & Cie"}, "path": "/reunions/"}


def test_an_account_is_told_in_the_portal_and_by_mail(deliver):
    user = UserFactory()

    assert tell("essai", to=[user], **EVENT) == 1
    [message] = deliver()

    assert (message.to, message.subject) == ([user.email], "Réunion à Ville-Exemple & Cie")
    assert message.body.startswith(
        "La ville de Ville-Exemple & Cie vous attend.\n\nhttp://127.0.0.1:8000/fr/reunions/\n"
    )
    assert Notice.objects.get().recipient == user
    assert Mail.objects.get().status == "sent"


def test_each_reads_in_their_language(deliver):
    tell("essai", to=[UserFactory(language="ar")], **EVENT)

    [message] = deliver()

    assert message.subject == "اجتماع في Ville-Exemple & Cie"
    assert "http://127.0.0.1:8000/ar/reunions/" in message.body
    assert message.extra_headers["Content-Language"] == "ar"


def test_an_event_told_again_reaches_only_who_was_not_told(deliver):
    first, second = UserFactory(), UserFactory()
    tell("essai", to=[first], **EVENT)

    assert tell("essai", to=[first, second, second], **EVENT) == 1

    assert sorted(message.to for message in deliver()) == sorted([[first.email], [second.email]])


def test_an_address_is_told_once_of_one_event(deliver):
    for _ in range(2):
        tell_address("essai", address="a@ville-exemple.example", language="en", **EVENT)

    [message] = deliver()

    assert message.to == ["a@ville-exemple.example"]
    assert "http://127.0.0.1:8000/en/reunions/" in message.body


def test_what_is_rolled_back_is_told_to_nobody(deliver):
    with transaction.atomic():
        tell("essai", to=[UserFactory()], **EVENT)
        transaction.set_rollback(True)

    assert deliver() == []
    assert not Notice.objects.exists()


def test_a_closed_account_is_told_nothing(deliver):
    leaving = UserFactory()
    assert tell("essai", to=[UserFactory(is_active=False), leaving], **EVENT) == 1
    type(leaving).objects.update(is_active=False)

    assert deliver() == []
    assert Mail.objects.get().status == "dropped"


def test_who_prefers_the_portal_gets_no_mail(deliver):
    user = UserFactory()
    for kind in ("essai", "essai_obligatoire"):
        Preference.objects.create(user=user, kind=kind, delivery="portal")
        tell(kind, to=[user], **EVENT)

    assert [message.subject for message in deliver()] == ["Il le faut : Ville-Exemple & Cie"]
    assert user.notices.count() == 2


def test_the_context_prepared_for_a_mail_is_not_stored(deliver):
    tell("essai", to=[UserFactory()], about="réunion:2", context={"ville": "Ville-Exemple", "numéro": 7})

    assert "Code 7." in deliver()[0].body
    assert Notice.objects.get().context == {"ville": "Ville-Exemple", "numéro": 7}


@pytest.mark.parametrize("address", ["a@b.example\nBcc: c@d.example", "a b@c.example", "", "sans-arobase"])
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(NotAnAddress):
        tell_address("essai", address=address, language="fr", **EVENT)


@pytest.mark.parametrize("path", ["//ailleurs.example", "/\\ailleurs.example", "https://ailleurs.example", "/a\nb"])
def test_a_path_that_leads_elsewhere_is_refused(path):
    with pytest.raises(NotAnAddress):
        tell("essai", to=[UserFactory()], about="x", path=path)


def test_a_kind_that_nobody_registered_is_refused():
    with pytest.raises(UnknownKind):
        tell("nulle_part", to=[], about="x")


def test_a_subject_keeps_to_its_line(deliver):
    tell("essai", to=[UserFactory()], about="x", context={"ville": "A\r\nBcc: b@c.example"})

    assert deliver()[0].subject == "Réunion à A Bcc: b@c.example"


@pytest.mark.parametrize("people", [1, 3])
def test_telling_costs_the_same_however_many_are_told(django_assert_num_queries, people):
    users = UserFactory.create_batch(people)

    with django_assert_num_queries(7):
        tell("essai", to=users, **EVENT)


def test_a_kind_without_words_is_found_by_the_system_check():
    register(Kind("sans_mots", label="Sans mots"))
    try:
        found = [error.msg for error in kinds_have_words(None)]
    finally:
        forget("sans_mots")

    assert found == [
        "the kind of notice “sans_mots” has no template notices/sans_mots.subject.txt",
        "the kind of notice “sans_mots” has no template notices/sans_mots.txt",
    ]
