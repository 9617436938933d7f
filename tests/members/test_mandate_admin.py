"""The secretariat enters a mandate: whoever has an account already learns of it, and so does the delegation."""

import datetime

import pytest
from django.urls import reverse

from members.models import Mandate
from tests import factories
from tests.portal.posting import fields_of

pytestmark = pytest.mark.django_db

ADD = "admin:members_mandate_add"
LONG_AGO, FAR_AHEAD = datetime.date(2020, 1, 1), datetime.date(2999, 1, 1)


@pytest.fixture
def city():
    return factories.MemberFactory(name_fr="Ville-Exemple", name_en="", name_ar="")


@pytest.fixture
def leader(city):
    mandate = factories.MandateFactory(member=city, kind=Mandate.Kind.DELEGATE, starts_on=LONG_AGO)
    return factories.UserFactory(person=mandate.person)


@pytest.fixture
def ada():
    return factories.PersonFactory(given_name="Ada", surname="EXEMPLE")


def values(city, starts_on, ends_on=""):
    return {"member": city.pk, "kind": "contributor", "title": "", "starts_on": starts_on, "ends_on": ends_on}


@pytest.fixture
def enter(client_of, city, ada, deliver):
    """Enter a mandate of Ada for the city; returns what is mailed: {address: subject}."""

    def post(**dates):
        client = client_of("secretariat")
        page = reverse(ADD)
        data = fields_of(client.get(page), "mandate_form") | {"person": ada.pk} | values(city, **dates)
        assert client.post(page, data).status_code == 302
        return {mail.to[0]: mail.subject for mail in deliver()}

    return post


def test_the_person_and_the_delegation_are_told(enter, leader, ada):
    account = factories.UserFactory(person=ada)

    assert enter(starts_on=LONG_AGO) == {
        account.email: "Vous agissez désormais pour Ville-Exemple",
        leader.email: "Délégation – Ville-Exemple : nouveau mandat, Ada EXEMPLE (contributeur·rice)",
    }


def test_of_a_mandate_to_come_the_first_day_is_told(enter, leader, ada):
    account = factories.UserFactory(person=ada)

    assert enter(starts_on=FAR_AHEAD) == {
        account.email: "Vous agissez pour Ville-Exemple à partir du 1er janvier 2999",
        leader.email: "Délégation – Ville-Exemple : nouveau mandat à partir du 1er janvier 2999, "
        "Ada EXEMPLE (contributeur·rice)",
    }


def test_nobody_is_told_of_a_mandate_of_former_times(enter, leader, ada):
    factories.UserFactory(person=ada)

    assert enter(starts_on=LONG_AGO, ends_on=datetime.date(2021, 1, 1)) == {}


def test_nobody_is_told_before_the_person_has_an_account(enter, leader):
    assert enter(starts_on=LONG_AGO) == {}


def test_a_mandate_entered_on_the_page_of_the_person_is_told_too(client_of, city, ada, deliver):
    account, client = factories.UserFactory(person=ada), client_of("secretariat")
    page = reverse("admin:members_person_change", args=[ada.pk])
    row = {f"mandates-0-{name}": value for name, value in values(city, LONG_AGO).items()}
    data = fields_of(client.get(page), "person_form") | row | {"mandates-TOTAL_FORMS": "1"}

    assert client.post(page, data).status_code == 302

    assert [mail.to for mail in deliver()] == [[account.email]]
