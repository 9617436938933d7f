"""Pages of the life of minutes: the desk's, those of a link, what readers find."""

import datetime
import html

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from meetings.domain.issuing import issue_minutes, issued_minutes
from meetings.domain.rectifying import publish_erratum, withdraw
from meetings.models import Minutes
from tests import factories
from tests.meetings.minutes.steps import approve, at, circulated, drafted, fresh, held, sealed

pytestmark = pytest.mark.django_db


def test_minutes_go_from_their_beginning_to_their_seal(secretary):
    meeting = held()
    secretary.post(at("minutes_begin", meeting))
    until = timezone.localdate() + datetime.timedelta(days=7)
    secretary.post(at("minutes_circulate", meeting), {"until": until.isoformat()})
    assert fresh(meeting).minutes.corrections_until == until
    vote = {"on": timezone.localdate().isoformat(), "votes_for": 9, "votes_against": 0, "votes_abstaining": 1}
    secretary.post(at("minutes_approve_by_vote", meeting), vote)

    done = secretary.post(at("minutes_seal", meeting), follow=True)

    assert fresh(meeting).minutes.status == "sealed"
    assert fresh(meeting).minutes.digest in done.text


def test_the_desk_says_what_is_missing_and_where_it_is_mended(secretary):
    meeting = factories.MeetingFactory(host=factories.MemberFactory())

    page = secretary.get(at("minutes_desk", meeting))

    assert "nécessaire" in page.text
    assert reverse("admin:meetings_attendance_changelist") in page.text


def test_what_is_needed_stops_the_circulation_and_is_named(secretary):
    meeting = factories.MinutesFactory(meeting__host=factories.MemberFactory(), status="draft").meeting

    answer = secretary.post(at("minutes_circulate", meeting), {"until": "2099-01-01"})

    assert answer.status_code == 409
    assert Minutes.objects.get(meeting=meeting).status == "draft"


def test_minutes_are_not_approved_before_anybody_read_them(secretary):
    meeting = circulated()
    vote = {"on": "2026-01-02", "votes_for": 9, "votes_against": 0, "votes_abstaining": 1}

    answer = secretary.post(at("minutes_approve_by_vote", meeting), vote)

    assert "il n'a pas pu être approuvé avant" in html.unescape(answer.text)
    assert fresh(meeting).minutes.status == "circulated"


def test_the_desk_gives_more_time_and_says_what_is_wrong_with_a_day(secretary):
    meeting = circulated()
    page = secretary.get(at("minutes_desk", meeting))
    form = secretary.get(at("minutes_prolong", meeting)).context["form"]
    refused = secretary.post(at("minutes_prolong", meeting), {"until": "2001-01-01"})
    until = meeting.minutes.corrections_until + datetime.timedelta(days=7)

    done = secretary.post(at("minutes_prolong", meeting), {"until": until.isoformat()}, follow=True)

    assert at("minutes_prolong", meeting) in page.text
    assert form["until"].value() > meeting.minutes.corrections_until
    assert refused.status_code == 409
    assert "Choisissez un jour après le dernier jour actuel" in refused.text
    assert 'value="2001-01-01"' in refused.text
    assert fresh(meeting).minutes.corrections_until == until
    assert "Le délai de correction est prolongé." in done.text


def test_a_day_that_is_none_is_told_at_its_field(secretary):
    answer = secretary.post(at("minutes_circulate", drafted()), {"until": "demain"})

    assert 'href="#id_until"' in answer.text


def test_more_against_than_for_is_no_approval(secretary):
    vote = {"on": "2026-01-01", "votes_for": 2, "votes_against": 5, "votes_abstaining": 0}

    answer = secretary.post(at("minutes_approve_by_vote", circulated()), vote)

    assert 'href="#id_votes_for"' in answer.text


@pytest.mark.parametrize("is_open", [True, False])
def test_whoever_notes_a_vote_is_told_that_it_ends_the_time_for_corrections(secretary, is_open):
    meeting = circulated()
    if not is_open:
        Minutes.objects.update(corrections_until=timezone.localdate() - datetime.timedelta(days=2))

    page = secretary.get(at("minutes_approve_by_vote", meeting)).text

    assert ("met fin à ce délai" in page) == is_open


def test_sealed_minutes_are_served_as_the_file_that_was_issued(client):
    meeting = sealed()
    issue_minutes.func(meeting.pk)
    issued = issued_minutes(meeting, "fr", "")

    answer = client.get(at("minutes_pdf", meeting))

    assert b"".join(answer.streaming_content) == issued.file.open("rb").read()
    again = client.get(at("minutes_pdf", meeting), headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    page = client.get(at("minutes", meeting)).text
    assert issued.file_digest in page
    assert reverse("register:entry", args=[issued.entry_id]) in page


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_errata_stand_beside_the_minutes(client, language):
    meeting = sealed()
    texts = {"fr": "Lire « douze ».", "en": "Read “twelve”.", "ar": "تُقرأ «اثنا عشر»."}
    publish_erratum(meeting, texts=texts, by=None)

    with translation.override(language):
        page = client.get(at("minutes", meeting)).text

    assert {"fr": "douze", "en": "twelve", "ar": "اثنا عشر"}[language] in page


def test_withdrawn_minutes_say_since_when_and_why(client, secretary):
    meeting = sealed()
    issue_minutes.func(meeting.pk)
    withdraw(meeting, reason="Une donnée personnelle y figure.", by=None)

    pages = [client.get(at(name, meeting)) for name in ("minutes", "minutes_pdf", "meeting")]
    pages.append(client.get(reverse("register:document", args=[issued_minutes(meeting, "fr", "").of_id])))

    assert [page.status_code for page in pages] == [200, 410, 200, 410]
    assert all("Une donnée personnelle y figure." in page.text for page in pages)
    assert not any("La première question." in page.text for page in pages)
    assert not any("Décider ensemble." in page.text for page in pages)
    again = secretary.post(at("minutes_show_again", meeting), {"reason": "Elle n'y figurait pas."}, follow=True)
    assert again.status_code == 200
    assert "La première question." in client.get(at("minutes", meeting)).text


def test_what_is_for_members_is_hidden_from_the_public_and_shown_to_a_seat(client, client_of):
    meeting = drafted()
    item = factories.AgendaItemFactory(meeting=meeting, audience="members", title_fr="Titre tu", text_fr="Texte tu")
    factories.DecisionFactory(meeting=meeting, item=item, text_fr="Décision tue")
    meeting = approve(meeting)
    city = client_of("city")
    factories.MandateFactory(person=city.user.person)
    addresses = [meeting.get_absolute_url(), at("minutes", meeting)]

    public = "".join(client.get(address).text for address in addresses)
    seat = "".join(city.get(address).text for address in addresses)

    assert [word in public for word in ("Titre tu", "Texte tu", "Décision tue")] == [False] * 3
    assert "Point réservé aux membres" in public
    assert [word in seat for word in ("Titre tu", "Texte tu", "Décision tue")] == [True] * 3
