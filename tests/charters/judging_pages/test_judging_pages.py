"""Amendments are admitted, given their French, signed, gathered and told how they stand."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charters.domain.amending import Text
from charters.domain.enacting import open_consultation
from charters.domain.judging import write_french
from charters.models import Amendment, Edition
from tests.charters.amending_steps import FRENCH, submitted, wording_of
from tests.charters.judging_pages.steps import act, delegate_of, listed, posted
from tests.factories import MandateFactory, MemberFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_an_amendment_in_arabic_only_is_accepted_once_its_french_was_shown_to_the_city(edition, draft, staff):
    member = MemberFactory()
    made = submitted(edition, member=member, language="ar", statement="فقرة جديدة.\n\nفقرة ثانية.")
    assert "Un changement de sens peut être accepté" in staff.get(act("accept", made)).text

    written = posted(staff.get(act("french", made))) | {"french-0": "Un paragraphe neuf."}
    staff.post(act("french", made), written)
    city = delegate_of(member)
    own = reverse("charters:amendment_own", args=[member.slug, made.pk])
    assert "neuf" in city.get(own).text
    made.refresh_from_db()
    city.post(reverse("charters:amendment_agree", args=[member.slug, made.pk]), {"version": made.version})
    staff.post(act("accept", made), posted(staff.get(act("accept", made))))

    made.refresh_from_db()
    assert (made.status, made.french_agreed_at is None) == ("accepted", False)
    assert listed(draft).statement_fr == "Un paragraphe neuf.\n\nUn second paragraphe."


def test_the_city_writes_its_own_french_in_the_place_of_the_staffs(edition):
    member = MemberFactory()
    made = submitted(edition, member=member, language="ar")
    french = Text(wording_of(edition).title_fr, "Ce que comprend l'équipe.")
    write_french(made, french=french, version=made.version, by=None, at=timezone.now())
    city, address = delegate_of(member), reverse("charters:amendment_french", args=[member.slug, made.pk])

    city.post(address, posted(city.get(address)) | {"french-0": "Ce que veut la ville."})

    made.refresh_from_db()
    assert (made.french_statement, made.french_by) == ("Ce que veut la ville.", "city")


def test_a_stale_agreement_is_to_no_other_french(edition):
    member = MemberFactory()
    made = submitted(edition, member=member, language="ar")
    title = wording_of(edition).title_fr
    read = write_french(made, french=Text(title, "Une version."), version=made.version, by=None, at=timezone.now())
    write_french(made, french=Text(title, "Une autre."), version=read.version, by=None, at=timezone.now())

    delegate_of(member).post(
        reverse("charters:amendment_agree", args=[member.slug, made.pk]), {"version": read.version}
    )

    assert Amendment.objects.get().awaits_agreement


def test_the_secretariat_admits_and_judges_no_text(edition, draft, client_of):
    made, secretariat = submitted(edition), client_of("secretariat")

    secretariat.post(act("admit", made), posted(secretariat.get(act("admit", made))))

    made.refresh_from_db()
    assert made.status == "admissible"
    page = secretariat.get(act("change", made)).text
    for name in ("accept", "accept_in_part", "decline", "french"):
        assert secretariat.post(act(name, made), {"version": made.version}).status_code == 403
        assert f'href="{act(name, made)}"' not in page


def test_a_city_signs_anothers_amendment_and_takes_its_signature_back(edition):
    made, member = submitted(edition), MemberFactory()
    city = delegate_of(member)
    others = reverse("charters:amendments_others", args=[member.slug])
    assert made.member.name in city.get(others).text

    city.post(reverse("charters:amendment_cosign", args=[member.slug, made.pk]))
    assert member.name in Client().get(made.get_absolute_url()).text
    city.post(reverse("charters:amendment_unsign", args=[member.slug, made.pk]))

    assert made.cosignatures.count() == 0


def test_contributors_and_observers_do_not_sign(edition):
    made, member = submitted(edition), MemberFactory()
    for kind in ("contributor", "observer"):
        client = Client()
        client.force_login(UserFactory(person=MandateFactory(member=member, kind=kind).person))
        address = reverse("charters:amendment_cosign", args=[member.slug, made.pk])
        assert client.post(address).status_code == 403

    assert made.cosignatures.count() == 0


def test_the_page_of_a_principle_shows_all_its_amendments_and_those_that_collide(edition, staff):
    submitted(edition, statement=FRENCH.replace("second", "deuxième"))
    submitted(edition, statement=FRENCH.replace("second", "dernier"))
    made = submitted(edition, language="ar")

    page = staff.get(reverse("admin:charters_amendment_together", args=[edition.pk, made.revision.principle_id]))

    places = {code: places for code, _name, places in page.context["languages"]}
    assert [place.number for place in places["fr"] if place.has_collisions] == [2]
    assert [row.number for row in page.context["without_french"]] == [3]
    assert "en conflit avec" in page.text


def test_the_latest_edition_stands_first_in_the_list_of_amendments(edition, draft, staff):
    submitted(edition)
    later = open_consultation(Edition.objects.get(pk=draft.pk), by=None, on=timezone.localdate())
    submitted(later)

    page = staff.get(reverse("admin:charters_amendment_changelist"))

    assert [row.edition.number for row in page.context["cl"].result_list] == ["0.2", "0.1"]


@pytest.mark.parametrize(
    ("status", "said"),
    [("declined", "il n'a pas été retenu"), ("withdrawn", "Sa ville a retiré cet amendement")],
)
def test_a_city_that_signs_too_late_is_told_how_the_amendment_stands(edition, status, said):
    made, member = submitted(edition), MemberFactory()
    Amendment.objects.filter(pk=made.pk).update(status=status)
    cosign = reverse("charters:amendment_cosign", args=[member.slug, made.pk])

    told = delegate_of(member).post(cosign, follow=True)

    assert said in told.text.replace("&#x27;", "'")


def test_a_city_that_signs_its_own_decided_amendment_is_told_that_it_is_its_own(edition):
    made = submitted(edition)
    Amendment.objects.filter(pk=made.pk).update(status="declined")
    cosign = reverse("charters:amendment_cosign", args=[made.member.slug, made.pk])

    told = delegate_of(made.member).post(cosign, follow=True)

    assert "Votre ville a elle-même déposé cet amendement" in told.text


def test_a_declined_amendment_waits_for_no_french(edition, staff):
    made = submitted(edition, language="ar", statement="نص.\n\nنص.")
    together = reverse("admin:charters_amendment_together", args=[edition.pk, made.revision.principle_id])
    before = staff.get(together).context["without_french"]

    Amendment.objects.filter(pk=made.pk).update(status="declined")

    assert before == [made]
    assert staff.get(together).context["without_french"] == []
