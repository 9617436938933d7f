"""Merging two people who are one."""

import datetime

import pytest
from django.utils import timezone

from meetings.models import Attendance, Intervention
from members.domain.finding import find_duplicates
from members.domain.merging import merge_people, plan_merge
from members.exceptions import BothHaveAccounts, MergeOutdated, RowsCollide, RowsPointAtBoth, SamePerson
from members.models import Mandate, Person, PersonMerge
from tests.factories import (
    AttendanceFactory,
    InterventionFactory,
    MandateFactory,
    MeetingFactory,
    MemberFactory,
    PersonFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
AT = timezone.now()


@pytest.fixture
def by():
    return UserFactory(group="secretariat")


@pytest.fixture
def kept():
    return PersonFactory(surname="KEMLEU TCHABGOU", given_name="Jacques")


@pytest.fixture
def merged():
    return PersonFactory(surname="KEMLEU TCHABGOU", given_name="Jacquis")


def merge(kept, merged, by, **more):
    return merge_people(kept=kept, merged=merged, by=by, at=AT, **more)


def state():
    models = (Person, Attendance, Intervention, Mandate, PersonMerge)
    return [list(model.objects.order_by("pk").values()) for model in models] + [Person.history.count()]


def test_all_that_referred_to_the_one_refers_to_the_other(kept, merged, by):
    attendance = AttendanceFactory(person=merged)
    representation = AttendanceFactory(mode="represented", represented_by=merged)
    intervention = InterventionFactory(person=merged)
    mandate = MandateFactory(person=merged)
    account = UserFactory(person=merged)
    spelling = merged.spellings.create(surname="KEMLEU", given_name="J.")
    earlier = PersonMerge.objects.create(kept=merged, merged_number=1, merged_name="K", by=by, at=AT)

    record = merge(kept, merged, by)

    assert not Person.objects.filter(pk=merged.pk).exists()
    assert list(kept.attendances.all()) == [attendance]
    assert list(kept.representations.all()) == [representation]
    assert list(kept.interventions.all()) == [intervention]
    assert list(kept.mandates.all()) == [mandate]
    assert {(s.surname, s.given_name) for s in kept.spellings.all()} == {
        ("KEMLEU", "J."),
        ("KEMLEU TCHABGOU", "Jacquis"),
    }
    assert Person.objects.get(pk=kept.pk).user == account
    assert (record.merged_number, record.merged_name, record.by, record.at) == (
        merged.pk,
        "KEMLEU TCHABGOU Jacquis",
        by,
        AT,
    )
    assert record.moved == {
        "meetings.attendance.person": [attendance.pk],
        "meetings.attendance.represented_by": [representation.pk],
        "meetings.intervention.person": [intervention.pk],
        "members.mandate.person": [mandate.pk],
        "members.user.person": [account.pk],
        "members.personspelling.person": [spelling.pk],
        "members.personmerge.kept": [earlier.pk],
    }


def test_moved_rows_get_a_version_and_a_history_of_who_moved_them(kept, merged, by):
    attendance = AttendanceFactory(person=merged)

    merge(kept, merged, by)

    attendance.refresh_from_db()
    assert attendance.version == 1
    assert attendance.history.latest().history_user == by
    assert Person.history.filter(id=merged.pk).latest().history_type == "-"
    assert Person.history.filter(id=merged.pk).latest().history_user == by


def test_blank_fields_are_filled_and_those_known_stay(kept, merged, by):
    Person.objects.filter(pk=kept.pk).update(email="kept@ville-exemple.example")
    Person.objects.filter(pk=merged.pk).update(email="merged@ville-exemple.example", civility="m", phone="+237 1")

    record = merge(kept, merged, by)

    kept.refresh_from_db()
    assert (kept.email, kept.civility, kept.phone, kept.version) == ("kept@ville-exemple.example", "m", "+237 1", 1)
    assert record.moved["filled"] == ["civility", "phone"]


def test_two_at_one_meeting_are_refused_with_the_rows_in_the_way(kept, merged, by):
    meeting = MeetingFactory()
    theirs = AttendanceFactory(meeting=meeting, person=merged)
    ours = AttendanceFactory(meeting=meeting, person=kept)
    before = state()

    with pytest.raises(RowsCollide) as refusal:
        merge(kept, merged, by)

    assert refusal.value.collisions == [(theirs, ours)]
    assert state() == before


def test_speaking_under_one_item_or_the_same_mandate_is_refused_too(kept, merged, by):
    item = InterventionFactory(person=kept).item
    InterventionFactory(item=item, person=merged)
    with pytest.raises(RowsCollide):
        merge(kept, merged, by)
    Intervention.objects.all().delete()

    member, day = MemberFactory(), datetime.date(2026, 1, 1)
    MandateFactory(person=kept, member=member, starts_on=day)
    MandateFactory(person=merged, member=member, starts_on=day)
    with pytest.raises(RowsCollide):
        merge(kept, merged, by)


def test_two_accounts_are_refused(kept, merged, by):
    UserFactory(person=kept)
    UserFactory(person=merged)

    with pytest.raises(BothHaveAccounts):
        merge(kept, merged, by)


@pytest.mark.parametrize("turned", [False, True])
def test_one_represented_by_the_other_is_refused(kept, merged, by, turned):
    one, other = (merged, kept) if turned else (kept, merged)
    AttendanceFactory(person=one, mode="represented", represented_by=other)

    with pytest.raises(RowsPointAtBoth):
        merge(kept, merged, by)


def test_a_person_is_not_merged_with_themself(kept, by):
    with pytest.raises(SamePerson):
        merge(kept, kept, by)


def test_someone_merged_meanwhile_is_not_there(kept, merged, by):
    merge(kept, merged, by)

    with pytest.raises(Person.DoesNotExist):
        merge(kept, Person(pk=merged.pk or 999, surname="X"), by)


def test_a_merge_reviewed_before_more_arrived_is_refused(kept, merged, by):
    reviewed = plan_merge(kept=kept, merged=merged).digest
    AttendanceFactory(person=merged)

    with pytest.raises(MergeOutdated):
        merge(kept, merged, by, expected=reviewed)
    assert merge(kept, merged, by, expected=plan_merge(kept=kept, merged=merged).digest)


def test_a_spelling_that_both_have_is_kept_once(kept, merged, by):
    for person in (kept, merged):
        person.spellings.create(surname="KEMLEU", given_name="")

    merge(kept, merged, by)

    assert kept.spellings.filter(surname="KEMLEU").count() == 1


def test_probable_duplicates_are_listed_the_likeliest_first(kept, merged):
    swapped = PersonFactory(surname="Jacques", given_name="KEMLEU TCHABGOU")
    PersonFactory(surname="KEMLEU TCHABGOU", given_name="Pauline")

    pairs = [(pair.first, pair.second) for pair in find_duplicates()]

    assert pairs == [(kept, swapped), (kept, merged), (merged, swapped)]


def test_finding_duplicates_takes_as_many_queries_for_three_as_for_thirty(django_assert_num_queries):
    for number in range(3):
        PersonFactory(surname=f"EXEMPLAIRE{number}", given_name="Camille")
    with django_assert_num_queries(4):
        find_duplicates()
    for number in range(30):
        PersonFactory(surname=f"EXEMPLAIRE{number}", given_name="Camille")
    with django_assert_num_queries(4):
        find_duplicates()
