"""The pages on which the team judges amendments, and those on which cities sign and see what became of theirs."""

import io
import json

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from charters.domain.accepting import proposal_of
from charters.domain.amending import Text, text_in
from charters.domain.correcting import publish_correction
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from charters.domain.judging import write_french
from charters.domain.translating import mark_reviewed
from charters.models import Amendment, Edition, PrincipleRevision
from tests.charters.amending_steps import FRENCH, consultation, drafted, submitted, wording_of
from tests.charters.steps import changed
from tests.charters.test_amending_pages import HARMFUL
from tests.factories import MandateFactory, MemberFactory, UserFactory
from tests.html import errors
from tests.portal.posting import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return consultation()


@pytest.fixture
def draft(edition):
    return draft_next_edition(edition, number="0.2", by=None)


@pytest.fixture
def staff(client_of):
    return client_of("commission-staff")


def act(name, amendment):
    return reverse(f"admin:charters_amendment_{name}", args=[amendment.pk])


def posted(page):
    """What the browser would post from the page of an act."""
    return {field.name: "" if field.value() is None else field.value() for field in page.context["form"]}


def listed(draft):
    return PrincipleRevision.objects.get(articles__edition=draft)


def delegate_of(member):
    client = Client()
    client.user = UserFactory(person=MandateFactory(member=member, kind="delegate").person)
    client.force_login(client.user)
    return client


def test_one_is_accepted_with_a_click_another_declined_and_each_city_sees_what_became_of_its_words(
    edition, draft, staff
):
    first = submitted(edition, statement=FRENCH.replace("premier", "tout premier"))
    second = submitted(edition, statement=FRENCH.replace("second", "dernier"))
    page = staff.get(act("accept", first))
    assert "tout" in page.text

    accepted = staff.post(act("accept", first), posted(page), follow=True)
    declined = staff.post(
        act("decline", second),
        posted(staff.get(act("decline", second))) | {"reason": "Le second n'est pas le dernier."},
    )

    assert accepted.redirect_chain == [(act("change", first), 302)]
    assert declined.status_code == 302
    assert listed(draft).statement_fr == first.statement
    assert listed(draft).reason == f"Amendement 1 de {first.member.name_fr}."
    for made, words in ((first, "Il est accepté"), (second, "Le second n'est pas le dernier.")):
        own = reverse("charters:amendment_own", args=[made.member.slug, made.pk])
        for shown in (delegate_of(made.member).get(own), Client().get(made.get_absolute_url())):
            assert words in shown.text.replace("&#x27;", "'")


def test_the_accepted_amendment_leads_to_the_wording_once_it_is_public(edition, draft, staff):
    made = submitted(edition)
    staff.post(act("accept", made), posted(staff.get(act("accept", made))))
    before = Client().get(made.get_absolute_url()).text

    open_consultation(Edition.objects.get(pk=draft.pk), by=None, on=timezone.localdate())
    after = Client().get(made.get_absolute_url()).text

    compared = reverse("charters:compare_principle", args=[made.revision.principle.key, "1.0", "2.0"])
    assert compared not in before
    assert compared in after
    assert Client().get(compared).status_code == 200


def test_a_clash_is_shown_with_all_three_texts_and_settled_by_hand(edition, draft, staff):
    changed(wording_of(edition), "editorial", statement_fr=FRENCH.replace("second", "deuxième"))
    made = submitted(edition, statement=FRENCH.replace("second", "dernier"))
    page = staff.get(act("accept", made))
    for words in ("second", "deuxième", "dernier"):
        assert words in page.text

    unsettled = staff.post(act("accept", made), posted(page))
    assert unsettled.context["form"].has_error("choice-0")
    typed = posted(page) | {"choice-0": "typed", "words-0": "ultime"}
    unreasoned = staff.post(act("accept", made), typed)
    assert "ultime" in unreasoned.text
    assert Amendment.objects.get().is_undecided
    staff.post(act("accept", made), typed | {"decision": "Ni l'un ni l'autre."})

    made.refresh_from_db()
    assert (made.status, made.decision) == ("partly_accepted", "Ni l'un ni l'autre.")
    assert listed(draft).statement_fr == FRENCH.replace("second", "ultime")


