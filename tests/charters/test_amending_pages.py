"""The pages on which a city writes and submits its amendments, and those on which everyone reads them."""

import csv
import datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charter_portal.text.csv_cells import bare
from charters.domain.amending import Text
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from charters.domain.judging import decline, write_french
from charters.models import Amendment, Edition
from tests.charters.amending_steps import FRENCH, WHY, consultation, drafted, submitted, wording_of
from tests.factories import MandateFactory, MemberFactory, UserFactory

pytestmark = pytest.mark.django_db

# What people type to do harm: all of it is words.
HARMFUL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</textarea><script>alert(1)</script>",
    '" autofocus onfocus="alert(1)',
    "{{ settings.SECRET_KEY }}{% debug %}",
    "javascript:alert(1)",
    "<svg/onload=alert(1)>",
    "&lt;b&gt;",
]


@pytest.fixture
def member():
    return MemberFactory(slug="ville-exemple-a")


@pytest.fixture
def as_kind(member):
    """``as_kind("delegate")``: a client signed in with an account that acts for the member by this kind of mandate."""

    def make(kind, member=member):
        client = Client()
        client.user = UserFactory(person=MandateFactory(member=member, kind=kind).person)
        client.force_login(client.user)
        return client

    return make


def address(name, *args):
    return reverse(f"charters:{name}", args=["ville-exemple-a", *args])


def words_of(client, amendment):
    """What the browser would post from the page on which the draft is edited."""
    return posted_again(client.get(address("amendment_edit", amendment.pk)).context["form"])


def posted_again(form):
    """What the browser would post from a form that is shown."""
    return {field.name: "" if field.value() is None else field.value() for field in form}


def test_a_contributor_writes_a_draft_and_the_delegate_submits_it(as_kind, member):
    edition = consultation()
    contributor, delegate = as_kind("contributor"), as_kind("delegate")
    begin = address("amendment_begin", wording_of(edition).principle.key)
    assert contributor.get(begin).status_code == 200

    contributor.post(begin, {"what": "meaning-fr"})
    draft = Amendment.objects.get()
    typed = words_of(contributor, draft) | {"own-1": "Un tout autre paragraphe.", "justification": WHY}
    review = contributor.post(address("amendment_edit", draft.pk), typed, follow=True)
    assert "<ins>" in review.text
    assert contributor.post(address("amendment_submit", draft.pk), {"version": 1}).status_code == 403

    read = delegate.get(address("amendment_submit", draft.pk)).context["form"]["version"].value()
    response = delegate.post(address("amendment_submit", draft.pk), {"version": read}, follow=True)

    assert response.redirect_chain == [(address("amendment_own", draft.pk), 302)]
    made = Amendment.objects.get()
    assert (made.status, made.number, made.member, made.author) == ("submitted", 1, member, contributor.user)
    assert made.statement == "Un premier paragraphe.\n\nUn tout autre paragraphe."
    assert "tout autre" in Client().get(made.get_absolute_url()).text


def two_consultations():
    """Editions 0.1 and 0.2 of one charter, both in consultation, the second with the first's principle."""
    first = consultation()
    second = draft_next_edition(first, number="0.2", by=None)
    return first, open_consultation(second, by=None, on=datetime.date(2026, 1, 6))


def test_of_two_consultations_the_latest_is_amended_and_each_principle_is_listed_once(as_kind, member):
    first, second = two_consultations()
    revision = wording_of(first)
    client = as_kind("contributor")

    listed = client.get(address("amendments_own")).context["articles"]
    begun = client.get(address("amendment_begin", revision.principle.key))

    assert [article.edition for article in listed] == [second]
    assert begun.context["edition"] == second


def test_where_the_latest_of_two_consultations_is_over_the_earlier_one_is_amended(as_kind, member):
    first, second = two_consultations()
    Edition.objects.filter(pk=second.pk).update(consultation_closes_on=datetime.date(2026, 1, 7))

    begun = as_kind("contributor").get(address("amendment_begin", wording_of(first).principle.key))

    assert begun.context["edition"] == first


def test_paragraphs_are_put_in_and_taken_out_in_place(as_kind, member):
    draft = drafted(consultation(), member=member)
    client = as_kind("contributor")
    typed = words_of(client, draft)

    client.post(
        address("amendment_edit", draft.pk),
        typed | {"own-0": "", "own-1": "Un nouveau.\n\nUn second paragraphe.", "own-2": "Un dernier."},
    )

    draft.refresh_from_db()
    assert draft.statement == "Un nouveau.\n\nUn second paragraphe.\n\nUn dernier."


def test_an_amendment_in_arabic_is_written_beside_its_french_or_without_it(as_kind, member):
    edition = consultation()
    client = as_kind("contributor")
    draft = drafted(edition, member=member, language="ar")
    page = client.get(address("amendment_edit", draft.pk))
    assert 'lang="ar" dir="rtl"' in page.text

    client.post(address("amendment_edit", draft.pk), words_of(client, draft) | {"own-0": "فقرة جديدة."})
    draft.refresh_from_db()
    assert draft.lacks_french
    client.post(address("amendment_edit", draft.pk), words_of(client, draft) | {"french-0": "Un nouveau paragraphe."})

    draft.refresh_from_db()
    assert draft.french_statement == "Un nouveau paragraphe.\n\nUn second paragraphe."
    assert draft.statement.startswith("فقرة جديدة.")


