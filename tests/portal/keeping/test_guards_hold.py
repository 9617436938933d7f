"""Whatever is sealed stays as it is, whoever tries by whatever door; and whoever gets at the file leaves a trace."""

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddField
from django.test import Client, RequestFactory

from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.triggers.installing import drop, lift, missing
from members.models import User
from tests.members.accounts.factors import sign_in
from tests.portal.triggers.attempts import gone_through, guards, what_is_sealed, without_rows


def test_there_is_something_sealed_in_every_guarded_table(db):
    """Else populating.py is to be told how such a row is made."""
    assert without_rows() == []


def test_no_statement_gets_round_the_guards(db):
    before = what_is_sealed()

    assert gone_through() == []
    assert what_is_sealed() == before


def test_no_set_of_rows_is_updated_or_deleted(db):
    before = what_is_sealed()

    for guard in guards():
        rows = guard.model._base_manager.all()
        for change in (rows.delete, lambda rows=rows: rows._raw_delete(using="default")):
            with pytest.raises((IntegrityError, models.ProtectedError)), transaction.atomic():
                change()
    assert what_is_sealed() == before


def test_no_statement_does_after_migrations_of_every_guarded_table(db):
    before = what_is_sealed()
    state = MigrationLoader(connection).project_state()
    # A table that links two models has no migrations of its own.
    tables = {guard.model._meta.label: guard.model._meta for guard in guards() if not guard.model._meta.auto_created}
    for meta in tables.values():
        operation = AddField(meta.model_name, "added_later", models.TextField(default="x"))
        after = state.clone()
        operation.state_forwards(meta.app_label, after)
        with connection.schema_editor() as editor:
            operation.database_forwards(meta.app_label, editor, state, after)
        state = after

    assert missing(connection) == []
    assert gone_through() == []
    assert what_is_sealed() == before


def test_migrate_brings_back_guards_that_somebody_dropped(db):
    with transaction.atomic():
        drop(connection)
    assert gone_through() != []

    call_command("migrate", verbosity=0)

    assert gone_through() == []


def test_no_action_of_the_administration_does_for_a_superuser(db):
    user = User.objects.create_superuser("racine@ville-exemple.example", "long-enough-1234")
    client = Client()
    sign_in(client, user)
    request = RequestFactory().get("/")
    request.user = user
    before = what_is_sealed()
    tried = 0

    for model in {guard.model for guard in guards()} & set(admin.site._registry):
        of_model = admin.site._registry[model]
        path = f"/fr/admin/{model._meta.app_label}/{model._meta.model_name}/"
        keys = list(model._base_manager.values_list("pk", flat=True))
        for name in {"delete_selected", *of_model.get_actions(request)}:
            posted = {"action": name, "_selected_action": keys, "post": "yes"}
            assert client.post(path, posted).status_code in {200, 302, 403}
            tried += 1
        assert client.post(f"{path}{keys[0]}/delete/", {"post": "yes"}).status_code in {200, 302, 403, 409}
        client.post(f"{path}{keys[0]}/change/", {})

    assert tried > 0
    assert what_is_sealed() == before


def test_a_copy_that_was_tampered_with_is_found_and_the_entry_named(db, capsys):
    for number in range(3):
        record(act=Entry.Act.CONSULTATION_OPENED, subject=f"essai/{number}", content={}, by=None)
    with lift(connection):
        Entry.objects.filter(number=2).update(subject="autre")
    assert missing(connection) == []

    with pytest.raises(SystemExit) as end:
        call_command("verify_register")

    assert end.value.code == 1
    assert capsys.readouterr().err == "entry 2 is bad: its hash is not the hash of what it says\n"