def test_the_citys_words_in_every_clash_need_no_reason(edition, draft, staff):
    changed(wording_of(edition), "editorial", statement_fr=FRENCH.replace("second", "deuxième"))
    made = submitted(edition, statement=FRENCH.replace("second", "dernier"))

    staff.post(act("accept", made), posted(staff.get(act("accept", made))) | {"choice-0": "theirs"})

    made.refresh_from_db()
    assert made.status == "accepted"
    assert listed(draft).statement_fr == made.statement


def test_of_two_staff_on_one_draft_the_second_sees_the_clash_and_loses_nothing_typed(edition, draft, client_of):
    one, two = client_of("commission-staff"), client_of("commission-staff")
    first = submitted(edition, statement=FRENCH.replace("second", "deuxième"))
    second = submitted(edition, statement=FRENCH.replace("second", "dernier"))
    opened = posted(two.get(act("accept", second)))
    one.post(act("accept", first), posted(one.get(act("accept", first))))

    response = two.post(act("accept", second), opened | {"change_reason": "Ce que j'ai tapé."})

    assert "Ce que j&#x27;ai tapé." in response.text
    assert "deuxième" in response.text
    assert listed(draft).statement_fr == first.statement
    again = posted(response) | {"choice-0": "theirs"}
    two.post(act("accept", second), again)
    assert listed(draft).statement_fr == second.statement
    assert {row.status for row in Amendment.objects.all()} == {"accepted"}


def test_words_typed_for_a_clash_that_is_gone_are_still_shown(edition, draft, staff):
    wording = changed(wording_of(edition), "editorial", statement_fr=FRENCH.replace("second", "deuxième"))
    made = submitted(edition, statement=FRENCH.replace("second", "dernier"))
    typed = posted(staff.get(act("accept", made))) | {"choice-0": "typed", "words-0": "Des mots bien pesés"}
    PrincipleRevision.objects.filter(pk=wording.pk).update(statement_fr=FRENCH, version=wording.version + 1)

    response = staff.post(act("accept", made), typed)

    assert "Des mots bien pesés" in response.text


def test_accepted_in_part_are_other_words_with_the_reason(edition, draft, staff):
    made = submitted(edition, statement="Un premier mot.\n\nUn second paragraphe.")
    page = staff.get(act("accept_in_part", made))
    typed = posted(page) | {"own-0": "Un premier terme."}
    refused = staff.post(act("accept_in_part", made), typed)
    assert refused.context["form"].has_error("decision")

    staff.post(act("accept_in_part", made), typed | {"decision": "« Terme » est plus juste."})

    made.refresh_from_db()
    assert made.status == "partly_accepted"
    assert listed(draft).statement_fr == "Un premier terme.\n\nUn second paragraphe."
    assert made.statement == "Un premier mot.\n\nUn second paragraphe."


def test_without_a_next_draft_the_page_leads_to_where_one_is_made(edition, staff):
    made = submitted(edition)

    page = staff.get(act("accept", made))

    assert reverse("admin:charters_edition_next", args=[edition.pk]) in page.text


def test_an_amendment_in_arabic_only_is_accepted_once_its_french_was_shown_to_the_city(edition, draft, staff):
    member = MemberFactory()
    made = submitted(edition, member=member, language="ar", statement="فقرة جديدة.\n\nفقرة ثانية.")
    assert "Un changement de sens peut être accepté" in staff.get(act("accept", made)).text

    written = posted(staff.get(act("french", made))) | {"french-0": "Un paragraphe neuf."}
    staff.post(act("french", made), written)
    city = delegate_of(member)
    own = reverse("charters:amendment_own", args=[member.slug, made.pk])
    assert "neuf" in city.get(own).text
    made.refresh_from_db()
    city.post(reverse("charters:amendment_agree", args=[member.slug, made.pk]), {"version": made.version})
    staff.post(act("accept", made), posted(staff.get(act("accept", made))))

    made.refresh_from_db()
    assert (made.status, made.french_agreed_at is None) == ("accepted", False)
    assert listed(draft).statement_fr == "Un paragraphe neuf.\n\nUn second paragraphe."


