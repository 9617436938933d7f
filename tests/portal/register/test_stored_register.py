"""The register in its database: many write at once, and whoever gets at the rows leaves a trace."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from charter_portal.register.chain import GENESIS
from charter_portal.register.models import Entry
from charter_portal.register.recording import record, verify_register
from charter_portal.triggers.installing import lift


def recorded(count):
    return [
        record(act=Entry.Act.CONSULTATION_OPENED, subject=f"essai/{index}", content={"index": index}, by=None)
        for index in range(count)
    ]


@pytest.mark.django_db(transaction=True)
def test_acts_recorded_at_once_are_numbered_without_gap_or_fork():
    def write(_worker):
        try:
            recorded(5)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))

    verdict = verify_register()
    assert (verdict.entries, verdict.fault) == (30, None)


TAMPERINGS = [
    "UPDATE register_entry SET act = 'autre' WHERE number = 2",
    "UPDATE register_entry SET subject = 'autre' WHERE number = 2",
    "UPDATE register_entry SET actor = 5 WHERE number = 2",
    "UPDATE register_entry SET recorded_at = '2020-01-01 00:00:00+00:00' WHERE number = 2",
    """UPDATE register_entry SET content = '{"index": 9}' WHERE number = 2""",
    """UPDATE register_entry SET content = '{"index": 1.5}' WHERE number = 2""",
    """UPDATE register_entry SET content = '"index"' WHERE number = 2""",
    f"UPDATE register_entry SET previous_hash = '{GENESIS[:-1]}1' WHERE number = 2",
    f"UPDATE register_entry SET hash = '{GENESIS[:-1]}1' WHERE number = 2",
]


@pytest.mark.django_db
@pytest.mark.parametrize("statement", TAMPERINGS)
def test_the_command_names_the_entry_that_was_changed(capsys, statement):
    recorded(3)
    with lift(connection), connection.cursor() as cursor:
        cursor.execute(statement)

    with pytest.raises(SystemExit) as end:
        call_command("verify_register")

    assert end.value.code == 1
    assert capsys.readouterr().err.startswith("entry 2 is bad: ")


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 2])
def test_the_command_finds_an_entry_that_was_taken_out(capsys, number):
    recorded(3)
    with lift(connection):
        Entry.objects.filter(number=number).delete()

    with pytest.raises(SystemExit) as end:
        call_command("verify_register")

    assert end.value.code == 1
    assert capsys.readouterr().err == f"entry {number + 1} is bad: its number does not follow the number before it\n"


@pytest.mark.django_db
def test_an_act_that_fails_leaves_no_entry():
    def act():
        with transaction.atomic():
            recorded(1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act()

    assert Entry.objects.count() == 0
