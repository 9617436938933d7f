"""A city's people see its delegation; its delegates and alternates let contributors in and end their mandates."""

import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charter_portal.notices.models import Notice
from members.models import Invitation, Mandate, Person
from tests import factories
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
CONTRIBUTOR = {
    "given_name": "Aline",
    "surname": "EXEMPLE",
    "title": "Chargée de mission",
    "email": "Aline@Ville-Exemple.example",
    "language": "ar",
}


@pytest.fixture
def member():
    return factories.MemberFactory(slug="ville-exemple-a")


@pytest.fixture
def as_kind(member):
    """``as_kind("delegate")``: a client signed in with an account that acts for the member by this kind of mandate."""

    def make(kind, **options):
        client = Client(**options)
        client.mandate = factories.MandateFactory(member=member, kind=kind)
        client.user = factories.UserFactory(person=client.mandate.person)
        client.force_login(client.user)
        return client

    return make


def _address(name, *args):
    return reverse(f"members:{name}", args=["ville-exemple-a", *args])


@pytest.mark.parametrize("kind", ["delegate", "alternate"])
def test_a_delegate_or_alternate_invites_a_contributor(as_kind, member, deliver, kind):
    response = as_kind(kind).post(_address("contributor_add"), CONTRIBUTOR, follow=True)

    mandate = Mandate.objects.get(kind="contributor")
    assert response.redirect_chain == [(_address("delegation"), 302)]
    assert (mandate.member, mandate.person.surname) == (member, "EXEMPLE")
    assert "aline@ville-exemple.example" in response.text
    assert [mail.to for mail in deliver()] == [["aline@ville-exemple.example"]]


@pytest.mark.parametrize("kind", ["contributor", "observer"])
def test_contributors_and_observers_only_read(as_kind, kind):
    client = as_kind(kind)
    other = factories.MandateFactory(member=client.mandate.member, kind="contributor")

    assert client.get(_address("delegation")).status_code == 200
    for name, args in [("contributor_add", []), ("contributor_end", [other.pk]), ("letter_file", [other.pk])]:
        assert client.get(_address(name, *args)).status_code == 403
        assert client.post(_address(name, *args), CONTRIBUTOR).status_code == 403
    assert client.post(_address("invitation_send_again", other.pk)).status_code == 403
    assert Person.objects.filter(surname="EXEMPLE").count() == 0
    assert other.holds_at(timezone.now())


def test_member_author_and_kind_that_are_posted_are_ignored(as_kind, member):
    client, other = as_kind("delegate"), factories.MemberFactory()
    forged = {"member": other.pk, "kind": "delegate", "by": 1, "starts_on": "2020-01-01", "is_staff": "on", "person": 1}

    client.post(_address("contributor_add"), CONTRIBUTOR | forged)

    invitation = Invitation.objects.get()
    assert (invitation.mandate.member, invitation.mandate.kind) == (member, "contributor")
    assert invitation.invited_by == client.user
    assert invitation.mandate.starts_on > datetime.date(2026, 1, 1)


def test_a_second_invitation_to_the_same_address_is_refused_in_words(as_kind):
    client = as_kind("delegate")
    client.post(_address("contributor_add"), CONTRIBUTOR)

    response = client.post(_address("contributor_add"), CONTRIBUTOR)

    assert list(response.context["form"].errors) == ["email"]
    assert Mandate.objects.filter(kind="contributor").count() == 1


def test_a_contributor_whose_mandate_is_ended_is_refused_at_the_next_request(as_kind, deliver):
    delegate, contributor = as_kind("delegate"), as_kind("contributor")
    assert contributor.get(_address("delegation")).status_code == 200

    assert delegate.get(_address("contributor_end", contributor.mandate.pk)).status_code == 200
    delegate.post(_address("contributor_end", contributor.mandate.pk))

    assert contributor.get(_address("delegation")).status_code == 404
    assert contributor.get(reverse("workspace", args=["ville-exemple-a"])).status_code == 404
    assert [mail.to for mail in deliver()] == [[contributor.user.email]]


def test_only_contributors_are_ended_by_the_city(as_kind):
    client = as_kind("delegate")
    alternate = factories.MandateFactory(member=client.mandate.member, kind="alternate")

    assert client.post(_address("contributor_end", alternate.pk)).status_code == 403
    assert alternate.holds_at(timezone.now())


def test_a_mandate_of_another_city_is_not_found_by_its_number(as_kind):
    client, foreign = as_kind("delegate"), factories.MandateFactory(kind="contributor")

    for name in ("contributor_end", "letter_file", "invitation_send_again"):
        assert client.post(_address(name, foreign.pk)).status_code == 404
    assert client.get(_address("letter", foreign.pk)).status_code == 404


