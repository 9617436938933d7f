"""The home page of the administration: what waits for whom."""

import pytest
from django.urls import reverse

from tests import factories
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db
HOME = reverse("admin:index")


def work_that_waits():
    edition = factories.EditionFactory()
    factories.PrincipleRevisionFactory(principle__charter=edition.charter, statement_en="", statement_ar=None)
    factories.MeetingFactory(status="held")


def work_that_is_done():
    factories.MinutesFactory(meeting__status="held")
    factories.PrincipleRevisionFactory(principle__charter__slug="ailleurs", principle__charter__kind="reference")
    factories.PrincipleRevisionFactory(
        principle__charter__slug="ailleurs", principle__charter__kind="reference", statement_en=""
    )


def waiting_for(client):
    return [(str(sentence), count) for sentence, count, _address in client.get(HOME).context["waiting"]]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("role", "queries"), [("commission-staff", 14), ("secretariat", 16), ("administrator", 18)])
def test_the_list_costs_the_same_whatever_waits(client_of, django_assert_num_queries, role, queries, rows):
    for _ in range(rows):
        work_that_waits()
    client = client_of(role)

    with django_assert_num_queries(queries):
        client.get(HOME)


@pytest.mark.parametrize(
    ("role", "counts"), [("commission-staff", [2, 2, 2]), ("secretariat", [2]), ("administrator", [2, 2, 2, 2])]
)
def test_each_is_told_what_they_can_do(client_of, role, counts):
    for _ in range(2):
        work_that_waits()

    assert [count for _sentence, count in waiting_for(client_of(role))] == counts


def test_each_line_leads_to_the_rows_that_it_counts(client_of):
    for _ in range(2):
        work_that_waits()
    work_that_is_done()
    client = client_of("administrator")

    found = [
        (client.get(address).context["cl"].result_count, count)
        for _sentence, count, address in client.get(HOME).context["waiting"]
    ]

    assert [shown for shown, _count in found] == [count for _shown, count in found]


def test_where_all_is_done_nothing_waits(client_of):
    work_that_is_done()
    client = client_of("administrator")

    assert waiting_for(client) == []
    assert "Rien ne vous attend" in text_of(client.get(HOME))
