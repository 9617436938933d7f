"""Who acts for which member: by dates, in the member's own time zone, and by nothing that can be posted."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import rules
import time_machine
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from members.domain.acting import delegation_of, leaders_of, mandates_of, seat_of, seats_of
from members.models import Mandate, Member, User
from tests import factories

NOON = datetime.datetime(2026, 3, 10, 12, tzinfo=datetime.UTC)
ZONES = st.sampled_from(
    ["Pacific/Kiritimati", "America/Montreal", "Africa/Conakry", "Asia/Kolkata", "Pacific/Pago_Pago"]
)
DATES = st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 12, 31))
MOMENTS = st.datetimes(
    datetime.datetime(2000, 1, 2),  # noqa: DTZ001 - the zone is given apart
    datetime.datetime(2040, 12, 30),  # noqa: DTZ001
    timezones=st.just(datetime.UTC),
)
PERMISSIONS = ("enter_workspace", "see_delegation", "manage_contributors", "file_accreditation", "read_accreditation")


def _account(**mandate):
    return factories.UserFactory(person=factories.MandateFactory(**mandate).person)


def _fresh(user):
    """The account as the next request reads it."""
    return User.objects.get(pk=user.pk)


def _granted(user, member):
    return {name for name in PERMISSIONS if rules.has_perm(f"members.{name}", user, member)}


@given(zone=ZONES, starts_on=DATES, days=st.none() | st.integers(0, 2000), at=MOMENTS)
def test_a_mandate_holds_from_the_first_to_the_last_midnight_of_its_member(zone, starts_on, days, at):
    ends_on = None if days is None else starts_on + datetime.timedelta(days)
    mandate = Mandate(member=Member(time_zone=zone), starts_on=starts_on, ends_on=ends_on)

    opens = datetime.datetime.combine(starts_on, datetime.time.min, ZoneInfo(zone))
    closes = ends_on and datetime.datetime.combine(ends_on + datetime.timedelta(1), datetime.time.min, ZoneInfo(zone))

    assert mandate.holds_at(at) == (opens <= at and (closes is None or at < closes))


@given(zone=ZONES, left_on=DATES, at=MOMENTS)
def test_nobody_acts_for_a_member_from_the_day_on_which_it_left(zone, left_on, at):
    mandate = Mandate(member=Member(time_zone=zone, left_on=left_on), starts_on=datetime.date(1999, 1, 1))

    gone = datetime.datetime.combine(left_on, datetime.time.min, ZoneInfo(zone))

    assert mandate.holds_at(at) == (at < gone)


@given(zone=ZONES, ended_at=MOMENTS, at=MOMENTS, put_off=st.booleans())
def test_a_mandate_ended_in_the_course_of_a_day_holds_no_longer_unless_its_end_was_put_off(zone, ended_at, at, put_off):
    last = ended_at.astimezone(ZoneInfo(zone)).date()
    mandate = Mandate(
        member=Member(time_zone=zone),
        starts_on=datetime.date(1999, 1, 1),
        ends_on=None if put_off else last,
        ended_at=ended_at,
    )

    assert mandate.holds_at(at) == (put_off or at < ended_at)


@pytest.mark.django_db
def test_at_one_moment_it_is_the_last_day_in_conakry_and_the_day_after_in_kiritimati():
    person = factories.PersonFactory()
    for zone in ("Africa/Conakry", "Pacific/Kiritimati"):
        member = factories.MemberFactory(time_zone=zone)
        factories.MandateFactory(person=person, member=member, ends_on=NOON.date())
    user = factories.UserFactory(person=person)

    assert [mandate.member.time_zone for mandate in mandates_of(user, at=NOON)] == ["Africa/Conakry"]


@pytest.mark.django_db
@pytest.mark.parametrize("mandates", [1, 3])
def test_seats_are_one_a_member_by_name_and_take_two_queries(mandates, django_assert_num_queries):
    person = factories.PersonFactory()
    names = ["Échantillon", "Demain", "Zoo"][:mandates]
    for name in names:
        member = factories.MemberFactory(name_fr=name)
        factories.MandateFactory(person=person, member=member, kind="delegate")
        factories.MandateFactory(person=person, member=member, kind="observer")
    user = _fresh(factories.UserFactory(person=person))

    with django_assert_num_queries(2):
        seats = seats_of(user, at=NOON)
        again = seats_of(user, at=NOON)

    assert [seat.member.name for seat in seats] == sorted(names, key=lambda name: name.replace("É", "E"))
    assert {len(seat.mandates) for seat in seats} == {2}
    assert seats == again


@pytest.mark.django_db
def test_no_seat_in_another_members_delegation_nor_in_one_that_does_not_exist():
    user, other = _account(), factories.MemberFactory()

    assert seat_of(user, slug=other.slug, at=NOON) is None
    assert seat_of(user, slug="nulle-part", at=NOON) is None
    assert seats_of(AnonymousUser(), at=NOON) == []


@pytest.mark.django_db
def test_an_account_that_was_closed_acts_for_nobody():
    user = _account()
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert mandates_of(_fresh(user), at=NOON) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "granted"),
    [
        ("delegate", set(PERMISSIONS)),
        ("alternate", set(PERMISSIONS)),
        ("contributor", {"enter_workspace", "see_delegation", "read_accreditation"}),
        ("observer", {"enter_workspace", "see_delegation", "read_accreditation"}),
    ],
)
def test_each_kind_of_mandate_grants_this_for_its_member_and_nothing_for_another(kind, granted):
    user = _account(kind=kind)
    member = user.person.mandates.get().member

    assert _granted(user, member) == granted
    assert _granted(user, factories.MemberFactory()) == set()
    assert _granted(user, None) == set()


@pytest.mark.django_db
def test_the_team_acts_for_no_member_but_reads_and_files_letters(user_of):
    member = factories.MemberFactory()

    assert _granted(user_of("secretariat"), member) == {"file_accreditation", "read_accreditation"}
    assert _granted(user_of("administrator"), member) == {"file_accreditation", "read_accreditation"}
    assert _granted(user_of("commission-staff"), member) == set()
    assert _granted(AnonymousUser(), member) == set()


@pytest.mark.django_db
def test_a_mandate_that_ended_yesterday_is_refused_at_the_next_request():
    user = _account(ends_on=NOON.date())
    member = user.person.mandates.get().member

    with time_machine.travel(NOON, tick=False):
        before = _granted(_fresh(user), member)
    with time_machine.travel(NOON + datetime.timedelta(days=1), tick=False):
        after = _granted(_fresh(user), member)

    assert (before, after) == (set(PERMISSIONS), set())


@pytest.mark.django_db
def test_a_delegation_lists_delegates_first_and_only_those_who_act(django_assert_num_queries):
    member = factories.MemberFactory()
    for kind in ("observer", "contributor", "delegate", "alternate"):
        factories.MandateFactory(member=member, kind=kind)
    factories.MandateFactory(member=member, ends_on=datetime.date(2024, 1, 1))
    factories.MandateFactory(kind="delegate")

    with django_assert_num_queries(1):
        delegation = delegation_of(member, at=NOON)

    assert [mandate.kind for mandate in delegation] == ["delegate", "alternate", "contributor", "observer"]


@pytest.mark.django_db
def test_leaders_are_the_accounts_of_delegates_and_alternates_but_the_one_who_acts():
    delegate = _account(kind="delegate")
    member = delegate.person.mandates.get().member
    alternate, contributor = (_account(member=member, kind=kind) for kind in ("alternate", "contributor"))
    factories.MandateFactory(member=member, kind="alternate")  # without an account

    assert set(leaders_of(member, at=NOON)) == {delegate, alternate}
    assert leaders_of(member, at=NOON, but=delegate) == [alternate]
    assert contributor not in leaders_of(member, at=NOON)
