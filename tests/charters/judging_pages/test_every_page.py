"""What holds for every page on which amendments are judged: harmless, valid, of a fixed cost, and changing nothing."""

import io
import json

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from charters.domain.accepting import proposal_of
from charters.domain.enacting import open_consultation
from charters.models import Amendment, Edition
from tests.charters.amending_steps import FRENCH, drafted, submitted, wording_of
from tests.charters.judging_pages.steps import act, delegate_of, posted
from tests.charters.steps import changed
from tests.factories import MemberFactory
from tests.hostile import WORDS
from tests.html import errors

pytestmark = pytest.mark.django_db


@pytest.mark.once
@pytest.mark.parametrize("words", WORDS)
def test_what_is_typed_to_do_harm_is_words_in_every_page_comparison_and_file(edition, draft, staff, words):
    rival = submitted(edition, statement=FRENCH.replace("second", "dernier"))
    made = submitted(edition, title=words, statement=f"Un premier paragraphe.\n\nUn {words} paragraphe.")
    together = reverse("admin:charters_amendment_together", args=[edition.pk, made.revision.principle_id])
    pages = [staff.get(act(name, made)) for name in ("accept", "accept_in_part", "decline", "change")]
    pages += [staff.get(together), staff.get(reverse("admin:charters_amendment_changelist"))]
    staff.post(act("accept", made), posted(pages[0]) | {"change_reason": words})
    pages.append(staff.get(act("accept", rival)))
    open_consultation(Edition.objects.get(pk=draft.pk), by=None, on=timezone.localdate())
    numbers = ("charte-exemple", "0.2", "0.1")
    pages += [
        Client().get(reverse("charters:compare", args=numbers)),
        Client().get(reverse("charters:edition", args=numbers[:2])),
        Client().get(reverse("charters:compare_principle", args=[made.revision.principle.key, "1.0", "2.0"])),
    ]

    assert Amendment.objects.get(pk=made.pk).status == "accepted"
    for page in pages:
        assert page.status_code == 200
        for tag in ("<script>alert", "<img src=x", "<svg/", '" autofocus onfocus'):
            assert tag not in page.text
    exported = Client().get(reverse("charters:edition_json", args=numbers[:2]))
    assert words in str(json.loads(exported.getvalue()))


def test_an_accepted_amendment_that_was_typed_to_do_harm_is_words_on_paper(edition, draft, staff):
    made = submitted(edition, statement="Un premier <script>alert(1)</script>.\n\n<img src=x onerror=alert(1)>")
    staff.post(act("accept", made), posted(staff.get(act("accept", made))))
    open_consultation(Edition.objects.get(pk=draft.pk), by=None, on=timezone.localdate())

    for name, numbers in (("edition_pdf", ("0.2",)), ("compare_pdf", ("0.2", "0.1"))):
        response = Client().get(reverse(f"charters:{name}", args=["charte-exemple", *numbers]))
        content = b"".join(response.streaming_content) if response.streaming else response.content
        text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        assert "<script>alert(1)</script>" in text.replace(" ", "")
        assert b"/JavaScript" not in content


@pytest.mark.parametrize("control", ["\u202e", "\u2067"])
def test_characters_that_reorder_are_refused_from_staff_and_shown_from_nowhere(edition, draft, staff, control):
    made = submitted(edition, statement=f"Un {control}paragraphe.\n\nUn second paragraphe.")
    page = staff.get(act("accept_in_part", made))
    assert control not in page.text

    typed = posted(page) | {"decision": f"Non{control}.", "own-0": f"Un{control} mot."}
    response = staff.post(act("accept_in_part", made), typed)

    assert response.context["form"].has_error("decision", "reordering")
    assert response.context["form"].has_error("own-0", "reordering")
    assert Amendment.objects.get().is_undecided


def test_reading_the_pages_of_acts_changes_nothing(edition, draft, staff):
    made = submitted(edition, language="ar", french="Autre chose.\n\nUn second paragraphe.")

    for name in ("admit", "decline", "french", "accept", "accept_in_part", "change"):
        assert staff.get(act(name, made)).status_code == 200

    assert Amendment.objects.get() == made
    assert Amendment.objects.get().version == made.version
    assert proposal_of(made).target.is_sealed


@pytest.mark.parametrize("name", ["together", "accept", "others"])
def test_three_rows_cost_as_many_queries_as_one(
    edition, draft, staff, django_assert_max_num_queries, django_assert_num_queries, name
):
    made, member = submitted(edition), MemberFactory()
    client = delegate_of(member) if name == "others" else staff
    page = {
        "together": reverse("admin:charters_amendment_together", args=[edition.pk, made.revision.principle_id]),
        "accept": act("accept", made),
        "others": reverse("charters:amendments_others", args=[member.slug]),
    }[name]
    cache.clear()
    client.get(page)
    with django_assert_max_num_queries(22) as counted:
        client.get(page)

    for _more in range(2):
        submitted(edition, statement=FRENCH.replace("second", "dernier"))

    with django_assert_num_queries(len(counted)):
        client.get(page)


@pytest.mark.once
def test_every_page_of_amendments_is_valid_html(edition, draft, staff):
    member = MemberFactory()
    city = delegate_of(member)
    begun = drafted(edition, member=member, language="ar")
    made = submitted(edition, member=member, language="ar", statement="فقرة.\n\nفقرة ثانية.")
    changed(wording_of(edition), "editorial", statement_fr=FRENCH.replace("second", "deuxième"))
    clashing = submitted(edition, statement=FRENCH.replace("second", "dernier"))
    own = [reverse(f"charters:{name}", args=[member.slug]) for name in ("amendments_own", "amendments_others")]
    own.append(reverse("charters:amendment_begin", args=[member.slug, made.revision.principle.key]))
    own += [
        reverse(f"charters:amendment_{name}", args=[member.slug, begun.pk]) for name in ("edit", "submit", "discard")
    ]
    own += [
        reverse(f"charters:amendment_{name}", args=[member.slug, made.pk]) for name in ("own", "withdraw", "french")
    ]
    public = [made.get_absolute_url(), reverse("charters:amendment_list", args=[edition.charter.slug, edition.number])]
    invalid = city.post(reverse("charters:amendment_edit", args=[member.slug, begun.pk]), {"own-0": "\u202e"})
    acts = [act(name, clashing) for name in ("admit", "decline", "accept", "accept_in_part", "change")]

    pages = [city.get(address) for address in own] + [Client().get(address) for address in public] + [invalid]

    assert [errors(page.text) for page in pages] == [[]] * len(pages)
    assert [staff.get(address).status_code for address in acts] == [200] * len(acts)
