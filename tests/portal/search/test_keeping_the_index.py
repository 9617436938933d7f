"""The index is made, kept true by the worker, and made anew."""

import pytest
from django.core.management import call_command
from django.db import connection

from charter_portal.search.databases import drop_index, make_index
from charter_portal.search.exceptions import FullTextMissing
from charter_portal.search.kinds import Document, Kind, all_kinds, forget, register
from charter_portal.search.models import Change, Indexed
from charter_portal.search.renewing import renew
from charter_portal.search.tasks import renew_index
from charter_portal.triggers.installing import drop, install
from members.models import Member
from tests.factories import MemberFactory
from tests.portal.search.steps import titles

pytestmark = pytest.mark.django_db


def test_the_worker_takes_out_what_is_gone_though_nobody_searches():
    MemberFactory(name_fr="Girafe")
    renew()
    Member.objects.all().delete()

    assert renew_index.func() == 3
    assert not Indexed.objects.exists()


def test_the_command_makes_anew_an_index_that_somebody_wrote_in_by_hand(capsys):
    member = MemberFactory(name_fr="Girafe")
    renew()
    Indexed.objects.update(words="fautr")
    drop(connection)
    Member.objects.update(name_fr="Zèbre")
    install(connection)
    assert titles("girafe") == titles("zebre") == []

    call_command("rebuild_search")

    assert (titles("girafe"), titles("zebre")) == ([], [Member.objects.get(pk=member.pk).name_fr])
    assert capsys.readouterr().out.startswith("3 documents are in the index")


def test_every_kind_is_looked_at_after_a_migration():
    renew()
    call_command("migrate", verbosity=0)
    assert set(Change.objects.values_list("kind", "key")) == {(kind.name, "") for kind in all_kinds()}


def test_what_changes_while_the_index_is_renewed_is_looked_at_next_time():
    renew()

    def documents(keys=None):
        if not Change.objects.filter(key="2").exists():
            Change.objects.create(kind="essai", key="2")
        return [Document("1", "Girafe", "", "/")]

    register(Kind("essai", "Essai", "Essais", documents))
    try:
        Change.objects.create(kind="essai")
        renew()
        assert list(Change.objects.values_list("kind", "key")) == [("essai", "2")]
    finally:
        forget("essai")


def test_two_kinds_of_one_name_are_refused():
    with pytest.raises(ValueError, match="two kinds of things to search are named ville"):
        register(Kind("ville", "Ville", "Villes", lambda keys=None: []))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its full text search built in")
def test_a_sqlite_without_full_text_search_is_told_in_words():
    drop_index(connection)
    with pytest.raises(FullTextMissing, match=r"The SQLite of this Python was built without fts_absent, its full text"):
        make_index(connection, module="fts_absent")
