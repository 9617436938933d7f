"""Nothing gets round the guards: what is sealed stays as it is."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.triggers.refusal import is_guard_refusal
from charters.domain.enacting import open_consultation
from charters.domain.translating import mark_reviewed
from charters.models import Article, Charter, Criterion, Edition, EditionAct, Principle, PrincipleRevision
from tests.factories import ArticleFactory, CriterionFactory, EditionFactory, PrincipleRevisionFactory

DAY = datetime.date(2026, 11, 23)
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a statement of SQLite")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a statement of PostgreSQL")

# What is sealed, and one field of it that somebody might want to change, with a value.
SEALED = [
    pytest.param(PrincipleRevision, "title_en", "Another title", id="wording"),
    pytest.param(PrincipleRevision, "version", 7, id="wording, its count of edits"),
    pytest.param(PrincipleRevision, "sealed_at", None, id="wording, its seal"),
    pytest.param(Criterion, "text_fr", "Un autre critère", id="criterion"),
    pytest.param(Criterion, "text_ar", "معيار آخر", id="criterion in Arabic"),
    pytest.param(Edition, "preamble_ar", "ديباجة أخرى", id="edition"),
    pytest.param(Edition, "number", "9.9", id="edition, its number"),
    pytest.param(Edition, "consultation_opened_on", None, id="edition, its opening"),
    pytest.param(Article, "position", 7, id="article"),
    pytest.param(Article, "heading_en", "Another heading", id="article, its heading"),
    pytest.param(Entry, "subject", "autre", id="entry"),
    pytest.param(Entry, "content", {}, id="entry, its content"),
    pytest.param(EditionAct, "on", datetime.date(2026, 11, 1), id="act, its day"),
    pytest.param(EditionAct, "note", "Autre chose", id="act, what was decided"),
    pytest.param(Principle, "key", "autre-cle", id="principle, its key"),
    pytest.param(Charter, "slug", "autre-charte", id="charter, its address"),
]
KINDS = [PrincipleRevision, Criterion, Edition, Article, Entry, EditionAct, Principle, Charter]
sealed_rows = pytest.mark.parametrize(("model", "field", "value"), SEALED)
kinds = pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)


@pytest.fixture(autouse=True)
def sealed(db):
    """A sealed edition of two articles, each with a criterion."""
    edition = EditionFactory()
    for position in range(2):
        CriterionFactory(revision=ArticleFactory(edition=edition, position=position).revision)
    return open_consultation(edition, by=None, on=DAY)


@pytest.fixture
def draft():
    """A draft edition of one article with a criterion."""
    return CriterionFactory(revision=ArticleFactory().revision).revision.articles.get().edition


def rows():
    """Every row of what can be sealed, as stored."""
    found = {}
    for model in KINDS:
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}" ORDER BY 1')
            found[model] = cursor.fetchall()
    return found


class refused:  # noqa: N801 -- reads as a sentence
    """``with refused():`` the guards refuse what is tried, and every row is as it was before."""

    def __enter__(self):
        self.before = rows()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, kind, error, trace):
        self.atomic.__exit__(kind, error, trace)
        assert error is not None, "nothing was refused"
        assert is_guard_refusal(error), repr(error)
        assert rows() == self.before
        return True


def raw(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def column(model, field):
    return model._meta.get_field(field).column


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


@on_sqlite
@kinds
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_replacing_is_refused(model, recursive):
    table = model._meta.db_table
    raw(f"PRAGMA recursive_triggers = {recursive}")

    try:
        with refused():
            raw(f'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}" LIMIT 1')
    finally:
        raw("PRAGMA recursive_triggers = ON")


@on_sqlite
def test_pushing_a_sealed_row_out_by_another_of_its_unique_keys_is_refused(sealed, draft):
    raw("PRAGMA recursive_triggers = OFF")

    try:
        with refused():
            raw("UPDATE OR REPLACE charters_edition SET number = %s WHERE id = %s", sealed.number, draft.pk)
        with refused():
            raw("UPDATE OR REPLACE charters_edition SET id = %s WHERE id = %s", sealed.pk, draft.pk)
    finally:
        raw("PRAGMA recursive_triggers = ON")


@on_postgresql
@kinds
def test_truncating_is_refused(model):
    connection.check_constraints()  # those deferred to the commit would refuse first

    with refused():
        raw(f'TRUNCATE "{model._meta.db_table}" CASCADE')


@on_postgresql
def test_a_temporary_table_does_not_hide_the_sealed_one(sealed):
    raw("CREATE TEMPORARY TABLE charters_edition AS SELECT * FROM public.charters_edition WHERE false")

    with refused():
        raw("DELETE FROM charters_article")


def test_no_article_joins_a_sealed_edition(sealed):
    with refused():
        Article.objects.create(edition=sealed, revision=PrincipleRevisionFactory(), position=9)


def test_no_article_moves_into_a_sealed_edition(sealed, draft):
    with refused():
        draft.articles.update(edition=sealed)


def test_no_article_leaves_a_sealed_edition(sealed, draft):
    with refused():
        sealed.articles.filter(position=0).update(edition=draft)


def test_no_criterion_joins_leaves_or_moves_into_a_sealed_wording(sealed, draft):
    wording = sealed.articles.first().revision
    free = draft.articles.get().revision

    with refused():
        CriterionFactory(revision=wording)
    with refused():
        free.criteria.update(revision=wording)
    with refused():
        wording.criteria.update(revision=free)


def test_an_entry_takes_the_next_number_and_the_last_hash():
    entry = Entry.objects.get()
    entry.number, entry.hash = 3, "a" * 64

    with refused():
        entry.save(force_insert=True)
    entry.number, entry.previous_hash = 2, "b" * 64
    with refused():
        entry.save(force_insert=True)


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


def test_the_life_of_a_sealed_edition_goes_on(sealed):
    sealed.status, sealed.in_force_on, sealed.version = "in_force", DAY, 3
    sealed.consultation_closes_on = DAY
    with translation.override("fr"):
        sealed.save()

    sealed.refresh_from_db()
    assert (sealed.status, sealed.in_force_on, sealed.version) == ("in_force", DAY, 3)


def test_a_sealed_wording_is_still_reviewed(sealed):
    record = mark_reviewed(sealed.articles.first().revision, language="en", by=None, at=sealed.sealed_at)

    assert record.reviewed_at == sealed.sealed_at


def test_a_draft_beside_it_is_free(draft):
    revision = draft.articles.get().revision
    revision.title_fr = "Un autre titre"
    revision.save()
    revision.criteria.all().delete()
    draft.articles.all().delete()
    draft.delete()
    revision.delete()

    assert Edition.objects.filter(status="draft").count() == 0


def test_a_sealed_charter_s_other_texts_are_free(sealed):
    Charter.objects.update(summary_fr="Un autre résumé.")

    assert Charter.objects.get().summary_fr == "Un autre résumé."
