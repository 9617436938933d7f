"""Public pages: what they show, in which language, to whom, and at what cost."""

import datetime

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import translation

from charter_portal.triggers.installing import lift
from charters.domain.enacting import open_consultation
from tests import factories

pytestmark = pytest.mark.django_db

LANGUAGES = ("fr", "en", "ar")


def address(language, name, *args):
    with translation.override(language):
        return reverse(name, args=args)


@pytest.fixture
def meeting():
    meeting = factories.MeetingFactory(number=11)
    factories.MinutesFactory(meeting=meeting, status="summary")
    for member in factories.MemberFactory.create_batch(3):
        factories.AttendanceFactory(meeting=meeting, member=member)
    factories.InterventionFactory(item__meeting=meeting)
    factories.DecisionFactory(meeting=meeting)
    return meeting


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["home", "help", "accessibility", "privacy", "legal", "charters:charter_list", "charters:shared"]
)
def test_page_answers_on_an_empty_portal(client, language, name):
    response = client.get(address(language, name))

    assert response.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in response.text


@pytest.mark.parametrize("name", ["members:member_list", "meetings:meeting_list"])
def test_list_says_when_it_is_empty(client, name):
    assert "<table" not in client.get(address("fr", name)).text


def test_bare_address_leads_to_the_browsers_language(client):
    response = client.get("/", headers={"accept-language": "ar,fr;q=0.5"})

    assert response.url == "/ar/"
    assert "Accept-Language" in response["Vary"]


def test_bare_address_leads_to_french_when_the_browser_asks_for_nothing_known(client):
    assert client.get("/", headers={"accept-language": "ja"}).url == "/fr/"


def test_reading_leaves_no_cookie(client, meeting):
    response = client.get(meeting.get_absolute_url())

    assert response.status_code == 200
    assert not response.cookies


def test_title_without_translation_shows_the_french_marked_as_such(client):
    edition = factories.EditionFactory(status="reference", number="2019", charter__kind="reference")
    factories.ArticleFactory(edition=edition, revision__title_fr="Sobriété", revision__title_ar="")

    page = client.get(address("ar", "charters:edition", edition.charter.slug, "2019")).text

    assert '<h2 lang="fr" dir="ltr">Sobriété</h2>' in page


def test_draft_edition_is_not_there_for_the_public(client):
    edition = factories.EditionFactory(number="0.1")

    assert client.get(address("fr", "charters:edition", edition.charter.slug, "0.1")).status_code == 404


def test_meeting_in_preparation_is_not_there_for_the_public(client):
    meeting = factories.MeetingFactory(status="draft")

    assert client.get(address("fr", "meetings:meeting", meeting.commission.slug, meeting.number)).status_code == 404


def test_participants_stand_by_country_and_city_in_the_order_of_the_source(client):
    meeting = factories.MeetingFactory()
    namur = factories.MemberFactory(name_fr="Ville B", country="BE")
    other = factories.MemberFactory(name_fr="Ville A", country="BE")
    for position, member in enumerate([namur, other]):
        factories.AttendanceFactory(meeting=meeting, member=member, position=position)

    page = client.get(address("fr", "meetings:meeting", meeting.commission.slug, meeting.number)).text

    assert page.index("Belgique") < page.index("Ville B") < page.index("Ville A")


def test_cities_can_be_kept_to_one_country(client):
    factories.MemberFactory(name_fr="Ville belge", country="BE")
    factories.MemberFactory(name_fr="Ville suisse", country="CH")

    page = client.get(address("fr", "members:member_list") + "?pays=BE").text

    assert "Ville belge" in page
    assert "Ville suisse" not in page


def test_unknown_page_says_so_in_the_readers_language(client):
    response = client.get("/en/villes/nulle-part/")

    assert response.status_code == 404
    assert "This page is not here" in response.text


def test_maintenance_answers_503_in_three_languages(settings, client):
    settings.MAINTENANCE = True
    from charter_portal.maintenance import MaintenanceMiddleware

    response = MaintenanceMiddleware(lambda request: None)(None)

    assert response.status_code == 503
    assert response["Retry-After"] == "600"
    for words in ("maintenance", "under maintenance", "الصيانة"):
        assert words in response.text


def test_health_is_ok_while_the_database_answers_and_the_guards_stand(client):
    response = client.get("/sante/")

    assert (response.status_code, response.text) == (200, "ok\n")
    assert "no-cache" in response["Cache-Control"]


def test_health_names_the_guards_that_are_missing(client):
    with lift(connection):
        response = client.get("/sante/")

    assert response.status_code == 503
    assert response.text.startswith("guards missing: ")


def _grow_members(count):
    factories.MemberFactory.create_batch(count)
    return address("fr", "members:member_list")


def _grow_member(count):
    member = factories.MemberFactory()
    factories.AttendanceFactory.create_batch(count, member=member)
    return member.get_absolute_url()


def _grow_meeting(count):
    meeting = factories.MeetingFactory()
    factories.AttendanceFactory.create_batch(count, meeting=meeting)
    for item in factories.AgendaItemFactory.create_batch(count, meeting=meeting):
        factories.InterventionFactory(item=item)
    for decision in factories.DecisionFactory.create_batch(count, meeting=meeting):
        decision.members.add(factories.MemberFactory())
    return meeting.get_absolute_url()


def _grow_meetings(count):
    factories.MeetingFactory.create_batch(count)
    return address("fr", "meetings:meeting_list")


def _grow_minutes(count):
    meeting = factories.MeetingFactory()
    factories.MinutesFactory(meeting=meeting, status="summary")
    for item in factories.AgendaItemFactory.create_batch(count, meeting=meeting):
        factories.InterventionFactory(item=item)
    return address("fr", "meetings:minutes", meeting.commission.slug, meeting.number)


def _cite_a_meeting(principle):
    path = factories.MeetingFactory().path
    factories.SourceFactory(principle=principle, kind="meeting", law=None, meeting_path=path)


def _grow_edition(count):
    edition = factories.EditionFactory(number="2020")
    for article in factories.ArticleFactory.create_batch(count, edition=edition):
        factories.SourceFactory(principle=article.revision.principle)
        _cite_a_meeting(article.revision.principle)
        factories.CriterionFactory(revision=article.revision)
    open_consultation(edition, by=None, on=datetime.date(2026, 1, 5))
    return edition.get_absolute_url()


def _grow_principle(count):
    edition = factories.EditionFactory(status="reference", number="2020")
    article = factories.ArticleFactory.create_batch(count, edition=edition)[0]
    factories.SourceFactory.create_batch(count, principle=article.revision.principle)
    for _ in range(count):
        _cite_a_meeting(article.revision.principle)
    factories.CriterionFactory.create_batch(count, revision=article.revision)
    for item in factories.AgendaItemFactory.create_batch(count):
        item.principles.add(article.revision.principle)
    return article.revision.principle.get_absolute_url()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("grow", "queries"),
    [
        (_grow_members, 1),
        (_grow_member, 13),
        (_grow_meetings, 3),
        (_grow_meeting, 6),
        (_grow_minutes, 5),
        (_grow_edition, 6),
        (_grow_principle, 19),
    ],
)
def test_queries_do_not_grow_with_rows(client, django_assert_num_queries, grow, queries, count):
    with translation.override("fr"):
        path = grow(count)

    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200
