"""The line of a notice about a delegation says who: the name at present, which is stored nowhere with it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from charter_portal.notices.listing import in_words, notices_of
from charter_portal.notices.models import Notice
from members.domain.announcing import announce_ending, announce_mandate
from members.models import Mandate, Person
from tests import factories
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def delegate():
    mandate = factories.MandateFactory(member__name_fr="Ville-Exemple")
    return factories.UserFactory(person=mandate.person)


def _joined(delegate, **names):
    mandate = factories.MandateFactory(
        member=delegate.person.mandates.get().member, kind="observer", person=factories.PersonFactory(**names)
    )
    factories.UserFactory(person=mandate.person)
    announce_mandate(mandate, by=None, at=timezone.now())
    return mandate


def _lines(delegate):
    return [notice.subject.replace("\xa0", " ") for notice in in_words(notices_of(delegate))]


def test_it_says_who_as_they_are_called_now(delegate):
    mandate = _joined(delegate, surname="EXEMPLE", given_name="Ada")
    Person.objects.filter(pk=mandate.person_id).update(given_name="Adèle")

    assert _lines(delegate) == ["Délégation – Ville-Exemple : nouveau mandat, Adèle EXEMPLE (observateur·rice)"]
    assert "Ada" not in str(Notice.objects.filter(recipient=delegate).values().get())


def test_an_end_says_who_too(delegate):
    mandate = _joined(delegate, surname="EXEMPLE", given_name="Ada")
    mandate.ends_on = mandate.starts_on
    mandate.ended_at = timezone.now()

    announce_ending(mandate, by=None, at=timezone.now())

    assert _lines(delegate)[0] == "Délégation – Ville-Exemple : mandat terminé, Ada EXEMPLE (observateur·rice)"


def test_of_a_mandate_that_was_taken_away_it_says_that_someone_came(delegate):
    Mandate.objects.filter(pk=_joined(delegate).pk).delete()

    assert _lines(delegate) == ["Délégation – Ville-Exemple : une personne est entrée (observateur·rice)"]


@pytest.mark.parametrize("people", [1, 3])
def test_names_cost_one_query_however_many(client, delegate, django_assert_num_queries, people):
    for _time in range(people):
        _joined(delegate)
    client.force_login(delegate)
    client.get(reverse("notices:list"))

    with django_assert_num_queries(7):
        text = text_of(client.get(reverse("notices:list")))

    assert text.count("nouveau mandat") == people
