"""Once an edition is in force, the cities are told whose council is to confirm what changed in substance."""

import pytest
from django.utils import timezone

from charter_portal.notices.models import Notice
from charters.adoptions.domain.confirming import tell_to_confirm, to_confirm
from charters.adoptions.domain.declaring import withdraw
from charters.adoptions.domain.recording import verify
from tests.adoptions.steps import city, edition_in_force, next_edition, recorded, verified

pytestmark = pytest.mark.django_db


def told():
    """[(recipient, number of principles, its page)] of the notices, in their order."""
    rows = Notice.objects.filter(kind="adoption_to_confirm").order_by("pk")
    return [(row.recipient_id, row.context["count"], row.path) for row in rows]


def test_each_city_that_adopted_what_changed_in_substance_is_told_once_and_no_other(deliver):
    first = edition_in_force("ouverture", "sobriete", "vie-privee")
    (member, user), (other, _other_user), (gone, _gone_user) = city("a"), city("b"), city("c")
    city("d")
    verified(member, first)
    recorded(other, first)
    left = verified(gone, first)
    act = {"on": timezone.localdate(), "by": None, "at": timezone.now()}
    withdraw(left.adoption, reason="Le conseil a changé d'avis.", **act)
    changes = {"ouverture": "substantive", "sobriete": "substantive", "vie-privee": "editorial"}

    second = next_edition(first, "1.1", **changes)
    mails = deliver()

    assert told() == [(user.pk, 2, "/espace/ville-exemple-a/adoption/")]
    assert [mail.to for mail in mails if "2 princip" in mail.body] == [[user.email]]
    assert tell_to_confirm(second, on=timezone.localdate(), at=timezone.now()) == 1
    assert len(told()) == 1


def test_an_editorial_change_tells_nobody(deliver):
    first = edition_in_force("ouverture")
    verified(city("a")[0], first)

    next_edition(first, "1.1", ouverture="editorial")
    deliver()

    assert told() == []


@pytest.mark.parametrize("letters", ["a", "abc"])
def test_it_asks_the_same_questions_for_one_city_and_for_three(django_assert_num_queries, letters):
    first = edition_in_force("ouverture")
    for letter in letters:
        verified(city(letter)[0], first)
    second = next_edition(first, "1.1", ouverture="substantive")

    with django_assert_num_queries(2):
        counts = to_confirm(second, on=timezone.localdate())

    assert list(counts.values()) == [1] * len(letters)


def test_what_is_confirmed_is_no_longer_to_be():
    first = edition_in_force("ouverture")
    member, _user = city("a")
    verified(member, first)
    second = next_edition(first, "1.1", ouverture="substantive")
    made = recorded(member, second, {"ouverture": "adopted"}, decided_on=timezone.localdate())

    verify(made, on=timezone.localdate(), by=None, at=timezone.now())

    assert to_confirm(second, on=timezone.localdate()) == {}