def test_the_city_writes_its_own_french_in_the_place_of_the_staffs(edition):
    member = MemberFactory()
    made = submitted(edition, member=member, language="ar")
    french = Text(wording_of(edition).title_fr, "Ce que comprend l'équipe.")
    write_french(made, french=french, version=made.version, by=None, at=timezone.now())
    city, address = delegate_of(member), reverse("charters:amendment_french", args=[member.slug, made.pk])

    city.post(address, posted(city.get(address)) | {"french-0": "Ce que veut la ville."})

    made.refresh_from_db()
    assert (made.french_statement, made.french_by) == ("Ce que veut la ville.", "city")


def test_a_stale_agreement_is_to_no_other_french(edition):
    member = MemberFactory()
    made = submitted(edition, member=member, language="ar")
    title = wording_of(edition).title_fr
    read = write_french(made, french=Text(title, "Une version."), version=made.version, by=None, at=timezone.now())
    write_french(made, french=Text(title, "Une autre."), version=read.version, by=None, at=timezone.now())

    delegate_of(member).post(
        reverse("charters:amendment_agree", args=[member.slug, made.pk]), {"version": read.version}
    )

    assert Amendment.objects.get().awaits_agreement


def test_the_secretariat_admits_and_judges_no_text(edition, draft, client_of):
    made, secretariat = submitted(edition), client_of("secretariat")

    secretariat.post(act("admit", made), posted(secretariat.get(act("admit", made))))

    made.refresh_from_db()
    assert made.status == "admissible"
    page = secretariat.get(act("change", made)).text
    for name in ("accept", "accept_in_part", "decline", "french"):
        assert secretariat.post(act(name, made), {"version": made.version}).status_code == 403
        assert f'href="{act(name, made)}"' not in page


def test_a_city_signs_anothers_amendment_and_takes_its_signature_back(edition):
    made, member = submitted(edition), MemberFactory()
    city = delegate_of(member)
    others = reverse("charters:amendments_others", args=[member.slug])
    assert made.member.name in city.get(others).text

    city.post(reverse("charters:amendment_cosign", args=[member.slug, made.pk]))
    assert member.name in Client().get(made.get_absolute_url()).text
    city.post(reverse("charters:amendment_unsign", args=[member.slug, made.pk]))

    assert made.cosignatures.count() == 0


def test_contributors_and_observers_do_not_sign(edition):
    made, member = submitted(edition), MemberFactory()
    for kind in ("contributor", "observer"):
        client = Client()
        client.force_login(UserFactory(person=MandateFactory(member=member, kind=kind).person))
        address = reverse("charters:amendment_cosign", args=[member.slug, made.pk])
        assert client.post(address).status_code == 403

    assert made.cosignatures.count() == 0


def test_the_page_of_a_principle_shows_all_its_amendments_and_those_that_collide(edition, staff):
    submitted(edition, statement=FRENCH.replace("second", "deuxième"))
    submitted(edition, statement=FRENCH.replace("second", "dernier"))
    made = submitted(edition, language="ar")

    page = staff.get(reverse("admin:charters_amendment_together", args=[edition.pk, made.revision.principle_id]))

    places = {code: places for code, _name, places in page.context["languages"]}
    assert [place.number for place in places["fr"] if place.has_collisions] == [2]
    assert [row.number for row in page.context["without_french"]] == [3]
    assert "en conflit avec" in page.text


@pytest.mark.parametrize("words", HARMFUL)
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


def test_who_edits_the_draft_while_an_amendment_is_accepted_into_it_is_shown_both_texts(edition, draft, client_of):
    editor, judge = client_of("commission-staff"), client_of("commission-staff")
    wording = changed(wording_of(edition), "editorial", rationale_fr="Pourquoi.")
    made = submitted(edition, statement=FRENCH.replace("second", "dernier"))
    form = reverse("admin:charters_principlerevision_change", args=[wording.pk])
    opened = fields_of(editor.get(form), "principlerevision_form")
    judge.post(act("accept", made), posted(judge.get(act("accept", made))))

    typed = opened | {"statement_fr": FRENCH.replace("premier", "tout premier"), "rationale_fr": "Parce que."}
    response = editor.post(form, typed)

    assert response.status_code == 200
    for words in ("dernier", "tout premier", "Parce que."):
        assert words in response.text
    stored = listed(draft)
    assert (stored.statement_fr, stored.rationale_fr) == (made.statement, "Pourquoi.")


