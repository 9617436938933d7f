"""What a council decided stays as it was recorded, by whatever door."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from charters.adoptions.models import AdoptionAct, Choice, Instrument
from tests.adoptions.steps import city, drafted, edition_in_force, recorded, verified

pytestmark = pytest.mark.django_db

CHANGES = [
    (Instrument, "body", "Autre organe"),
    (Instrument, "kind", "letter"),
    (Instrument, "decided_on", datetime.date(2020, 1, 1)),
    (Instrument, "decided_on", None),
    (Instrument, "votes_for", 99),
    (Instrument, "number", ""),
    (Instrument, "signatory_name", "Autre NOM"),
    (Instrument, "document_digest", "0" * 64),
    (Instrument, "recorded_at", None),
    (Instrument, "verified_at", None),
    (Choice, "stance", "deferred"),
    (Choice, "text", "Autre chose"),
    (AdoptionAct, "on", datetime.date(2020, 1, 1)),
    (AdoptionAct, "note", "Autre chose"),
]


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


@pytest.mark.parametrize(("model", "field", "value"), CHANGES)
def test_nothing_that_was_verified_changes(model, field, value):
    verified(city()[0], edition_in_force("ouverture"))
    refused(lambda: model.objects.update(**{field: value}))


@pytest.mark.parametrize("model", [Instrument, Choice, AdoptionAct])
def test_nothing_that_was_recorded_is_deleted(model):
    recorded(city()[0], edition_in_force("ouverture"))
    table = model._meta.db_table
    refused(lambda: connection.cursor().execute(f"DELETE FROM {table}"))


def test_no_choice_joins_a_recorded_instrument():
    made = recorded(city()[0], edition_in_force("ouverture"))
    choice = made.choices.get()
    choice.pk = None
    refused(lambda: choice.save(force_insert=True))


def test_what_is_verified_is_not_returned_as_well():
    made = verified(city()[0], edition_in_force("ouverture"))
    refused(lambda: Instrument.objects.filter(pk=made.pk).update(returned_at=timezone.now()))


def test_a_draft_changes_and_goes():
    draft = drafted(city()[0], edition_in_force("ouverture"))
    Instrument.objects.update(body="Autre organe")
    draft.delete()
    assert not Choice.objects.exists()
