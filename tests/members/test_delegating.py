"""Contributors are let in and their mandates ended; every change is on record and told once."""

import datetime

import pytest

from charter_portal.notices.models import Notice
from members.domain.delegating import MOST_A_DAY, MOST_OPEN, add_contributor, end_contributor
from members.domain.inviting import revoke
from members.domain.recalling import events_of
from members.exceptions import (
    AddressInvitedOften,
    AlreadyActs,
    AlreadyInvited,
    MandateOver,
    NotAContributor,
    TooManyOpen,
    TooManyToday,
)
from members.models import InvitationAct, Mandate, Person
from tests import factories

pytestmark = pytest.mark.django_db
# In Tokyo it is the 11th already.
AT = datetime.datetime(2026, 3, 10, 20, tzinfo=datetime.UTC)
TODAY = datetime.date(2026, 3, 11)


@pytest.fixture
def member():
    return factories.MemberFactory(time_zone="Asia/Tokyo")


@pytest.fixture
def delegate(member):
    return factories.UserFactory(person=factories.MandateFactory(member=member).person)


def _add(member, by, email="aline@ville-exemple.example", at=AT):
    return add_contributor(
        member=member,
        surname="EXEMPLE",
        given_name="Aline",
        title="",
        email=email,
        language="fr",
        by=by,
        at=at,
    )


def test_a_contributor_acts_from_today_on_by_the_date_of_the_city(member, delegate):
    mandate = _add(member, delegate)

    assert (mandate.kind, mandate.starts_on, mandate.ends_on) == ("contributor", TODAY, None)
    assert mandate.holds_at(AT)


def test_ended_it_is_refused_from_that_moment_on(member, delegate):
    mandate = end_contributor(mandate=_add(member, delegate), by=delegate, at=AT)

    assert mandate.ends_on == TODAY
    assert mandate.holds_at(AT - datetime.timedelta(seconds=1))
    assert not mandate.holds_at(AT)
    assert not mandate.invitations.filter(revoked_at=None).exists()
    assert [(act.what, act.by) for act in InvitationAct.objects.all()] == [("withdrawn", delegate)]


def test_an_address_is_invited_once_at_a_time(member, delegate):
    mandate = _add(member, delegate)
    with pytest.raises(AlreadyInvited):
        _add(member, delegate, email=" Aline@Ville-Exemple.example")

    revoke(invitation=mandate.invitations.get(), by=None, at=AT)
    assert _add(member, delegate).pk != mandate.pk


def test_an_address_that_a_city_invites_and_withdraws_all_day_is_spared(member, delegate):
    for _time in range(5):
        end_contributor(mandate=_add(member, delegate), by=delegate, at=AT)

    with pytest.raises(AddressInvitedOften):
        _add(member, delegate)
    assert _add(member, delegate, email="autre@ville-exemple.example")
    assert _add(member, delegate, at=AT + datetime.timedelta(days=1))


def test_a_city_invites_so_many_in_a_day(member, delegate):
    for number in range(MOST_A_DAY):
        end_contributor(mandate=_add(member, delegate, email=f"p{number}@v.example"), by=delegate, at=AT)

    with pytest.raises(TooManyToday):
        _add(member, delegate)
    assert _add(member, delegate, at=AT + datetime.timedelta(days=1))


def test_who_acts_for_the_city_is_not_invited_again(member, delegate):
    with pytest.raises(AlreadyActs):
        _add(member, delegate, email=delegate.email)


def test_a_refusal_leaves_nobody_on_file(member, delegate):
    member.left_on = TODAY
    member.save()
    with pytest.raises(MandateOver):
        _add(member, delegate)

    assert not Person.objects.filter(given_name="Aline").exists()
    assert not Mandate.objects.filter(kind="contributor").exists()


def test_no_account_can_write_to_strangers_without_end(member, delegate):
    for number in range(MOST_OPEN):
        _add(member, delegate, email=f"p{number}@ville-exemple.example")

    with pytest.raises(TooManyOpen):
        _add(member, delegate)


@pytest.mark.parametrize("kind", ["delegate", "alternate", "observer"])
def test_the_city_ends_contributors_only(member, delegate, kind):
    with pytest.raises(NotAContributor):
        end_contributor(mandate=factories.MandateFactory(member=member, kind=kind), by=delegate, at=AT)


def test_what_is_over_is_not_ended_again(member, delegate):
    mandate = end_contributor(mandate=_add(member, delegate), by=delegate, at=AT)
    with pytest.raises(MandateOver):
        end_contributor(mandate=mandate, by=delegate, at=AT)


def test_every_change_is_on_record_with_who_did_it(member, delegate):
    end_contributor(mandate=_add(member, delegate), by=delegate, at=AT)

    events = [(event.what, event.row.name, event.by) for event in events_of(member)]

    assert events[:2] == [("ended", "Aline EXEMPLE", delegate), ("added", "Aline EXEMPLE", delegate)]


def test_the_other_leaders_and_the_person_are_told_of_an_ending_and_the_one_who_did_it_is_not(member, delegate):
    alternate = factories.UserFactory(person=factories.MandateFactory(member=member, kind="alternate").person)
    contributor = factories.MandateFactory(member=member, kind="contributor")
    ended = factories.UserFactory(person=contributor.person)
    factories.UserFactory(person=factories.MandateFactory(member=member, kind="observer").person)

    end_contributor(mandate=contributor, by=delegate, at=AT)

    told = {(notice.kind, notice.recipient) for notice in Notice.objects.all()}
    assert told == {("delegation_changed", alternate), ("mandate_ended", ended)}


def test_no_notice_keeps_a_persons_name(member, delegate, deliver):
    factories.UserFactory(person=factories.MandateFactory(member=member, kind="alternate").person)
    end_contributor(mandate=_add(member, delegate), by=delegate, at=AT)

    assert not any("Aline" in str(notice.context) for notice in Notice.objects.all())
    (mail,) = [mail for mail in deliver() if "Aline" in mail.body]
    assert member.name in mail.subject


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_mail_of_an_invitation_is_in_its_language_and_leads_to_its_page(member, delegate, deliver, language):
    add_contributor(
        member=member,
        surname="EXEMPLE",
        given_name="Aline",
        title="",
        email="aline@ville-exemple.example",
        language=language,
        by=delegate,
        at=AT,
    )

    (mail,) = deliver()

    assert f"/{language}/compte/invitation/" in mail.body
    assert getattr(member, f"name_{language}") in mail.subject
    assert mail.extra_headers["Content-Language"] == language


def test_an_invitation_that_is_withdrawn_before_its_mail_leaves_sends_none(member, delegate, deliver):
    mandate = _add(member, delegate)
    revoke(invitation=mandate.invitations.get(), by=None, at=AT)

    assert deliver() == []
