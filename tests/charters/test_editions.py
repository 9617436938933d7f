"""Which editions readers see, and which one they want."""

import datetime

import pytest

from charters.models import Edition
from tests.factories import CharterFactory, EditionFactory

JANUARY = datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC)
UNSEALED, SEALED = {}, {"sealed_at": JANUARY, "digest": "0" * 64}
STATES = [(status, UNSEALED if status in {"draft", "reference"} else SEALED) for status in Edition.Status.values]


@pytest.mark.parametrize(("status", "sealing"), [*STATES, ("abandoned", UNSEALED)])
def test_an_edition_says_of_itself_what_the_database_finds_public(db, status, sealing):
    edition = EditionFactory(status=status, **sealing)

    assert edition.is_public == Edition.objects.public().filter(pk=edition.pk).exists()


@pytest.mark.parametrize(
    ("statuses", "wanted"),
    [
        ([], None),
        (["draft"], None),
        (["draft", "superseded"], "superseded"),
        (["superseded", "in_force", "consultation", "draft"], "in_force"),
        (["superseded", "consultation", "rejected"], "consultation"),
        (["reference"], "reference"),
    ],
)
def test_edition_to_read_is_the_one_in_force_else_in_consultation_else_the_latest(db, statuses, wanted):
    charter, states = CharterFactory(), dict(STATES)
    for number, status in enumerate(statuses):
        EditionFactory(charter=charter, number=f"0.{number}", status=status, **states[status])

    found = charter.editions.to_read()

    assert (found and found.status) == wanted


def test_of_two_in_consultation_the_later_is_read(db):
    charter = CharterFactory()
    for number, day in (("0.2", 2), ("0.1", 1)):
        sealing = {"sealed_at": JANUARY + datetime.timedelta(days=day), "digest": "0" * 64}
        EditionFactory(charter=charter, number=number, status="consultation", **sealing)

    assert charter.editions.to_read().number == "0.2"
