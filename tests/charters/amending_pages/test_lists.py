"""Amendments in lists and tables, for everyone and in the workspace, at a fixed cost."""

import csv

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charter_portal.text.csv_cells import bare
from charters.domain.amending import Text
from charters.domain.judging import decline, write_french
from charters.models import Edition
from tests.charters.amending_pages.steps import address
from tests.charters.amending_steps import consultation, drafted, submitted
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def test_the_list_is_filtered_and_paged():
    edition = consultation(2)
    first, second = (article.revision for article in edition.articles.order_by("position"))
    for revision in [first] * 26 + [second]:
        submitted(edition, revision=revision)
    client, list_ = Client(), reverse("charters:amendment_list", args=[edition.charter.slug, edition.number])

    assert len(client.get(list_).context["lines"]) == 25
    assert len(client.get(list_, {"page": 2}).context["lines"]) == 2
    of_second = client.get(list_, {"principe": second.principle.key}).context["lines"]
    assert [line.amendment.revision for line in of_second] == [second]
    assert len(client.get(list_, {"statut": "accepted"}).context["lines"]) == 0
    assert client.get(list_, {"principe": "nulle-part", "statut": "draft", "page": "x"}).status_code == 200


@pytest.mark.parametrize("name", ["list", "one", "own_list", "own", "begin", "admin", "admin_one"])
def test_three_rows_cost_as_many_queries_as_one(
    as_kind, member, client_of, django_assert_max_num_queries, django_assert_num_queries, name
):
    edition = consultation()
    made = submitted(edition, member=member)
    drafted(edition, member=member)
    client = client_of("secretariat") if name.startswith("admin") else as_kind("delegate")
    of_edition = [edition.charter.slug, edition.number]
    page = {
        "list": reverse("charters:amendment_list", args=of_edition),
        "one": made.get_absolute_url(),
        "own_list": address("amendments_own"),
        "own": address("amendment_own", made.pk),
        "begin": address("amendment_begin", made.revision.principle.key),
        "admin": reverse("admin:charters_amendment_changelist"),
        "admin_one": reverse("admin:charters_amendment_change", args=[made.pk]),
    }[name]
    cache.clear()
    client.get(page)
    with django_assert_max_num_queries(22) as counted:
        client.get(page)

    for _more in range(2):
        submitted(edition, member=member)
        drafted(edition, member=member)
        made.cosignatures.create(member=MemberFactory(), signed_at=made.submitted_at)
        made.events.create(what="cosigned", at=made.submitted_at, member=MemberFactory())

    with django_assert_num_queries(len(counted)):
        client.get(page)


def test_the_workspace_shows_what_is_begun_and_asks_whether_the_french_says_the_same(as_kind, member):
    edition = consultation()
    drafted(edition, member=member)
    made = submitted(edition, member=member, language="ar")
    french = Text(made.revision.title_fr, "Autre chose.")
    write_french(made, french=french, version=made.version, by=None, at=timezone.now())

    workspace = as_kind("observer").get(reverse("workspace", args=[member.slug])).context["workspace"]

    assert [draft.template for draft in workspace.drafts] == ["charters/draft_amendment.html"]
    assert [todo.what for todo, _deadline in workspace.todos if todo.what == "french"] == ["french"]


def test_a_draft_that_is_too_late_is_marked_where_it_is_listed(as_kind, member):
    edition = consultation()
    drafted(edition, member=member)
    client, marked = as_kind("delegate"), "il ne peut plus être déposé"
    pages = [reverse("workspace", args=[member.slug]), address("amendments_own")]
    before = [client.get(page).text.count(marked) for page in pages]

    Edition.objects.filter(pk=edition.pk).update(status="abandoned")

    assert before == [0, 0]
    assert [client.get(page).text.count(marked) for page in pages] == [1, 1]


@pytest.mark.parametrize(
    "words", ['=HYPERLINK("http://exemple.example")', "+33", "@somme", "<script>alert(1)</script>"]
)
def test_the_table_gives_every_word_as_words(words):
    edition = consultation()
    submitted(edition, title=words, statement=f"{words}\n\nUn « second ».")

    address = reverse("charters:amendments_csv", args=[edition.charter.slug, edition.number])
    rows = list(csv.reader(Client().get(address).getvalue().decode("utf-8-sig").splitlines(keepends=True)))

    assert [bare(cell) for cell in rows[1][6:8]] == [words, f"{words}\n\nUn « second »."]
    assert not any(cell.startswith(("=", "+", "@")) for cell in rows[1])


def test_the_table_holds_no_draft_and_tells_what_became_of_each():
    edition = consultation()
    drafted(edition)
    made = submitted(edition)
    made.cosignatures.create(member=MemberFactory(name_fr="Ville-Exemple Z"), signed_at=made.submitted_at)
    decline(made, reason="Déjà dit.", version=made.version, by=None, at=timezone.now())

    address = reverse("charters:amendments_csv", args=[edition.charter.slug, edition.number])
    header, *rows = csv.reader(Client().get(address).getvalue().decode("utf-8-sig").splitlines())

    (row,) = rows
    told = dict(zip(header, row, strict=True))
    assert (told["Statut"], told["Motif de la décision"]) == ("non retenu", "Déjà dit.")
    assert told["Villes cosignataires"] == "Ville-Exemple Z"


def test_three_rows_of_the_table_cost_as_many_queries_as_one(django_assert_num_queries):
    edition = consultation()
    address = reverse("charters:amendments_csv", args=[edition.charter.slug, edition.number])
    for _each in range(3):
        made = submitted(edition)
        made.cosignatures.create(member=MemberFactory(), signed_at=made.submitted_at)
        with django_assert_num_queries(4):
            Client().get(address).getvalue()
