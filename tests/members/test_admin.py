"""Members, people and accounts in the administration: who may do what, and no right can be taken by a forged field."""

import pytest
from django.urls import reverse

from members.models import Member, Person, User
from tests import factories
from tests.portal.posting import fields_of

pytestmark = pytest.mark.django_db


def change_page(row):
    return reverse(f"admin:members_{row._meta.model_name}_change", args=[row.pk])


@pytest.mark.parametrize("role", ["commission-staff", "secretariat"])
@pytest.mark.parametrize("page", ["changelist", "add"])
def test_accounts_are_for_administrators(client_of, role, page):
    assert client_of(role).get(reverse(f"admin:members_user_{page}")).status_code == 403


@pytest.mark.parametrize("role", ["commission-staff", "secretariat"])
def test_nobody_raises_their_own_rights(client_of, role):
    client = client_of(role)

    response = client.post(change_page(client.user), {"email": client.user.email, "is_superuser": "on"})

    client.user.refresh_from_db()
    assert (response.status_code, client.user.is_superuser) == (403, False)


def test_fields_of_the_account_posted_with_a_person_are_ignored(client_of):
    client = client_of("secretariat")
    person = factories.PersonFactory()
    User.objects.filter(pk=client.user.pk).update(person=person)
    data = fields_of(client.get(change_page(person)), "person_form")

    client.post(change_page(person), data | {"given_name": "Alix", "is_superuser": "on", "user": "1", "version": "0"})

    client.user.refresh_from_db()
    assert (Person.objects.get(pk=person.pk).given_name, client.user.is_superuser) == ("Alix", False)


def test_an_administrator_makes_an_account_that_can_sign_in(client_of, client):
    data = {"email": "Ada@Ville.example", "usable_password": "true"}
    data |= {"password1": "un mot de passe d'exemple", "password2": "un mot de passe d'exemple"}

    client_of("administrator").post(reverse("admin:members_user_add"), data)

    assert client.login(username="ada@ville.example", password="un mot de passe d'exemple")


@pytest.mark.parametrize(("role", "status"), [("commission-staff", 403), ("secretariat", 302), ("administrator", 302)])
def test_who_may_change_a_member(client_of, role, status):
    member = factories.MemberFactory()
    data = fields_of(client_of("secretariat").get(change_page(member)), "member_form")

    response = client_of(role).post(change_page(member), data | {"name_fr": "Autre-Ville"})

    changed = Member.objects.get(pk=member.pk).name_fr == "Autre-Ville"
    assert (response.status_code, changed) == (status, status == 302)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("model", "queries"), [("member", 8), ("person", 7), ("mandate", 10)])
def test_lists_cost_the_same_whatever_their_length(client_of, django_assert_num_queries, model, queries, rows):
    for _ in range(rows):
        factories.MandateFactory()
    client = client_of("secretariat")

    with django_assert_num_queries(queries):
        client.get(reverse(f"admin:members_{model}_changelist"))


@pytest.mark.parametrize(("typed", "stored"), [("Ada\r\nBIS", "Ada BIS"), ("\u200b", "Camille")])
def test_the_name_of_a_person_is_one_line_that_can_be_read(client_of, typed, stored):
    client, person = client_of("secretariat"), factories.PersonFactory(given_name="Camille")
    page = reverse("admin:members_person_change", args=[person.pk])

    client.post(page, fields_of(client.get(page), "person_form") | {"given_name": typed})

    person.refresh_from_db()
    assert person.given_name == stored
