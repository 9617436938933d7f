"""Erasing what is held about someone: all that is personal goes, acts stay."""

import datetime
import io
import json
import zipfile

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import serializers
from django.test import Client
from django.urls import reverse

from charter_portal.personal_data.exporting import NAME_OF_DATA, export
from charter_portal.register.models import Entry
from charter_portal.register.recording import record, verify_register
from members.domain.erasing import erase_data, is_named_in_records, subject_of
from members.domain.merging import merge_people
from members.exceptions import LastAdministrator
from members.models import Mandate, Person, PersonSpelling, User
from tests import factories
from tests.members.accounts.factors import give_app
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db

AT = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


@pytest.fixture
def someone():
    """An account whose person has a mandate, contacts, another spelling and a history."""
    person = factories.PersonFactory(
        surname="ZZYZX", given_name="Wanda", email="wanda.zzyzx@ville.example", phone="+99 12"
    )
    PersonSpelling.objects.create(person=person, surname="ZZYZYX", given_name="Vanda")
    factories.MandateFactory(person=person)
    user = factories.UserFactory(email="wanda@ville.example", person=person, group="secretariat")
    person.phone = "+99 34"
    person.save()
    LogEntry.objects.create(
        user=user, content_type=ContentType.objects.get_for_model(Person), object_repr="ZZYZX", action_flag=2
    )
    record(act=Entry.Act.CONSULTATION_OPENED, subject="charters/exemple", content={}, by=user)
    return user


def _database():
    """Every row of every model of ours, histories included, as one text."""
    models = [model for model in apps.get_models() if model._meta.app_label not in {"contenttypes", "auth"}]
    return serializers.serialize("json", [row for model in models for row in model._base_manager.all()])


def test_who_was_erased_is_said_to_be_so_in_the_administration_and_to_the_city(someone, client_of):
    number, member = someone.person.pk, someone.person.mandates.get().member
    delegate = factories.UserFactory(person=factories.MandateFactory(member=member).person)
    erase_data(user=someone, by=None, at=AT)
    client = Client()
    client.force_login(delegate)

    words = f"personne effacée n° {number}"
    assert str(Person.objects.get(pk=number)) == words
    assert words in text_of(client.get(reverse("members:delegation", args=[member.slug])))
    assert words in text_of(client_of("secretariat").get(reverse("admin:members_person_changelist")))


def test_nothing_about_an_unnamed_person_can_be_found_afterwards(someone):
    erase_data(user=someone, by=someone, at=AT)

    text = _database()
    for trace in ("ZZYZX", "ZZYZYX", "Wanda", "Vanda", "wanda", "+99"):
        assert trace not in text


def test_the_account_can_no_longer_be_used(someone):
    erase_data(user=someone, by=someone, at=AT)

    account = User.objects.get(pk=someone.pk)
    assert (account.is_active, account.is_staff, account.person, account.has_usable_password()) == (
        False,
        False,
        None,
        False,
    )
    assert list(account.groups.all()) == []


def test_its_sessions_end_and_nothing_of_signing_in_is_left(someone):
    client = Client()
    client.post("/fr/compte/connexion/", {"login": someone.email, "password": "un mot de passe d'exemple"})
    give_app(someone)
    assert (Session.objects.count(), UserSession.objects.count(), Authenticator.objects.count()) == (1, 1, 2)

    erase_data(user=someone, by=someone, at=AT)

    assert get_user(client).is_anonymous
    assert not Session.objects.exists()
    for model in (EmailAddress, Authenticator, UserSession):
        assert not model.objects.filter(user=someone).exists()


def test_what_others_did_to_the_account_stays_in_the_log_without_its_name(someone, client_of):
    client = client_of("administrator")
    for row, content in ((someone, "user"), (someone.person, "person")):
        LogEntry.objects.create(
            user=client.user,
            content_type=ContentType.objects.get(app_label="members", model=content),
            object_id=str(row.pk),
            object_repr=str(row),
            action_flag=2,
            change_message="wanda",
        )

    erase_data(user=someone, by=someone, at=AT)

    told = LogEntry.objects.filter(user=client.user).values_list("object_repr", "change_message")
    assert list(told) == [("—", "")] * 2


def test_former_addresses_go_too_save_one_that_is_anothers_now(someone):
    for address in ("ada@ville.example", "bo@ville.example", "wanda@ville.example"):
        someone.email = address
        someone.save()
    other = factories.UserFactory(email="bo@ville.example")

    assert subject_of(user=someone).addresses == {
        "ada@ville.example",
        "wanda@ville.example",
        "wanda.zzyzx@ville.example",
    }
    erase_data(user=someone, by=someone, at=AT)

    assert "ada@ville.example" not in _database()
    assert EmailAddress.objects.get(user=other).email == "bo@ville.example"


