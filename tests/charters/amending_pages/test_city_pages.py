"""A city writes amendments on its pages: its contributors draft, its delegates submit."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from charters.models import Amendment, Edition
from tests.charters.amending_pages.steps import address
from tests.charters.amending_steps import FRENCH, WHY, consultation, drafted, submitted, wording_of
from tests.factories import MemberFactory
from tests.hostile import WORDS

pytestmark = pytest.mark.django_db


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
@pytest.mark.parametrize("words", WORDS)
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
