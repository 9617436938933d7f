"""Convocation, attendance sheet and proxy as documents."""

import factory
import pytest
from django.urls import reverse

from meetings.documents.attendance_sheet import sheet_context, sheet_manuscript
from meetings.documents.convocation import convocation_context, convocation_manuscript
from meetings.documents.proxy_form import proxy_manuscript
from meetings.domain.answering import answer, token_of
from meetings.models import Invitee, Meeting
from tests import factories
from tests.portal.pdf.reading import failures, pages, text

from .steps import changed, convened, mails, ready

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ANTANANARIVO = {"member__name_fr": "Antananarivo", "member__time_zone": "Indian/Antananarivo"}


def whole(meeting):
    return Meeting.objects.select_related("commission", "host", "chair", "secretary").get(pk=meeting.pk)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_convocation_conforms_and_says_what_was_told(language):
    item = factories.InterventionFactory(person__surname="ORATRICE", item__title_fr="Présentation")
    meeting, _invitees = convened(ANTANANARIVO, practical_fr="Un **badge** est nécessaire.")
    item.item.meeting = meeting
    item.item.save()

    pdf = convocation_manuscript(whole(meeting), language).printed()

    body = text(pdf)
    assert failures(pdf) == []
    assert "ORATRICE" in body
    assert "https://visio.example/salle" in body.replace("\n", "")
    assert language == "ar" or "Antananarivo – 4 mars 2099, de 12:00" in body.replace("\n", " ")
    assert "reponse" not in body


def test_before_it_leaves_it_is_a_draft_that_lists_what_is_missing():
    meeting = whole(changed(ready(), video_link=""))

    context = convocation_context(meeting)
    body = text(convocation_manuscript(meeting, "fr").printed())

    assert context["is_draft"]
    assert "Projet" in body
    assert "le lien de la visioconférence" in body


def test_items_that_came_later_are_marked_and_a_change_is_dated():
    meeting, _invitees = convened()
    factories.AgendaItemFactory(meeting=meeting, title_fr="Point tardif", minutes_planned=10)

    context = convocation_context(whole(meeting))

    assert [(item.title_fr, late) for item, late in context["items"]] == [("Ouverture", False), ("Point tardif", True)]
    assert context["total"] == 30


def test_what_members_decided_among_themselves_is_not_sent_to_all_who_are_convened():
    earlier = factories.DecisionFactory(meeting__number=1, text_fr="Publier un guide.").meeting
    among_members = factories.AgendaItemFactory(meeting=earlier, audience="members")
    factories.DecisionFactory(meeting=earlier, item=among_members, number=2, text_fr="Résilier le contrat.")
    meeting = ready()
    Meeting.objects.filter(pk=meeting.pk).update(commission=earlier.commission, number=2)
    factories.AgendaItemFactory(meeting=meeting, kind="follow_up")

    html = convocation_manuscript(whole(meeting), "fr").html

    assert "Publier un guide." in html
    assert "Résilier le contrat." not in html


def test_the_convocation_leaves_with_the_mail():
    convened({"person__email": "awa@ville.example"})

    attached = {name: (content[:5], kind) for name, content, kind in mails()["awa@ville.example"].attachments}

    (pdf,) = (one for name, one in attached.items() if name.endswith(".pdf"))
    assert pdf == (b"%PDF-", "application/pdf")


def test_those_who_come_sign_in_order_and_see_the_proxies_they_hold():
    meeting, (holder, giver, excused) = convened(
        {"person__surname": "PORTEUR"}, {"person__surname": "DONNEUR"}, {"person__surname": "EXCUSÉE"}
    )
    answer(giver, reply="represented", through="link", represented_by=holder)
    answer(excused, reply="excused", through="link")

    context = sheet_context(whole(meeting))

    (country,) = context["countries"]
    assert [row.person.surname for row in country.parts] == ["PORTEUR"]
    assert [row.person.surname for row in context["absent"]] == ["DONNEUR", "EXCUSÉE"]
    body = text(sheet_manuscript(whole(meeting), "fr").printed())
    assert body.index("PORTEUR") < body.index("DONNEUR")
    assert context["is_draft"]


def test_accents_change_nothing_in_the_order_of_the_sheet():
    meeting = ready()
    for country, surname in (("BF", "ZOE"), ("BJ", "ÉBÈNE"), ("BJ", "ABEL"), ("TN", "Z"), ("EG", "A"), ("BJ", "FARAH")):
        member = factories.MemberFactory(country=country, name_fr="Ville-Exemple")
        factories.InviteeFactory(meeting=meeting, member=member, person__surname=surname)

    countries = sheet_context(whole(meeting))["countries"]

    assert [country.name for country in countries] == ["Bénin", "Burkina Faso", "Égypte", "Tunisie"]
    assert [row.person.surname for row in countries[0].parts] == ["ABEL", "ÉBÈNE", "FARAH"]


def test_a_sheet_of_two_hundred_conforms_on_each_of_its_pages():
    meeting = ready(chair=factories.PersonFactory(), secretary=factories.PersonFactory())
    members = [factories.MemberFactory(country=country) for country in ("GN", "FR", "MG", "MA") for _ in range(5)]
    factories.InviteeFactory.create_batch(200, meeting=meeting, member=factory.Iterator(members))

    pdf = sheet_manuscript(whole(meeting), "fr").printed()

    assert failures(pdf) == []
    assert len(pages(pdf)) >= 10
    assert all("Signature" in page or "Certifié" in page for page in pages(pdf))


def test_a_proxy_has_the_names_or_room_for_them():
    meeting, (holder, giver) = convened({"person__surname": "PORTEUR"}, {"person__surname": "DONNEUR"})
    answer(giver, reply="represented", through="link", represented_by=holder)
    giver.refresh_from_db()

    filled = text(proxy_manuscript(whole(meeting), "fr", giver).printed())
    blank = proxy_manuscript(whole(meeting), "ar").printed()

    assert "DONNEUR" in filled
    assert "PORTEUR" in filled
    assert "aucun vote du portail" in filled.replace("\n", " ")
    assert failures(blank) == []
    assert len(pages(blank)) == 1


def test_papers_are_for_those_who_have_the_link(client):
    _meeting, (invitee,) = convened()
    token = token_of(Invitee.objects.get(pk=invitee.pk))

    assert client.get(reverse("meetings:reply_proxy_pdf", args=[token])).status_code == 200
    assert client.get(reverse("meetings:reply_proxy_pdf", args=["faux.lien"])).status_code == 404


def test_those_who_attended_sign_where_nobody_was_convened_here():
    meeting = factories.MeetingFactory(host=factories.MemberFactory())
    holder = factories.AttendanceFactory(meeting=meeting)
    factories.AttendanceFactory(meeting=meeting, mode="represented", represented_by=holder.person)

    context = sheet_context(whole(meeting))

    signing = [row for country in context["countries"] for row in country.parts]
    assert [row.person for row in signing] == [holder.person]
    assert len(signing[0].holds) == 1
    assert len(context["absent"]) == 1