def test_of_two_who_edit_one_draft_the_second_sees_both_texts(as_kind, member):
    draft = drafted(consultation(), member=member)
    client = as_kind("contributor")
    first, second = (words_of(client, draft) | {"own-1": f"Les mots de {name}."} for name in ("Aline", "Basile"))
    client.post(address("amendment_edit", draft.pk), first)

    response = client.post(address("amendment_edit", draft.pk), second)

    assert "Les mots de Basile." in response.text
    assert "Aline" in response.text
    typed = posted_again(response.context["form"])
    client.post(address("amendment_edit", draft.pk), typed)
    draft.refresh_from_db()
    assert draft.statement.endswith("Les mots de Basile.")


def test_what_can_not_be_submitted_yet_is_said_with_the_mend(as_kind, member):
    draft = drafted(consultation(), member=member, statement=FRENCH)
    client = as_kind("delegate")

    page = client.get(address("amendment_submit", draft.pk))
    response = client.post(address("amendment_submit", draft.pk), {"version": draft.version})

    for shown in (page, response):
        assert "les mots sont ceux de la rédaction" in shown.text
    assert Amendment.objects.get().is_draft


def test_another_citys_draft_and_an_absent_one_answer_alike(as_kind):
    foreign = drafted(consultation())
    client = as_kind("delegate")

    for name in ("own", "edit", "submit", "discard", "withdraw"):
        for pk in (foreign.pk, 99_999):
            assert client.get(address(f"amendment_{name}", pk)).status_code == 404
            posted = client.post(address(f"amendment_{name}", pk), {"version": foreign.version})
            assert posted.status_code == (405 if name == "own" else 404)
    assert Amendment.objects.get() == foreign


@pytest.mark.parametrize("role", ["commission-staff", "secretariat", "administrator"])
def test_the_team_sees_no_draft(client_of, role):
    draft = drafted(consultation())
    client = client_of(role)

    assert client.get(reverse("admin:charters_amendment_change", args=[draft.pk])).status_code == 302
    assert draft.member.name not in client.get(reverse("admin:charters_amendment_changelist")).text


def test_member_status_and_number_that_are_posted_are_ignored(as_kind, member):
    edition = consultation()
    other = MemberFactory()
    client = as_kind("contributor")
    forged = {"member": other.pk, "status": "accepted", "number": 7, "author": 1, "edition": 9, "result": 1}

    client.post(address("amendment_begin", wording_of(edition).principle.key), {"what": "meaning-fr"} | forged)
    draft = Amendment.objects.get()
    client.post(address("amendment_edit", draft.pk), words_of(client, draft) | {"own-0": "Autre."} | forged)

    draft.refresh_from_db()
    assert (draft.member, draft.status, draft.number, draft.author) == (member, "draft", None, client.user)


def test_reading_changes_nothing(as_kind, member):
    draft, made = drafted(consultation(), member=member), submitted(consultation(number="0.2"), member=member)
    client = as_kind("delegate")

    for name, row in [("submit", draft), ("discard", draft), ("edit", draft), ("withdraw", made)]:
        assert client.get(address(f"amendment_{name}", row.pk)).status_code == 200

    assert sorted(Amendment.objects.values_list("status", flat=True)) == ["draft", "submitted"]


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@pytest.mark.parametrize("words", HARMFUL)
def test_what_is_typed_to_do_harm_is_shown_as_words(as_kind, member, client_of, language, words):
    edition = consultation()
    client = as_kind("delegate")
    draft = drafted(edition, member=member, title=words, statement=f"{words}\n\nUn second paragraphe.")
    Amendment.objects.update(justification=words)
    pages = [client.get(f"/{language}{address(name, draft.pk)[3:]}") for name in ("amendment_edit", "amendment_submit")]
    draft.refresh_from_db()
    made = submitted(edition, member=member, title=words, statement=words)
    pages.append(Client().get(f"/{language}{made.get_absolute_url()[3:]}"))
    pages.append(client_of("secretariat").get(reverse("admin:charters_amendment_change", args=[made.pk])))
    pages.append(client.get(f"/{language}{address('amendments_own')[3:]}"))

    for page in pages:
        assert page.status_code == 200
        for tag in ("<script>alert", "<img src=x", "<svg/", '" autofocus onfocus'):
            assert tag not in page.text


@pytest.mark.parametrize("control", ["\u202e", "\u2067", "\u202a"])
def test_characters_that_reorder_are_refused_where_they_are_typed_and_shown_from_nowhere(as_kind, member, control):
    edition = consultation()
    client = as_kind("delegate")
    draft = drafted(edition, member=member)
    for name in ("own-title", "own-0", "justification"):
        response = client.post(address("amendment_edit", draft.pk), words_of(client, draft) | {name: f"mot{control}s"})
        assert response.context["form"].has_error(name, "reordering")

    made = submitted(edition, member=member, statement=f"Un {control}paragraphe.")

    assert control not in Client().get(made.get_absolute_url()).text


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
