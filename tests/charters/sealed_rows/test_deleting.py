"""No way of deleting takes away what is sealed."""

import pytest

from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charters.models import Article, Criterion, Edition, EditionAct
from tests.charters.sealed_rows.steps import kinds, raw, refused


@kinds
def test_raw_delete_is_refused(model):
    with refused():
        raw(f'DELETE FROM "{model._meta.db_table}"')


DELETED = [Criterion, Edition, Article, EditionAct]


@pytest.mark.parametrize("model", DELETED, ids=lambda model: model.__name__)
def test_deleting_is_refused(model):
    with refused():
        model.objects.first().delete()


@pytest.mark.parametrize("model", DELETED, ids=lambda model: model.__name__)
def test_deleting_a_set_of_rows_is_refused(model):
    with refused():
        model.objects.all().delete()


def test_deleting_an_entry_on_which_no_act_hangs_is_refused():
    entry = record(act=Entry.Act.CONSULTATION_OPENED, subject="charters/autre/editions/0.1", content={}, by=None)

    with refused():
        entry.delete()
    with refused():
        Entry.objects.filter(edition_act=None).delete()


@kinds
def test_deleting_rows_without_looking_at_what_hangs_on_them_is_refused(model):
    with refused():
        model.objects.all()._raw_delete(using="default")
