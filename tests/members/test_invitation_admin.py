"""The secretariat invites from a mandate and files letters; an administrator invites to the team."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from members.models import Invitation, InvitationAct, Person
from tests import factories
from tests.portal.posting import fields_of, text_of

pytestmark = pytest.mark.django_db

INVITED = {"email": "Aline@ville-exemple.example", "language": "ar"}
TEAM = {"given_name": "Dora", "surname": "EXEMPLE", "role": "secretariat", "email": "d@x.example", "language": "fr"}


def _page(mandate, name="invite"):
    return reverse(f"admin:members_mandate_{name}", args=[mandate.pk])


def test_the_secretariat_invites_from_a_mandate(client_of, deliver):
    client, mandate = client_of("secretariat"), factories.MandateFactory()

    response = client.post(_page(mandate), INVITED, follow=True)

    invitation = Invitation.objects.get()
    assert (invitation.mandate, invitation.email, invitation.language, invitation.invited_by) == (
        mandate,
        "aline@ville-exemple.example",
        "ar",
        client.user,
    )
    assert "(aline@ville-exemple.example)" in response.text
    assert [mail.to for mail in deliver()] == [["aline@ville-exemple.example"]]


def test_the_address_on_file_is_proposed(client_of):
    mandate = factories.MandateFactory(person__email="a@ville-exemple.example", person__language="en")

    form = client_of("secretariat").get(_page(mandate)).context["form"]

    assert form.initial == {"email": "a@ville-exemple.example", "language": "en"}


def test_an_open_invitation_is_sent_again_or_withdrawn(client_of, deliver):
    yesterday = timezone.now() - datetime.timedelta(days=1)
    client, invitation = client_of("secretariat"), factories.InvitationFactory(created_at=yesterday)
    nonce = invitation.nonce

    client.post(_page(invitation.mandate), {"act": "again"})
    invitation.refresh_from_db()
    assert (invitation.sendings, invitation.nonce == nonce, len(deliver())) == (2, False, 1)
    client.post(_page(invitation.mandate), {"act": "withdraw"})
    invitation.refresh_from_db()
    assert not invitation.is_open


def test_who_sent_it_again_and_who_withdrew_it_is_on_record(client_of):
    one, other = client_of("secretariat"), client_of("administrator")
    mandate = factories.InvitationFactory(created_at=timezone.now() - datetime.timedelta(days=1)).mandate
    one.post(_page(mandate), {"act": "again"})
    other.post(_page(mandate), {"act": "withdraw"})

    response = one.get(_page(mandate))

    acts = [(act.get_what_display(), act.by) for act in InvitationAct.objects.order_by("pk")]
    assert acts == [("envoyée de nouveau", one.user), ("retirée", other.user)]
    assert one.user.email in response.text
    assert other.user.email in response.text


def test_a_mandate_that_is_over_is_not_invited(client_of):
    mandate = factories.MandateFactory(ends_on=datetime.date(2022, 2, 2))

    response = client_of("secretariat").post(_page(mandate), INVITED)

    assert response.status_code == 200
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("why", ["ce mandat a pris fin", "a déjà un compte"])
def test_where_nobody_can_be_invited_the_page_says_so_instead_of_the_form(client_of, why):
    mandate = factories.MandateFactory(ends_on=datetime.date(2022, 2, 2) if "fin" in why else None)
    if "compte" in why:
        factories.UserFactory(person=mandate.person)

    response = client_of("secretariat").get(_page(mandate))

    assert why in text_of(response).lower()
    assert response.context["form"] is None
    assert 'name="email"' not in response.text
    assert "Envoyer l'invitation" not in text_of(response)


def test_an_invitation_whose_mandate_has_ended_can_only_be_withdrawn(client_of):
    client, invitation = (
        client_of("secretariat"),
        factories.InvitationFactory(mandate__ends_on=datetime.date(2022, 2, 2)),
    )

    page = client.get(_page(invitation.mandate)).text

    assert ('value="again"' in page, 'value="withdraw"' in page) == (False, True)


def test_the_secretariat_files_a_letter_and_reads_it(client_of, mailoutbox, deliver):
    client, mandate = client_of("secretariat"), factories.MandateFactory()
    letter = SimpleUploadedFile("lettre.pdf", b"%PDF-1.7\n%%EOF")

    response = client.post(_page(mandate, "letter"), {"file": letter, "on": "2026-02-01", "number": "7"}, follow=True)

    address = reverse("members:letter", args=[mandate.member.slug, mandate.pk])
    assert address in response.text
    assert client.get(address).status_code == 200
    assert deliver() == []


def test_an_administrator_invites_to_the_team(client_of, deliver):
    client = client_of("administrator")

    client.post(reverse("admin:members_user_invite"), TEAM)

    invitation = Invitation.objects.get()
    assert (invitation.team_role, invitation.person.surname, invitation.mandate) == ("secretariat", "EXEMPLE", None)
    assert [mail.to for mail in deliver()] == [["d@x.example"]]
    client.post(reverse("admin:members_user_invite"), {"act": "withdraw", "invitation": invitation.pk})
    invitation.refresh_from_db()
    assert not invitation.is_open


def test_inviting_twice_writes_nobody_down_twice(client_of):
    client = client_of("administrator")
    client.post(reverse("admin:members_user_invite"), TEAM)

    client.post(reverse("admin:members_user_invite"), TEAM)

    assert Person.objects.filter(surname="EXEMPLE").count() == 1


def _end(client, mandate, on):
    address = reverse("admin:members_mandate_change", args=[mandate.pk])
    data = fields_of(client.get(address), "mandate_form")
    return client.post(address, data | {"ends_on": on.isoformat()})


def test_an_end_that_the_secretariat_sets_is_told_with_its_last_day(client_of, deliver):
    mandate = factories.MandateFactory()
    delegate = factories.UserFactory(person=mandate.person, language="en")

    response = _end(client_of("secretariat"), mandate, datetime.date(2099, 3, 31))

    assert response.status_code == 302
    (mail,) = deliver()
    assert (mail.to, "31" in mail.subject, "2099" in mail.subject) == ([delegate.email], True, True)


def test_an_end_that_lies_back_is_put_on_file_in_silence(client_of, deliver):
    mandate = factories.MandateFactory()
    factories.UserFactory(person=mandate.person)

    _end(client_of("secretariat"), mandate, datetime.date(2023, 3, 31))

    assert deliver() == []


def test_an_end_set_on_the_page_of_the_person_is_told_too(client_of, deliver):
    client, mandate = client_of("secretariat"), factories.MandateFactory()
    delegate = factories.UserFactory(person=mandate.person)
    address = reverse("admin:members_person_change", args=[mandate.person.pk])
    data = fields_of(client.get(address), "person_form")

    client.post(address, data | {"mandates-0-ends_on": "2099-03-31"})

    assert [mail.to for mail in deliver()] == [[delegate.email]]


def test_the_host_that_a_request_claims_reaches_no_mail(client_of, deliver, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client, mandate = client_of("secretariat"), factories.MandateFactory()

    client.post(_page(mandate), INVITED, headers={"host": "piege.example"})

    (mail,) = deliver()
    assert "piege.example" not in mail.body
    assert f"{settings.PUBLIC_URL}/ar/compte/invitation/" in mail.body
