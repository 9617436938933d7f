"""Migrations change guarded tables, and the guards hold during and after them, on both databases."""

import datetime
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, migrations, models, transaction
from django.db.migrations.loader import MigrationLoader

from charter_portal.triggers.installing import lift, missing
from charter_portal.triggers.refusal import is_guard_refusal
from charters.domain.enacting import open_consultation
from charters.models import Article, Charter, Criterion, Edition, Principle, PrincipleRevision
from tests.factories import ArticleFactory, CriterionFactory, EditionFactory

pytestmark = pytest.mark.django_db(transaction=True)

GUARDED = [Article, Charter, Criterion, Edition, Principle, PrincipleRevision]


@pytest.fixture
def sealed():
    edition = EditionFactory()
    CriterionFactory(revision=ArticleFactory(edition=edition).revision)
    return open_consultation(edition, by=None, on=datetime.date(2026, 11, 23))


@contextmanager
def migrated(*operations, app="charters"):
    """A migration of these operations is applied as ``migrate`` would, and taken back at the end."""
    migration = type("Migration", (migrations.Migration,), {"operations": operations})("9999_temporary", app)
    before = MigrationLoader(connection).project_state()
    state = before.clone()
    with connection.schema_editor(atomic=migration.atomic) as editor:
        migration.apply(state, editor)
    try:
        yield
    finally:
        with connection.schema_editor(atomic=migration.atomic) as editor:
            migration.unapply(before, editor)
        assert missing(connection) == []


def raw(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def is_refused(sql, *values):
    try:
        with transaction.atomic():
            raw(sql, *values)
    except IntegrityError as error:
        return is_guard_refusal(error)
    return False


def columns(table):
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


@pytest.mark.parametrize("model", GUARDED, ids=lambda model: model.__name__)
@pytest.mark.parametrize(
    "field",
    [
        pytest.param(models.TextField(null=True), id="null"),
        pytest.param(models.TextField(default="", blank=True), id="not null"),
        pytest.param(models.TextField(db_default="x"), id="database default"),
        pytest.param(models.ForeignKey("charters.Law", models.PROTECT, null=True, related_name="+"), id="foreign key"),
    ],
)
def test_a_field_is_added_and_every_guard_holds(sealed, model, field):
    before = list(model.objects.values())

    with migrated(migrations.AddField(model._meta.model_name, "extra", field.clone())):
        assert missing(connection) == []
        assert list(model.objects.values()) == before
        for guarded in GUARDED:
            assert is_refused(f"DELETE FROM {guarded._meta.db_table}")


@pytest.mark.parametrize("model", [Article, Criterion, Edition, PrincipleRevision], ids=lambda model: model.__name__)
@pytest.mark.parametrize("null", [True, False])
def test_the_field_added_is_guarded_too(sealed, model, null):
    field = models.TextField(null=True) if null else models.TextField(default="")

    with migrated(migrations.AddField(model._meta.model_name, "extra", field)):
        assert is_refused(f"UPDATE {model._meta.db_table} SET extra = 'x'")


def test_a_field_is_added_to_the_register(sealed):
    with migrated(migrations.AddField("entry", "extra", models.TextField(default="")), app="register"):
        assert missing(connection) == []
        assert is_refused("UPDATE register_entry SET extra = 'x'")
        assert is_refused("DELETE FROM register_entry")


@pytest.mark.parametrize(
    "operation",
    [
        pytest.param(migrations.AlterField("edition", "number", models.CharField(max_length=40)), id="alter"),
        pytest.param(migrations.RenameField("edition", "preamble_fr", "preface_fr"), id="rename a column"),
        pytest.param(
            migrations.AddIndex("edition", models.Index(fields=["in_force_on"], name="temporary")), id="index"
        ),
        pytest.param(
            migrations.AddConstraint(
                "article", models.CheckConstraint(condition=models.Q(position__gte=0), name="temporary")
            ),
            id="constraint",
        ),
        pytest.param(migrations.RemoveField("historicaledition", "preamble_ar"), id="remove elsewhere"),
        pytest.param(
            migrations.CreateModel("Temporary", [("id", models.BigAutoField(primary_key=True))]), id="new table"
        ),
    ],
)
def test_other_changes_of_the_schema(sealed, operation):
    with migrated(operation):
        assert missing(connection) == []
        assert is_refused("DELETE FROM charters_edition")
        assert is_refused("DELETE FROM charters_article")


def test_a_column_is_removed(sealed):
    """Taking the migration back removes the column."""
    with migrated(migrations.AddField("edition", "extra", models.TextField(default=""))):
        assert "extra" in columns("charters_edition")

    assert "extra" not in columns("charters_edition")
    assert is_refused("UPDATE charters_edition SET preamble_fr = 'x'")


def test_a_migration_that_fails_leaves_schema_and_guards_as_they_were(sealed):
    def fail(apps, editor):
        raise RuntimeError("half way")

    with (
        pytest.raises(RuntimeError),
        migrated(
            migrations.AddField("edition", "extra", models.TextField(default="")),
            migrations.RunPython(fail),
        ),
    ):
        pass

    assert "extra" not in columns("charters_edition")
    assert missing(connection) == []
    assert is_refused("DELETE FROM charters_edition")


def retitle(apps, editor):
    apps.get_model("charters", "PrincipleRevision").objects.update(title_en="Another title")


def test_a_data_migration_meets_the_guards_even_after_a_change_of_schema(sealed):
    with (
        pytest.raises(IntegrityError) as error,
        migrated(
            migrations.AddField("principlerevision", "extra", models.TextField(default="")),
            migrations.RunPython(retitle),
        ),
    ):
        pass

    assert is_guard_refusal(error.value)


def test_a_data_migration_may_lift_the_guards(sealed):
    def lifted(apps, editor):
        with lift(editor.connection):
            retitle(apps, editor)

    with migrated(
        migrations.AddField("principlerevision", "extra", models.TextField(default="")),
        migrations.RunPython(lifted, migrations.RunPython.noop),
    ):
        assert PrincipleRevision.objects.get().title_en == "Another title"
        assert is_refused("UPDATE charters_principlerevision SET title_en = 'x'")
