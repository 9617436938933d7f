"""The administration's pages on people who may be the same."""

import re

import pytest
from django.db import connection
from django.urls import reverse

from members.models import Person, PersonMerge
from tests.factories import AttendanceFactory, MeetingFactory, PersonFactory, UserFactory
from tests.members.accounts.factors import sign_in

pytestmark = pytest.mark.django_db
LIST = "/fr/admin/members/person/duplicates/"


@pytest.fixture
def secretary(client, user_of):
    user = user_of("secretariat")
    sign_in(client, user)
    return user


@pytest.fixture
def pair():
    return (
        PersonFactory(surname="KEMLEU TCHABGOU", given_name="Jacques"),
        PersonFactory(surname="KEMLEU TCHABGOU", given_name="Jacquis"),
    )


def review(kept, merged):
    return reverse("admin:members_person_merge", args=[kept.pk, merged.pk])


def reviewed(page):
    return re.search(r'name="reviewed" value="([^"]+)"', page.content.decode())[1]


def test_the_list_leads_to_the_review_and_the_review_to_one_person(client, secretary, pair):
    kept, merged = pair
    attendance = AttendanceFactory(person=merged)
    assert review(kept, merged) in client.get(LIST).content.decode()
    page = client.get(review(kept, merged))
    assert "Jacques" in page.content.decode()
    assert "Jacquis" in page.content.decode()
    assert PersonMerge.objects.count() == 0

    answer = client.post(review(kept, merged), {"reviewed": reviewed(page)})

    assert (answer.status_code, answer.url) == (302, reverse("admin:members_person_change", args=[kept.pk]))
    attendance.refresh_from_db()
    assert attendance.person == kept
    assert PersonMerge.objects.get().by == secretary
    assert client.get(LIST).context["pairs"] == []


def test_what_stands_in_the_way_is_shown_with_links(client, secretary, pair):
    meeting = MeetingFactory()
    rows = [AttendanceFactory(meeting=meeting, person=person) for person in pair]

    page = client.get(review(*pair))

    text = page.content.decode()
    assert all(reverse("admin:meetings_attendance_change", args=[row.pk]) in text for row in rows)
    client.post(review(*pair), {"reviewed": reviewed(page)})
    assert Person.objects.filter(pk__in=[person.pk for person in pair]).count() == 2


def test_two_accounts_are_named_as_the_reason(client, secretary, pair):
    for person in pair:
        UserFactory(person=person)

    page = client.get(review(*pair))

    assert len(page.context["refusals"]) == 1


def test_a_review_that_has_aged_or_was_not_made_merges_nothing(client, secretary, pair):
    digest = reviewed(client.get(review(*pair)))
    AttendanceFactory(person=pair[1])

    for sent in (digest, ""):
        page = client.post(review(*pair), {"reviewed": sent})
        assert page.status_code == 200
    assert PersonMerge.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "status"),
    [("public", 302), ("city", 302), ("commission-staff", 403), ("secretariat", 200), ("administrator", 200)],
)
def test_only_the_secretariat_merges(client, user_of, pair, role, status):
    if user := user_of(role):
        sign_in(client, user)

    assert [client.get(page).status_code for page in (LIST, review(*pair))] == [status, status]
    assert client.post(review(*pair), {}).status_code == status
    assert PersonMerge.objects.count() == 0


def test_a_person_who_goes_while_the_page_is_answered_is_not_found(client, secretary, pair):
    digest = reviewed(client.get(review(*pair)))
    gone = []

    def another_session(execute, sql, *rest):
        if not gone and sql.startswith("SAVEPOINT"):
            gone.append(pair[1].pk)
            Person.objects.filter(pk=pair[1].pk).delete()
        return execute(sql, *rest)

    with connection.execute_wrapper(another_session):
        page = client.post(review(*pair), {"reviewed": digest})

    assert (page.status_code, gone, PersonMerge.objects.count()) == (404, [pair[1].pk], 0)


def test_people_who_are_not_there_are_not_found(client, secretary, pair):
    assert client.get(reverse("admin:members_person_merge", args=[pair[0].pk, 999])).status_code == 404


def test_the_list_of_people_leads_here_and_merges_two_that_are_selected(client, secretary, pair):
    people = reverse("admin:members_person_changelist")
    assert LIST in client.get(people).content.decode()

    selected = {"action": "merge_selected", "_selected_action": [person.pk for person in pair]}
    assert client.post(people, selected).url == review(*pair)
    one = {"action": "merge_selected", "_selected_action": [pair[0].pk]}
    assert client.post(people, one).status_code == 302
    assert PersonMerge.objects.count() == 0


def test_names_with_markup_are_shown_as_text(client, secretary, pair):
    Person.objects.filter(pk=pair[1].pk).update(email="<b>@x", given_name="Jacqu<i>s")

    for page in (LIST, review(*pair)):
        assert "Jacqu<i>s" not in client.get(page).content.decode()