def test_the_latest_edition_stands_first_in_the_list_of_amendments(edition, draft, staff):
    submitted(edition)
    later = open_consultation(Edition.objects.get(pk=draft.pk), by=None, on=timezone.localdate())
    submitted(later)

    page = staff.get(reverse("admin:charters_amendment_changelist"))

    assert [row.edition.number for row in page.context["cl"].result_list] == ["0.2", "0.1"]


def test_who_replaces_the_words_of_an_accepted_amendment_is_told_and_so_is_everyone(edition, draft, staff):
    first = submitted(edition, statement=FRENCH.replace("second", "dernier"))
    second = submitted(edition, statement=FRENCH.replace("second", "ultime"))
    staff.post(act("accept", first), posted(staff.get(act("accept", first))))

    page = staff.get(act("accept", second))
    before = Client().get(first.get_absolute_url()).text
    staff.post(act("accept", second), posted(page) | {"choice-0": "theirs"})
    after = Client().get(first.get_absolute_url()).text
    later = open_consultation(Edition.objects.get(pk=draft.pk), by=None, on=timezone.localdate())
    wording = wording_of(later)
    made_of = Client().get(reverse("charters:wording", args=[wording.principle.key, wording.number])).text

    assert f"Amendement 1 de {first.member.name_fr}" in page.text.replace("&#x27;", "'")
    assert "ses mots entrent dans la prochaine édition" in before
    assert "ses mots ne figurent plus dans la rédaction" in after
    assert made_of.replace("&#x27;", "'").count("ses mots n'y sont plus") == 1
    assert staff.get(act("change", first)).text.count("ses mots ne figurent plus dans la rédaction") == 1


def test_accepted_in_part_by_settling_a_clash_is_said_so(edition, draft, staff):
    changed(wording_of(edition), "editorial", statement_fr=FRENCH.replace("second", "deuxième"))
    made = submitted(edition, statement=FRENCH.replace("second", "dernier"))
    page = staff.get(act("accept", made))

    told = staff.post(
        act("accept", made),
        posted(page) | {"choice-0": "typed", "words-0": "ultime", "decision": "Ni l'un ni l'autre."},
        follow=True,
    )

    assert "accepté en partie. Les mots que vous avez retenus" in told.text


def test_a_correction_of_a_translation_says_where_its_words_stand(edition, staff):
    english = text_in(wording_of(edition), "en")
    made = submitted(
        edition, kind="translation", language="en", statement=english.statement.replace("first", "very first")
    )
    staff.post(act("accept", made), posted(staff.get(act("accept", made))))
    before = Client().get(made.get_absolute_url()).text

    result = Amendment.objects.get(pk=made.pk).result
    mark_reviewed(result, language="en", by=None, at=timezone.now())
    publish_correction(PrincipleRevision.objects.get(pk=result.pk), by=None)
    after = Client().get(made.get_absolute_url()).text

    assert "une correction de la traduction, publiée séparément" in before
    assert "ses mots figurent dans la rédaction 1.0.1" in after


@pytest.mark.parametrize(
    ("status", "said"),
    [("declined", "il n'a pas été retenu"), ("withdrawn", "Sa ville a retiré cet amendement")],
)
def test_a_city_that_signs_too_late_is_told_how_the_amendment_stands(edition, status, said):
    made, member = submitted(edition), MemberFactory()
    Amendment.objects.filter(pk=made.pk).update(status=status)
    cosign = reverse("charters:amendment_cosign", args=[member.slug, made.pk])

    told = delegate_of(member).post(cosign, follow=True)

    assert said in told.text.replace("&#x27;", "'")


def test_a_city_that_signs_its_own_decided_amendment_is_told_that_it_is_its_own(edition):
    made = submitted(edition)
    Amendment.objects.filter(pk=made.pk).update(status="declined")
    cosign = reverse("charters:amendment_cosign", args=[made.member.slug, made.pk])

    told = delegate_of(made.member).post(cosign, follow=True)

    assert "Votre ville a elle-même déposé cet amendement" in told.text


def test_a_declined_amendment_waits_for_no_french(edition, staff):
    made = submitted(edition, language="ar", statement="نص.\n\nنص.")
    together = reverse("admin:charters_amendment_together", args=[edition.pk, made.revision.principle_id])
    before = staff.get(together).context["without_french"]

    Amendment.objects.filter(pk=made.pk).update(status="declined")

    assert before == [made]
    assert staff.get(together).context["without_french"] == []