def test_another_city_and_none_answer_alike(as_kind):
    client = as_kind("delegate")
    factories.MemberFactory(slug="ville-exemple-b")
    for name in ("workspace", "members:delegation", "members:contributor_add"):
        other, absent = (client.get(reverse(name, args=[slug])) for slug in ("ville-exemple-b", "ville-absente"))
        assert (other.status_code, absent.status_code) == (404, 404)
        assert other.text.replace("ville-exemple-b", "ville-absente") == absent.text


def test_a_letter_is_filed_told_to_the_secretariat_and_read_by_the_delegation_only(as_kind, client_of):
    secretary, client = client_of("secretariat"), as_kind("delegate")
    posted = {"file": SimpleUploadedFile("lettre.pdf", PDF), "on": "2026-01-15", "number": "12/2026"}

    response = client.post(_address("letter_file", client.mandate.pk), posted)

    address = _address("letter", client.mandate.pk)
    assert response.url == _address("delegation")
    for reader in (client, as_kind("observer"), secretary):
        answer = reader.get(address)
        assert (answer.status_code, answer["Content-Disposition"][:10]) == (200, "attachment")
        assert b"".join(answer.streaming_content) == PDF
    assert client_of("city").get(address).status_code == 404
    assert client_of("commission-staff").get(address).status_code == 404
    assert Notice.objects.get().recipient == secretary.user


@pytest.mark.parametrize("content", [b"<html>", b"%PDF-1.7 cut short"])
def test_what_is_no_pdf_is_refused_whatever_its_name(as_kind, content):
    client = as_kind("delegate")
    posted = {"file": SimpleUploadedFile("lettre.pdf", content, "application/pdf"), "on": "2026-01-15"}

    response = client.post(_address("letter_file", client.mandate.pk), posted)

    assert list(response.context["form"].errors) == ["file"]
    client.mandate.refresh_from_db()
    assert not client.mandate.accreditation


@pytest.mark.parametrize("name", ["\u200b", "\u202e", "-"])
@pytest.mark.parametrize("field", ["given_name", "surname"])
def test_a_name_that_nobody_can_read_is_refused_at_its_field(as_kind, field, name):
    response = as_kind("delegate").post(_address("contributor_add"), CONTRIBUTOR | {field: name})

    assert list(response.context["form"].errors) == [field]
    assert not Invitation.objects.exists()


def test_a_name_is_one_line_in_the_mail(as_kind, deliver):
    as_kind("delegate").post(_address("contributor_add"), CONTRIBUTOR | {"given_name": "Zed\r\nBcc: a@b.example"})

    (mail,) = deliver()
    assert [line for line in mail.body.splitlines() if "Bcc" in line] == ["تحية طيبة Zed Bcc: a@b.example EXEMPLE،"]


def test_an_invitation_is_sent_again_by_its_city(as_kind, deliver):
    client = as_kind("delegate")
    client.post(_address("contributor_add"), CONTRIBUTOR)
    first = deliver()

    again = _address("invitation_send_again", Mandate.objects.get(kind="contributor").pk)
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=11), tick=False):
        client.post(again)
        answer = client.post(again, follow=True)
        (second,) = deliver()

    assert "dix minutes" in text_of(answer)
    assert second.to == first[0].to
    assert second.body != first[0].body


def test_the_address_of_the_team_is_told_to_no_city(as_kind, client_of):
    client, secretary = as_kind("delegate"), client_of("secretariat")
    page = reverse("admin:members_mandate_letter", args=[client.mandate.pk])
    secretary.post(page, {"file": SimpleUploadedFile("lettre.pdf", PDF), "on": "2026-01-15"})

    response = client.get(_address("delegation"))

    assert response.context["events"][0].by == secretary.user
    assert secretary.user.email not in response.text


@pytest.mark.parametrize("others", [1, 3])
def test_the_page_asks_the_same_questions_for_one_and_for_three(as_kind, django_assert_num_queries, others):
    client = as_kind("delegate")
    for number in range(others):
        client.post(_address("contributor_add"), CONTRIBUTOR | {"email": f"p{number}@ville-exemple.example"})
        factories.MandateFactory(member=client.mandate.member, kind="observer")
    client.get(_address("delegation"))

    with django_assert_num_queries(9):
        response = client.get(_address("delegation"))

    assert len(response.context["mandates"]) == 1 + 2 * others


def test_each_is_asked_about_the_notices_that_can_reach_them(as_kind, client_of):
    address = reverse("notices:preferences")

    kinds = {"delegation_changed", "letter_filed"}

    assert kinds.intersection(as_kind("delegate").get(address).context["form"].fields) == {"delegation_changed"}
    assert kinds.intersection(client_of("secretariat").get(address).context["form"].fields) == {"letter_filed"}
