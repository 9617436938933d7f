"""Two people with names alike who are two people: said once, no longer offered, and dropped by a merge."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from members.domain.distinguishing import doubt_again, tell_apart
from members.domain.finding import find_duplicates
from members.domain.merging import merge_people, plan_merge
from members.exceptions import MergeOutdated, SamePerson
from members.models import DistinctPeople, Person
from tests.factories import PersonFactory, UserFactory
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db
AT = timezone.now()
LIST = reverse("admin:members_person_duplicates")


@pytest.fixture
def by():
    return UserFactory(group="secretariat")


@pytest.fixture
def alike():
    return [PersonFactory(surname="KEMLEU TCHABGOU", given_name=name) for name in ("Jacques", "Jacquis", "Jacquies")]


def offered():
    return {(pair.first.pk, pair.second.pk) for pair in find_duplicates()}


def judged():
    return [(pair.person_a, pair.person_b) for pair in DistinctPeople.objects.order_by("person_a", "person_b")]


@pytest.mark.parametrize("turned", [False, True])
def test_a_pair_told_apart_is_no_longer_offered(alike, by, turned):
    first, second, third = alike
    one, other = (second, first) if turned else (first, second)

    said = tell_apart(one=one, other=other, by=by, at=AT)

    assert (said.person_a, said.person_b, said.by, said.at) == (first, second, by, AT)
    assert offered() == {(first.pk, third.pk), (second.pk, third.pk)}
    assert said.history.get().history_user == by


def test_saying_it_twice_keeps_the_first_judgement(alike, by):
    first = tell_apart(one=alike[0], other=alike[1], by=by, at=AT)

    assert tell_apart(one=alike[1], other=alike[0], by=None, at=timezone.now()) == first
    assert DistinctPeople.objects.get().by == by


def test_taken_back_the_pair_is_offered_again_and_the_history_says_by_whom(alike, by):
    one, other, _third = alike
    tell_apart(one=one, other=other, by=None, at=AT)

    assert doubt_again(one=other, other=one, by=by)
    assert not doubt_again(one=other, other=one, by=by)
    assert (one.pk, other.pk) in offered()
    assert DistinctPeople.history.latest().history_type == "-"
    assert DistinctPeople.history.latest().history_user == by


def test_nobody_is_told_apart_from_themself_or_from_someone_gone(alike, by):
    with pytest.raises(SamePerson):
        tell_apart(one=alike[0], other=alike[0], by=by, at=AT)
    with pytest.raises(Person.DoesNotExist):
        tell_apart(one=alike[0], other=Person(pk=alike[2].pk + 9, surname="X"), by=by, at=AT)


def test_the_database_keeps_a_pair_once_and_in_order(alike):
    first, second, _third = alike
    DistinctPeople.objects.create(person_a=first, person_b=second, at=AT)

    for one, other in ((first, second), (second, first), (first, first)):
        with pytest.raises(IntegrityError), transaction.atomic():
            DistinctPeople.objects.create(person_a=one, person_b=other, at=AT)


@pytest.mark.parametrize("kept_first", [True, False])
def test_a_merge_drops_the_judgement_on_the_two_and_carries_over_the_others(alike, by, kept_first):
    one, other, third = alike
    kept, merged = (one, other) if kept_first else (other, one)
    for pair in ((one, other), (one, third), (other, third)):
        tell_apart(one=pair[0], other=pair[1], by=by, at=AT)

    merge_people(kept=kept, merged=merged, by=by, at=AT)

    assert judged() == [(kept, third)]


def test_a_judgement_on_the_person_merged_only_holds_for_the_person_kept(alike, by):
    one, other, third = alike
    tell_apart(one=other, other=third, by=by, at=AT)

    merge_people(kept=third, merged=one, by=by, at=AT)
    merge_people(kept=one.__class__.objects.get(pk=third.pk), merged=PersonFactory(), by=by, at=AT)

    assert judged() == [(other, third)]


def test_a_merge_reviewed_before_someone_told_the_two_apart_is_refused(alike, by):
    one, other, _third = alike
    reviewed = plan_merge(kept=one, merged=other).digest
    tell_apart(one=one, other=other, by=by, at=AT)

    with pytest.raises(MergeOutdated):
        merge_people(kept=one, merged=other, by=by, at=AT, expected=reviewed)


def test_the_secretariat_tells_two_apart_and_takes_it_back(client_of, alike):
    client, pair = client_of("secretariat"), [person.pk for person in alike[:2]]
    act = reverse("admin:members_person_tell_apart", args=pair)
    assert f'"{act}"' in client.get(LIST).text

    page = client.post(act, follow=True)

    assert (DistinctPeople.objects.get().by, page.redirect_chain) == (client.user, [(LIST, 302)])
    assert f'"{act}"' not in page.text
    assert "KEMLEU TCHABGOU Jacques ≠ KEMLEU TCHABGOU Jacquis" in text_of(page)
    client.post(reverse("admin:members_person_doubt_again", args=pair))
    assert DistinctPeople.objects.count() == 0


def test_the_review_of_a_merge_says_that_the_two_were_told_apart(client_of, alike, by):
    one, other, _third = alike
    tell_apart(one=one, other=other, by=by, at=AT)

    page = client_of("secretariat").get(reverse("admin:members_person_merge", args=[one.pk, other.pk]))

    assert page.context["plan"].told_apart.by == by
    assert 'class="errornote"' in page.text
