"""Staff accept amendments in the administration: with a click, in part, and where something clashes."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charters.domain.amending import text_in
from charters.domain.correcting import publish_correction
from charters.domain.enacting import open_consultation
from charters.domain.translating import mark_reviewed
from charters.models import Amendment, Edition, PrincipleRevision
from tests.charters.amending_steps import FRENCH, submitted, wording_of
from tests.charters.judging_pages.steps import act, delegate_of, listed, posted
from tests.charters.steps import changed
from tests.portal.posting import fields_of

pytestmark = pytest.mark.django_db


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
