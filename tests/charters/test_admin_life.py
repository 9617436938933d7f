"""The life of editions and wordings in the administration: each act is reviewed, confirmed, and refused in words."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml.html import fromstring

from charter_portal.register.models import Entry
from charters.domain import enacting
from charters.domain.drafting import draft_next_edition, draft_wording
from charters.models import Edition, PrincipleRevision
from tests import factories
from tests.charters.steps import changed
from tests.portal.posting import fields_of, text_of

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 2)


def act_page(edition, name):
    return reverse("admin:charters_edition_act", args=[edition.pk, name])


def page_of(wording, name, *more):
    return reverse(f"admin:charters_principlerevision_{name}", args=[wording.pk, *more])


@pytest.fixture
def staff(client_of):
    return client_of("commission-staff")


@pytest.fixture
def draft():
    edition = factories.EditionFactory(number="0.1")
    factories.ArticleFactory(edition=edition)
    return edition


@pytest.fixture
def sealed(draft):
    return enacting.open_consultation(draft, by=None, on=DAY)


def status(edition):
    return Edition.objects.get(pk=edition.pk).status


def confirm(client, address, **data):
    """Post what the page at ``address`` holds, with ``data``."""
    version = client.get(address).context["form"].initial["version"]
    return client.post(address, {"version": version, **data})


def test_an_edition_goes_from_draft_to_force_by_confirmed_acts(staff, draft):
    today = timezone.localdate().isoformat()

    confirm(staff, act_page(draft, "vote"))
    assert status(draft) == "vote"
    enacting.record_outcome(draft, is_carried=True, decided_on=timezone.localdate(), by=None, on=timezone.localdate())
    answer = confirm(staff, act_page(draft, "in-force"), on=today)

    assert answer.url == reverse("admin:charters_edition_change", args=[draft.pk])
    assert status(draft) == "in_force"
    actors = Entry.objects.exclude(act="carried").values_list("actor", flat=True)
    assert list(actors) == [staff.user.actor_number] * 2


@pytest.mark.parametrize("name", ["closing", "vote", "in-force", "abandon"])
def test_reading_the_page_of_an_act_changes_nothing(staff, draft, name):
    assert staff.get(act_page(draft, name)).status_code == 200
    assert (status(draft), Entry.objects.count()) == ("draft", 0)


def test_an_act_that_cannot_be_done_now_says_how_the_edition_stands(staff, draft):
    shown = text_of(staff.get(act_page(draft, "in-force")))

    assert "brouillon" in shown
    assert not staff.get(act_page(draft, "in-force")).context["can_act"]


def test_what_a_vote_decided_is_not_written_by_hand(staff, draft):
    enacting.put_to_vote(draft, by=None, on=DAY)

    assert staff.get(act_page(draft, "outcome")).status_code == 404


def test_an_unknown_act_is_not_found(staff, draft):
    assert staff.get(act_page(draft, "annul")).status_code == 404


@pytest.mark.parametrize(("role", "answer"), [("secretariat", 403), ("administrator", 200)])
def test_who_may_act_on_editions(client_of, draft, role, answer):
    client = client_of(role)

    assert client.get(act_page(draft, "vote")).status_code == answer
    client.post(act_page(draft, "vote"), {"version": draft.version})
    assert status(draft) == ("vote" if answer == 200 else "draft")


def test_a_reason_without_words_is_asked_for_where_it_is_missing(staff, draft):
    answer = confirm(staff, act_page(draft, "abandon"), reason="\u200b")

    page = fromstring(answer.content.decode())
    assert answer.status_code == 200
    assert status(draft) == "draft"
    assert len(page.xpath('//div[@role="alert"]//a[@href="#id_reason"]')) == 1


def test_a_date_that_cannot_be_is_told_with_the_one_that_can(staff, draft):
    enacting.put_to_vote(draft, by=None, on=DAY)
    enacting.record_outcome(draft, is_carried=True, decided_on=DAY, by=None, on=timezone.localdate())

    answer = confirm(staff, act_page(draft, "in-force"), on="2026-10-30")

    assert "2 novembre 2026" in text_of(answer)
    assert status(draft) == "carried"


def test_what_is_missing_stands_in_the_way_of_a_vote(staff, draft):
    PrincipleRevision.objects.update(statement_fr="")

    page = staff.get(act_page(draft, "vote"))

    assert b'class="blocking"' in page.content
    confirm(staff, act_page(draft, "vote"))
    assert status(draft) == "draft"


def test_before_a_vote_staff_read_what_changes_and_why(staff, sealed):
    following = draft_next_edition(sealed, number="0.2", by=None)
    revision = sealed.articles.get().revision
    changed(revision, "substantive", statement_fr="Autre.\n\nAutre encore.", reason="Vote de mai.")

    shown = text_of(staff.get(act_page(following, "vote")))

    assert "Vote de mai." in shown
    assert "modifié au fond" in shown


def test_abandoning_needs_a_reason_and_shows_it_on_record(staff, sealed):
    confirm(staff, act_page(sealed, "abandon"), reason="Remplacée.")

    assert status(sealed) == "abandoned"
    assert Edition.objects.get(pk=sealed.pk).acts.last().note == "Remplacée."


def test_a_reason_of_invisible_characters_is_asked_for_again(staff, sealed):
    response = confirm(staff, act_page(sealed, "abandon"), reason="\u200b")

    assert (status(sealed), list(response.context["form"].errors)) == ("consultation", ["reason"])


def test_a_reason_whose_letters_are_turned_round_is_refused(staff, sealed):
    response = confirm(staff, act_page(sealed, "abandon"), reason="Rem\u202eplacée")

    assert (status(sealed), list(response.context["form"].errors)) == ("consultation", ["reason"])


@pytest.mark.parametrize("day", ["2206-12-01", "9999-12-31"])
def test_a_last_day_in_another_century_is_asked_for_again(staff, sealed, day):
    response = confirm(staff, act_page(sealed, "closing"), closes_on=day)

    assert list(response.context["form"].errors) == ["closes_on"]
    assert day in response.text
    assert Edition.objects.get(pk=sealed.pk).consultation_closes_on is None


def test_a_last_day_in_another_century_opens_no_consultation(staff, draft):
    address = reverse("admin:charters_edition_open_consultation", args=[draft.pk])

    response = confirm(staff, address, closes_on="9999-12-31")

    assert (status(draft), list(response.context["form"].errors)) == ("draft", ["closes_on"])


def test_what_else_is_open_is_told_before_cities_are_asked_again(staff, sealed):
    following = draft_next_edition(sealed, number="0.2", by=None)
    address = reverse("admin:charters_edition_open_consultation", args=[following.pk])

    for page in (address, act_page(following, "vote")):
        assert str(sealed) in text_of(staff.get(page))
    enacting.abandon(sealed, reason="Remplacée.", by=None, on=DAY)
    assert "Ce qui est ouvert aussi" not in text_of(staff.get(address))


def test_the_next_edition_has_a_number_after(staff, sealed):
    address = reverse("admin:charters_edition_next", args=[sealed.pk])

    for number in ("0.0.9", "0.1"):
        assert list(staff.post(address, {"number": number}).context["form"].errors) == ["number"]
    assert staff.post(address, {"number": "0.10"}).status_code == 302


def test_an_edition_changed_meanwhile_is_reviewed_again(staff, draft):
    staff.post(act_page(draft, "vote"), {"version": draft.version + 1})

    assert status(draft) == "draft"


def test_only_acts_that_can_be_done_are_offered(staff, draft, sealed):
    acts = staff.get(reverse("admin:charters_edition_change", args=[sealed.pk])).context["official_acts"]

    offered = {address.rstrip("/").rpartition("/")[2] for _label, address in acts if "/act/" in address}
    assert offered == {"closing", "vote", "abandon"}


@pytest.fixture
def rewritten(sealed):
    wording, _editions = draft_wording(sealed.articles.get().revision, change="editorial", by=None)
    wording.statement_fr = "Un premier paragraphe, plus clair.\n\nUn second paragraphe."
    wording.save()
    return wording


def test_a_change_is_declared_before_the_comparison(staff, rewritten):
    page = staff.get(page_of(rewritten, "declare"))
    assert ", plus clair" in "".join(fromstring(page.content.decode()).xpath("//ins")[0].itertext())

    confirm(staff, page_of(rewritten, "declare"), change="substantive", reason="Vote de mai.")

    stored = PrincipleRevision.objects.get(pk=rewritten.pk)
    assert (stored.change, stored.reason) == ("substantive", "Vote de mai.")


def test_a_declaration_without_a_reason_keeps_the_choice(staff, rewritten):
    answer = confirm(staff, page_of(rewritten, "declare"), change="substantive", reason="")

    page = fromstring(answer.content.decode())
    assert page.xpath('//input[@name="change" and @checked]/@value') == ["substantive"]
    assert PrincipleRevision.objects.get(pk=rewritten.pk).change == "editorial"


def test_what_a_draft_changes_is_not_edited_in_its_form(staff, rewritten):
    page = staff.get(reverse("admin:charters_principlerevision_change", args=[rewritten.pk]))

    names = set(fromstring(page.content.decode()).xpath("//form//@name"))
    assert "statement_fr" in names
    assert names.isdisjoint({"change", "reason", "base"})


def test_a_correction_is_published_from_its_page(staff, sealed):
    wording, _editions = draft_wording(sealed.articles.get().revision, change="translation", by=None)
    wording.statement_en = "A first, better paragraph.\n\nA second paragraph."
    wording.save()

    confirm(staff, page_of(wording, "publish"))

    assert PrincipleRevision.objects.get(pk=wording.pk).number == "1.0.1"


def test_nothing_corrected_is_told(staff, sealed):
    wording, _editions = draft_wording(sealed.articles.get().revision, change="translation", by=None)

    answer = confirm(staff, page_of(wording, "publish"))

    assert answer.status_code == 200
    assert not PrincipleRevision.objects.get(pk=wording.pk).is_sealed


@pytest.mark.parametrize(("field", "told"), [("statement_fr", "français"), (None, "corrigez d'abord")])
def test_what_stands_in_the_way_of_a_correction_is_told_before_the_button(staff, sealed, field, told):
    wording, _editions = draft_wording(sealed.articles.get().revision, change="translation", by=None)
    if field:
        PrincipleRevision.objects.filter(pk=wording.pk).update(**{field: "Un autre.\n\nEt un second."})

    page = staff.get(page_of(wording, "publish"))

    assert page.context["can_act"] is False
    assert told in page.context["blocking"][0]


@pytest.mark.parametrize("name", ["declare", "publish", "translate"])
def test_the_secretariat_reads_but_does_not_write_wordings(client_of, rewritten, name):
    more = ("en",) if name == "translate" else ()

    assert client_of("secretariat").get(page_of(rewritten, name, *more)).status_code == 403


def test_paragraphs_that_do_not_correspond_are_told_when_a_draft_is_kept(staff, rewritten):
    address = reverse("admin:charters_principlerevision_change", args=[rewritten.pk])
    data = fields_of(staff.get(address), "principlerevision_form") | {"statement_en": "One paragraph only."}

    answer = staff.post(address, data, follow=True)

    assert PrincipleRevision.objects.get(pk=rewritten.pk).statement_en == "One paragraph only."
    assert "nombre de paragraphes : 1" in text_of(answer)
