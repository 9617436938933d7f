"""Who reads and is told of an act on an edition."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from charter_portal.notices.listing import in_words, notices_of
from charters.domain import enacting
from charters.domain.announcing_acts import TOLD
from charters.exceptions import StatusForbids
from tests import factories
from tests.charters.enacting.steps import DAY, MONDAY, carried, draft
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db


def test_readers_of_an_edition_see_its_acts(client):
    edition = carried()

    shown = text_of(client.get(edition.get_absolute_url()))

    assert "Édition mise au vote · 2 novembre 2026" in shown
    assert "Édition adoptée par le vote · 2 novembre 2026" in shown


def leader(**mandate):
    person = factories.MandateFactory(**{"kind": "delegate", "starts_on": MONDAY - 300 * DAY, **mandate}).person
    return factories.UserFactory(person=person)


def told_to(user, language="fr"):
    with translation.override(language):
        return [notice["subject"] for notice in map(vars, in_words(notices_of(user)[:9]))][::-1]


def test_delegates_and_alternates_of_every_city_are_told_of_each_act_once():
    delegate, alternate = leader(), leader(kind="alternate")
    others = [leader(kind="contributor"), leader(kind="observer"), leader(ends_on=MONDAY - 200 * DAY)]
    edition = enacting.open_consultation(draft(number="0.3"), closes_on=MONDAY + DAY, by=None, on=MONDAY)
    enacting.set_consultation_closing(edition, closes_on=MONDAY + 2 * DAY, by=None, on=MONDAY)
    enacting.set_in_force(carried(enacting.put_to_vote(edition, by=None, on=MONDAY)), on=MONDAY, by=None, today=MONDAY)

    kinds = [
        "La consultation sur l'édition 0.3 est ouverte",
        "L'édition 0.3 peut être annotée et amendée jusqu'au 4 novembre 2026",
        "L'édition 0.3 est mise au vote",
        "L'édition 0.3 est adoptée",
        "L'édition 0.3 est en vigueur",
    ]
    assert [told_to(delegate), told_to(alternate)] == [kinds, kinds]
    assert [told_to(other) for other in others] == [[], [], []]


def test_nobody_is_told_of_a_draft_that_is_abandoned_nor_of_what_was_refused():
    delegate = leader()
    edition = draft()

    enacting.abandon(edition, reason="Sans suite.", by=None, on=MONDAY)
    with pytest.raises(StatusForbids):
        enacting.put_to_vote(edition, by=None, on=MONDAY)

    assert told_to(delegate) == []


def test_nobody_of_the_team_is_told_as_a_city(by):
    person = factories.MandateFactory(kind="delegate", starts_on=MONDAY - 300 * DAY).person
    by.person = person
    by.save()

    enacting.open_consultation(draft(), by=by, on=MONDAY)

    assert told_to(by) == []


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_each_act_has_its_words_in_each_language(language):
    context = {"number": "0.3", "charter": {"fr": "Socle", "en": "", "ar": ""}, "day": "2026-11-30"}
    said = set()
    with translation.override(language):
        for act in TOLD:
            for name in ("edition_acted.subject.txt", "edition_acted.txt"):
                said.add(render_to_string(f"notices/{name}", context | {"act": act.value}).strip())

    assert len(said) == 2 * len(TOLD)
    assert all("0.3" in words for words in said)
