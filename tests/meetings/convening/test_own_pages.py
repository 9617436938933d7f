import datetime

import pytest
from django.urls import reverse

from meetings.domain.reminding import remind
from meetings.domain.waiting import waiting_for_meetings
from meetings.models import Invitee
from tests import factories

from .steps import changed, convened, mails

pytestmark = pytest.mark.django_db


@pytest.fixture
def delegate(client_of):
    """Signed in as the delegate of a city: ``client.member``."""
    client = client_of("city")
    client.member = factories.MemberFactory(name_fr="Ville-Exemple A")
    factories.MandateFactory(person=client.user.person, member=client.member)
    return client


def _address(name, client, meeting, *rest):
    return reverse(f"meetings:{name}", args=[client.member.slug, meeting.commission.slug, meeting.number, *rest])


def test_a_city_adds_who_comes_answers_for_them_and_takes_them_off(delegate):
    meeting, _invitees = convened({"member": delegate.member})
    typed = {"given_name": "Awa", "surname": "NOUVELLE", "language": "fr", "email": "awa@ville.example"}

    page = delegate.post(_address("own_add", delegate, meeting), typed, follow=True).text
    invitee = Invitee.objects.get(person__surname="NOUVELLE")
    assert "Awa NOUVELLE figure sur la liste. Le secrétariat envoie la convocation." in page
    assert (invitee.member, invitee.added_by_city, invitee.convened_at) == (delegate.member, True, None)

    delegate.post(_address("own_reply", delegate, meeting, invitee.pk), {"reply": "video"})
    invitee.refresh_from_db()
    assert (invitee.reply, invitee.replied_through) == ("video", "workspace")

    delegate.post(_address("own_remove", delegate, meeting, invitee.pk))
    assert not Invitee.objects.filter(pk=invitee.pk).exists()


def test_whom_the_secretariat_convened_a_city_does_not_take_off(delegate):
    meeting, (invitee,) = convened({"member": delegate.member})

    page = delegate.post(_address("own_remove", delegate, meeting, invitee.pk), follow=True).text

    assert "a été inscrit par le secrétariat" in page
    assert Invitee.objects.filter(pk=invitee.pk).exists()


def test_people_of_other_cities_are_not_shown_nor_answered_for(delegate):
    meeting, (own, besides, other) = convened({"member": delegate.member}, {}, {"person__surname": "AILLEURS"})
    besides.also_for.add(delegate.member)

    page = delegate.get(_address("own", delegate, meeting)).text

    assert str(own.person) in page
    assert str(besides.person) in page
    assert "AILLEURS" not in page
    assert delegate.post(_address("own_reply", delegate, meeting, other.pk), {"reply": "excused"}).status_code == 404


def test_a_city_adds_so_many_and_no_more(delegate):
    meeting, _invitees = convened()
    factories.InviteeFactory.create_batch(20, meeting=meeting, member=delegate.member, added_by_city=True)
    typed = {"given_name": "Awa", "surname": "NOUVELLE", "language": "fr", "email": "awa@ville.example"}

    page = delegate.post(_address("own_add", delegate, meeting), typed).text

    assert "Une ville ajoute 20 personnes au plus." in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_ask_the_same_of_any_delegation(delegate, django_assert_num_queries, rows):
    meeting, _invitees = convened(*[{"member": delegate.member}] * rows)

    with django_assert_num_queries(9):
        delegate.get(_address("own", delegate, meeting))
    with django_assert_num_queries(6):
        delegate.get(reverse("meetings:own_list", args=[delegate.member.slug]))


def test_the_workspace_says_who_has_not_answered_until_they_have(delegate, django_assert_num_queries):
    meeting, (invitee, _other) = convened({"member": delegate.member}, {})
    at = datetime.datetime(2099, 2, 1, tzinfo=datetime.UTC)

    with django_assert_num_queries(2):
        (todo,) = waiting_for_meetings(delegate.member, at=at)
    assert (todo.what, todo.facts["meeting"].unanswered) == ("answer", 1)
    assert "Répondre à la convocation" in delegate.get(reverse("workspace", args=[delegate.member.slug])).text

    delegate.post(_address("own_reply", delegate, meeting, invitee.pk), {"reply": "on_site"})
    (todo,) = waiting_for_meetings(delegate.member, at=at)
    assert todo.what == "meeting"


@pytest.mark.parametrize(
    ("day", "told"),
    [((2099, 2, 12), 0), ((2099, 2, 13), 1), ((2099, 2, 18), 1), ((2099, 2, 20), 1), ((2099, 2, 21), 0)],
)
def test_who_has_not_answered_is_reminded_before_the_day(day, told):
    convened({"person__email": "awa@ville.example"}, {"person__email": "moussa@ville.example"})
    Invitee.objects.filter(person__email="moussa@ville.example").update(
        reply="on_site", replied_at=datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)
    )

    assert remind(at=datetime.datetime(*day, 7, tzinfo=datetime.UTC)) == told


def test_each_reminder_leaves_once_and_says_where_to_answer():
    meeting, _invitees = convened({"person__email": "awa@ville.example", "person__language": "fr"})
    mails()
    days = [datetime.datetime(2099, 2, day, 7, tzinfo=datetime.UTC) for day in (13, 14, 18, 19)]

    assert [remind(at=at) for at in days] == [1, 0, 1, 0]

    body = mails(days[0])["awa@ville.example"].body
    assert "Une réponse est attendue au plus tard le 20 février 2099." in body
    assert "/fr/reunions/reponse/" in body
    assert remind(at=days[0]) == 0
    changed(meeting, reply_by="2099-02-25")
    assert remind(at=datetime.datetime(2099, 2, 20, 7, tzinfo=datetime.UTC)) == 1


def test_nobody_is_reminded_right_after_the_convocation():
    meeting, (awa,) = convened({"person__email": "awa@ville.example"})
    awa.refresh_from_db()
    changed(meeting, reply_by=(awa.convened_at + datetime.timedelta(days=1)).date())

    assert remind(at=awa.convened_at + datetime.timedelta(hours=1)) == 0


def test_the_link_of_the_video_conference_stays_while_the_meeting_lasts(delegate):
    meeting, _invitees = convened({"member": delegate.member})
    changed(meeting, starts_on=datetime.date(2026, 3, 4), ends_on=datetime.date(2026, 3, 4), status="in_session")

    page = delegate.get(_address("own", delegate, meeting)).text

    assert ("visio.example" in page, "Réponse attendue" in page) == (True, False)
