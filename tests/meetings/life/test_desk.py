import datetime
import html

import pytest
from django.urls import reverse
from django.utils import translation

from meetings.models import Meeting
from tests import factories

from .steps import address

pytestmark = pytest.mark.django_db


def test_a_meeting_is_prepared_then_announced(secretary):
    last = factories.AgendaItemFactory().meeting
    where = reverse("meetings:prepare", args=[last.commission.slug])
    page = secretary.get(where)
    assert f'value="meeting-{last.number}"' in page.text

    made = secretary.post(
        where,
        {
            "source": f"meeting-{last.number}",
            "number": last.number + 1,
            "starts_on": "2027-03-04",
            "theme_fr": "Suites",
        },
        follow=True,
    )

    meeting = Meeting.objects.get(number=last.number + 1)
    assert (meeting.status, meeting.starts_on, meeting.agenda.count()) == ("draft", datetime.date(2027, 3, 4), 1)
    assert "l’heure de début" in made.text or "l'heure de début" in made.text.replace("&#x27;", "'")
    secretary.post(address("announce", meeting))
    meeting.refresh_from_db()
    assert meeting.status == "planned"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"number": "1"}, "number", "Choisissez un autre numéro."),
        ({"ends_on": "2027-03-01"}, "ends_on", "Le dernier jour précède le premier"),
        ({"source": "ailleurs"}, "source", "ailleurs"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(secretary, changes, field, words):
    taken = factories.MeetingFactory(number=1)
    typed = {"source": "empty", "number": "2", "starts_on": "2027-03-04", "theme_fr": "Un thème à garder"} | changes

    answer = secretary.post(reverse("meetings:prepare", args=[taken.commission.slug]), typed)

    assert words in answer.text
    assert f'href="#id_{field}' in answer.text
    assert "Un thème à garder" in answer.text
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_asks_the_same_of_any_agenda(secretary, django_assert_num_queries, rows):
    meeting = factories.MeetingFactory(status="planned")
    factories.AgendaItemFactory.create_batch(rows, meeting=meeting)

    with django_assert_num_queries(10):
        secretary.get(address("desk", meeting))


def test_the_desk_says_what_is_missing_in_the_readers_language(secretary):
    meeting = factories.MeetingFactory(status="planned")

    with translation.override("ar"):
        answer = secretary.get(address("desk", meeting))

    assert "رابط الاجتماع عن بُعد" in answer.text


def test_a_status_moved_by_acts_is_no_field_any_more(secretary):
    meeting = factories.MeetingFactory(status="convened")

    answer = secretary.get(reverse("admin:meetings_meeting_change", args=[meeting.pk]))

    assert 'name="status"' not in answer.text


def test_the_title_of_the_page_is_plain_words(secretary):
    meeting = factories.MeetingFactory(status="planned", number=12)

    page = secretary.get(address("desk", meeting)).text

    assert "<title>Bureau, Réunion 12, Commission d'exemple" in html.unescape(page)
