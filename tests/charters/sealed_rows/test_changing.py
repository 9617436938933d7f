"""No way of saving or updating changes what is sealed."""

import pytest
from django.db import IntegrityError, connection, transaction

from charter_portal.triggers.refusal import is_guard_refusal
from charters.models import Edition
from tests.charters.sealed_rows.steps import column, raw, refused, sealed_rows


@sealed_rows
def test_saving_is_refused(model, field, value):
    row = model.objects.first()
    setattr(row, field, value)

    with refused():
        row.save()


@sealed_rows
def test_saving_one_field_is_refused(model, field, value):
    row = model.objects.first()
    setattr(row, field, value)

    with refused():
        row.save(update_fields=[field])


@sealed_rows
def test_updating_a_set_of_rows_is_refused(model, field, value):
    with refused():
        model.objects.update(**{field: value})


@sealed_rows
def test_updating_in_bulk_is_refused(model, field, value):
    row = model.objects.first()
    setattr(row, field, value)

    with refused():
        model.objects.bulk_update([row], [field])


@sealed_rows
def test_raw_update_is_refused(model, field, value):
    value = model._meta.get_field(field).get_db_prep_save(value, connection)

    with refused():
        raw(f'UPDATE "{model._meta.db_table}" SET "{column(model, field)}" = %s', value)


def test_a_refused_save_leaves_no_history(sealed):
    wording = sealed.articles.first().revision
    before = wording.history.count()
    wording.title_en = "Another title"

    with refused():
        wording.save()

    assert wording.history.count() == before


def test_another_constraint_is_no_refusal_of_a_guard(draft):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        raw("UPDATE charters_edition SET status = 'vote' WHERE id = %s", draft.pk)

    assert not is_guard_refusal(error.value)


@pytest.mark.parametrize("status", ["draft", "reference"])
def test_a_sealed_edition_is_no_draft_again(sealed, status):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=sealed.pk).update(status=status)
