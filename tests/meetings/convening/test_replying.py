import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from meetings.domain.answering import token_of
from meetings.domain.convening import cancel
from meetings.models import Invitee
from tests import factories

from .steps import changed, convened

pytestmark = pytest.mark.django_db


def _address(invitee):
    return reverse("meetings:reply", args=[token_of(Invitee.objects.get(pk=invitee.pk))])


def test_looking_changes_nothing_and_answering_is_kept(client):
    _meeting, (invitee,) = convened({})
    address = _address(invitee)

    page = client.get(address)
    invitee.refresh_from_db()
    assert (page.status_code, invitee.reply) == (200, "")
    assert page["Referrer-Policy"] == "same-origin"
    assert "20 février 2099" in page.text

    page = client.post(address, {"reply": "on_site", "note": "Sans gluten"}, follow=True).text
    invitee.refresh_from_db()
    assert (invitee.reply, invitee.note, invitee.replied_through) == ("on_site", "Sans gluten", "link")
    assert "Votre réponse est enregistrée." in page


def test_it_can_be_answered_in_arabic_by_proxy_with_a_letter(client):
    _meeting, (giver, holder) = convened({}, {"person__surname": "BAH"})
    letter = SimpleUploadedFile("x.exe", b"%PDF-1.7\n%%EOF")

    with translation.override("ar"):
        client.post(_address(giver), {"reply": "represented", "represented_by": holder.pk, "letter": letter})
        page = client.get(_address(giver)).text

    giver.refresh_from_db()
    assert (giver.represented_by, giver.proxy_letter.name.endswith(".pdf")) == (holder, True)
    assert "وصل توكيلكم الموقَّع." in page


def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(client):
    _meeting, (giver,) = convened({})

    page = client.post(_address(giver), {"reply": "represented", "note": "À garder"}).text

    assert 'href="#id_represented_by"' in page
    assert "À garder" in page


def test_who_is_absent_or_of_another_meeting_is_not_offered(client):
    _meeting, (giver, _absent) = convened(
        {}, {"person__surname": "ABSENTE", "reply": "excused", "replied_at": "2026-01-01T00:00Z"}
    )
    stranger = factories.InviteeFactory(person__surname="AILLEURS")

    page = client.get(_address(giver)).text
    refused = client.post(_address(giver), {"reply": "represented", "represented_by": stranger.pk})

    assert "ABSENTE" not in page
    assert "AILLEURS" not in page
    assert 'href="#id_represented_by"' in refused.text


def test_a_link_that_is_void_or_expired_is_explained(client):
    meeting, (invitee,) = convened({})
    address = _address(invitee)

    changed(meeting, starts_on="2026-03-04", ends_on="2026-03-04")
    over = client.get(address)
    assert (over.status_code, "ce lien a expiré" in over.text) == (410, True)

    Invitee.objects.update(nonce="un-autre")
    void = client.get(address)
    assert (void.status_code, "Ce lien n’ouvre rien" in void.text) == (404, True)


def test_once_it_is_opened_the_answer_is_shown_and_no_longer_taken(client):
    meeting, (invitee,) = convened({})
    changed(meeting, status="in_session")

    page = client.get(_address(invitee)).text
    client.post(_address(invitee), {"reply": "on_site"})

    invitee.refresh_from_db()
    assert "Les réponses ne sont plus reçues" in page
    assert invitee.reply == ""


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_same_whatever_the_number_of_people(client, django_assert_num_queries, rows):
    meeting, (invitee, *_others) = convened(*[{}] * rows)
    factories.AgendaItemFactory.create_batch(rows, meeting=meeting)

    with django_assert_num_queries(5):
        client.get(_address(invitee))


@pytest.mark.parametrize("status", ["convened", "in_session"])
def test_who_is_late_finds_the_video_conference_until_it_is_over(client, status):
    meeting, (invitee,) = convened({})
    changed(meeting, starts_on=datetime.date(2026, 3, 4), ends_on=datetime.date(2026, 3, 4), status=status)

    page = client.get(_address(invitee))

    assert (page.status_code, "visio.example" in page.text) == ((200, True) if status == "in_session" else (410, False))


def test_everyone_reads_why_a_meeting_is_cancelled(client, client_of):
    mandate = factories.MandateFactory()
    meeting, (invitee,) = convened({"member": mandate.member})
    cancel(meeting, reason="La salle est fermée.", by=None)
    city = client_of("city")
    city.user.person = mandate.person
    city.user.save()
    own = reverse("meetings:own", args=[mandate.member.slug, meeting.commission.slug, meeting.number])

    pages = client.get(meeting.get_absolute_url()), client.get(_address(invitee)), city.get(own)

    assert ["La salle est fermée." in page.text for page in pages] == [True, True, True]
    assert ["visio.example" in page.text for page in pages] == [False, False, False]