def test_a_deleted_account_leaves_its_address_nowhere_and_its_person_on_file(someone, client_of):
    Person.objects.filter(pk=someone.person.pk).update(email="mairie@ville.example")
    client = client_of("administrator")

    page = client.post(reverse("admin:members_user_delete", args=[someone.pk]), {"post": "yes"})

    assert (page.status_code, User.objects.filter(pk=someone.pk).exists()) == (302, False)
    text = _database()
    assert "wanda@ville.example" not in text
    assert "mairie@ville.example" in text
    last = User.history.filter(id=someone.pk).latest()
    assert (last.history_type, last.email) == ("-", f"{someone.actor_number}@erased.invalid")


def test_mandates_end_and_stay_on_record(someone):
    person = someone.person
    coming = factories.MandateFactory(person=person, starts_on=datetime.date(2027, 1, 1))

    erase_data(user=someone, by=someone, at=AT)

    ends = dict(Mandate.objects.filter(person=person).values_list("pk", "ends_on"))
    assert ends.pop(coming.pk) == datetime.date(2027, 1, 1)
    assert list(ends.values()) == [AT.date()]


def test_a_name_in_the_records_stays_and_its_contacts_go(someone):
    attendance = factories.AttendanceFactory(person=someone.person)

    assert erase_data(user=someone, by=someone, at=AT) is True

    attendance.refresh_from_db()
    assert str(attendance.person) == "ZZYZX Wanda"
    assert (attendance.person.email, attendance.person.phone) == ("", "")
    text = _database()
    for trace in ("ZZYZYX", "Vanda", "wanda", "+99"):
        assert trace not in text


def test_the_register_stays_whole(someone):
    erase_data(user=someone, by=someone, at=AT)

    verdict = verify_register()
    assert (verdict.entries, verdict.fault) == (1, None)


def test_history_of_people_merged_before_goes_too(someone):
    other = factories.PersonFactory(surname="ZZYZX", given_name="W.", email="w@ville.example")
    merge_people(kept=someone.person, merged=other, by=someone, at=AT)

    erase_data(user=someone, by=someone, at=AT)

    text = _database()
    for trace in ("ZZYZX", "w@ville.example"):
        assert trace not in text


def test_others_are_left_alone(someone):
    other = factories.UserFactory(email="autre@ville.example", person=factories.PersonFactory(surname="AUTRE"))

    erase_data(user=someone, by=someone, at=AT)

    other.refresh_from_db()
    assert (other.email, other.is_active, other.person.surname) == ("autre@ville.example", True, "AUTRE")


def test_the_last_administrator_stays():
    administrator = factories.UserFactory(is_superuser=True)

    with pytest.raises(LastAdministrator):
        erase_data(user=administrator, by=administrator, at=AT)

    assert User.objects.get(pk=administrator.pk).is_active


def test_an_administrator_goes_when_another_remains():
    administrator = factories.UserFactory(is_superuser=True)
    factories.UserFactory(is_superuser=True)

    erase_data(user=administrator, by=administrator, at=AT)

    assert not User.objects.get(pk=administrator.pk).is_superuser


def test_erasing_twice_changes_nothing_more(someone):
    erase_data(user=someone, by=someone, at=AT)
    before = Person.objects.values().get(pk=someone.person.pk)["surname"]

    erase_data(user=User.objects.get(pk=someone.pk), by=None, at=AT)

    assert Person.objects.get(pk=someone.person.pk).surname == before


def test_a_mandate_names_nobody_in_the_records():
    assert not is_named_in_records(factories.MandateFactory().person)


def test_an_intervention_names_a_person_in_the_records():
    assert is_named_in_records(factories.InterventionFactory().person)


def test_export_holds_what_is_known_and_nothing_of_others(someone):
    factories.UserFactory(email="qwert@ville.example", person=factories.PersonFactory(surname="QWERT"))

    archive = zipfile.ZipFile(io.BytesIO(export(subject_of(user=someone), at=AT)))
    text = archive.read(NAME_OF_DATA).decode()

    for trace in ("ZZYZX", "ZZYZYX", "Wanda", "wanda@ville.example", "wanda.zzyzx@ville.example", "+99 12", "+99 34"):
        assert trace in text
    assert "qwert" not in text.lower()
    assert someone.password not in text
    assert json.loads(text)["exported_at"] == "2026-11-23T12:00:00Z"
