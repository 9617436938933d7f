"""Charters in the administration: who may do what, official acts, sealed rows."""

import datetime

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from lxml.html import fromstring

from charter_portal.register.models import Entry
from charters.domain.enacting import open_consultation
from charters.domain.translating import states
from charters.models import Edition, PrincipleRevision
from tests import factories
from tests.portal.posting import fields_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    edition = factories.EditionFactory()
    for _ in range(2):
        factories.CriterionFactory(
            revision=factories.ArticleFactory(edition=edition).revision, text_en="Criterion", text_ar="معيار"
        )
    return edition


@pytest.fixture
def sealed(draft):
    return open_consultation(draft, by=None, on=datetime.date(2026, 11, 1))


def change_page(row):
    return reverse(f"admin:charters_{row._meta.model_name}_change", args=[row.pk])


def opening_page(edition):
    return reverse("admin:charters_edition_open_consultation", args=[edition.pk])


def review_page(row, language):
    return reverse(f"admin:charters_{row._meta.model_name}_review_translation", args=[row.pk, language])


def messages_of(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_reviewing_an_opening_changes_nothing(client_of, draft):
    response = client_of("commission-staff").get(opening_page(draft))

    draft.refresh_from_db()
    assert (response.status_code, draft.status, Entry.objects.count()) == (200, "draft", 0)


def test_review_page_names_each_wording_that_will_be_sealed(client_of, draft):
    shown = text_of(client_of("commission-staff").get(opening_page(draft)))

    assert [article.revision.title_fr in shown for article in draft.articles.all()] == [True, True]


def test_opening_a_consultation_seals_the_edition_and_records_the_act(client_of, draft):
    client = client_of("commission-staff")
    day = timezone.localdate() + datetime.timedelta(days=30)

    response = client.post(opening_page(draft), {"version": draft.version, "closes_on": day.isoformat()})

    draft.refresh_from_db()
    entry = Entry.objects.get()
    assert response.status_code == 302
    assert (draft.status, draft.is_sealed, draft.consultation_closes_on) == ("consultation", True, day)
    assert (entry.act, entry.actor) == ("consultation_opened", client.user.actor_number)


def test_opening_a_text_that_changed_since_it_was_reviewed_is_refused(client_of, draft):
    Edition.objects.filter(pk=draft.pk).update(version=5)

    response = client_of("commission-staff").post(opening_page(draft), {"version": 4})

    draft.refresh_from_db()
    assert (response.status_code, draft.status) == (200, "draft")


def test_opening_an_edition_without_articles_says_why_not(client_of):
    empty = factories.EditionFactory()

    response = client_of("commission-staff").post(opening_page(empty), {"version": 0})

    empty.refresh_from_db()
    assert (response.status_code, empty.status) == (200, "draft")
    assert "n’a aucun article" in text_of(response).replace("'", "’")


def test_what_is_missing_is_listed_before_opening(client_of, draft):
    PrincipleRevision.objects.filter(articles__edition=draft).update(statement_fr="")

    response = client_of("commission-staff").get(opening_page(draft))

    assert b'class="blocking"' in response.content
    assert b'type="submit" class="default"' not in response.content


@pytest.mark.parametrize(("role", "status"), [("commission-staff", 200), ("secretariat", 403), ("administrator", 200)])
def test_who_may_open_a_consultation(client_of, draft, role, status):
    client = client_of(role)

    assert client.get(opening_page(draft)).status_code == status


def test_the_secretariat_cannot_open_a_consultation_by_posting(client_of, draft):
    response = client_of("secretariat").post(opening_page(draft), {"version": 0})

    draft.refresh_from_db()
    assert (response.status_code, draft.status) == (403, "draft")


def test_marking_a_translation_as_reviewed(client_of, draft):
    wording = draft.articles.first().revision

    response = client_of("commission-staff").post(review_page(wording, "en"), {"version": 0})

    assert response.status_code == 302
    assert states(PrincipleRevision.objects.get(pk=wording.pk)) == {"en": "reviewed", "ar": "unreviewed"}


def test_a_sealed_wording_can_still_be_reviewed(client_of, sealed):
    wording = sealed.articles.first().revision

    client_of("commission-staff").post(review_page(wording, "ar"), {"version": 0})

    assert states(PrincipleRevision.objects.get(pk=wording.pk))["ar"] == "reviewed"


@pytest.mark.parametrize(("language", "status"), [("fr", 404), ("de", 404), ("ar", 200)])
def test_languages_that_can_be_reviewed(client_of, draft, language, status):
    assert client_of("commission-staff").get(review_page(draft, language)).status_code == status


def test_the_secretariat_cannot_mark_a_translation_as_reviewed(client_of, draft):
    assert client_of("secretariat").post(review_page(draft, "en"), {"version": 0}).status_code == 403


def test_editing_a_translation_records_the_french_it_was_made_from(client_of, draft):
    client, wording = client_of("commission-staff"), draft.articles.first().revision
    data = fields_of(client.get(change_page(wording)), "principlerevision_form")

    client.post(change_page(wording), data | {"title_en": "A better title"})
    data = fields_of(client.get(change_page(wording)), "principlerevision_form")
    client.post(change_page(wording), data | {"title_fr": "Un titre changé ensuite"})

    assert states(PrincipleRevision.objects.get(pk=wording.pk)) == {"en": "stale", "ar": "unreviewed"}


@pytest.mark.parametrize("role", ["commission-staff", "administrator"])
def test_sealed_rows_are_shown_without_buttons_and_with_advice(client_of, sealed, role):
    client = client_of(role)
    for row in (sealed, sealed.articles.first().revision):
        response = client.get(change_page(row))

        assert response.status_code == 200
        assert b'class="sealed"' in response.content
        assert [name in response.content for name in (b'name="_save"', b"deletelink", b'name="version"')] == [False] * 3


def test_sealed_texts_say_their_language(client_of, sealed):
    wording = sealed.articles.first().revision

    page = fromstring(client_of("commission-staff").get(change_page(wording)).content.decode())

    assert page.xpath("//td[contains(@class, 'field-text_ar')]/p[@lang='ar' and @dir='rtl']/text()") == ["معيار"]
    assert page.xpath("//*[contains(@class, 'readonly') and @lang='fr']/text()")[0].strip() == wording.title_fr
    assert len(page.xpath("//*[contains(@class, 'readonly') and @lang='ar' and @dir='rtl']")) >= 3


@pytest.mark.parametrize("role", ["commission-staff", "administrator"])
def test_sealed_rows_refuse_a_forged_post(client_of, sealed, role):
    client, wording = client_of(role), sealed.articles.first().revision

    changed = client.post(change_page(wording), {"title_fr": "Forcé", "version": "0"})
    deleted = client.post(reverse("admin:charters_principlerevision_delete", args=[wording.pk]), {"post": "yes"})

    title = wording.title_fr
    wording.refresh_from_db()
    assert (changed.status_code, deleted.status_code, wording.title_fr) == (403, 403, title)


def test_deleting_sealed_rows_by_the_list_refuses_with_a_message(client_of, sealed, draft):
    wording = sealed.articles.first().revision
    data = {"action": "delete_selected", "_selected_action": [wording.pk], "post": "yes"}

    response = client_of("administrator").post(reverse("admin:charters_principlerevision_changelist"), data)

    assert (response.status_code, len(messages_of(response))) == (302, 1)
    assert PrincipleRevision.objects.filter(pk=wording.pk).exists()


def test_a_draft_sealed_while_it_was_edited_refuses_and_says_so(client_of, draft):
    client, wording = client_of("administrator"), draft.articles.first().revision
    data = fields_of(client.get(change_page(wording)), "principlerevision_form")
    open_consultation(draft, by=None, on=datetime.date(2026, 11, 1))

    response = client.post(change_page(wording), data | {"title_fr": "Trop tard"})

    wording.refresh_from_db()
    assert (response.status_code, wording.title_fr == "Trop tard") == (403, False)


def test_status_and_seal_are_no_fields(client_of, draft):
    client = client_of("administrator")
    data = fields_of(client.get(change_page(draft)), "edition_form")

    client.post(change_page(draft), data | {"status": "in_force", "sealed_at": "2026-01-01", "number": "0.9"})

    draft.refresh_from_db()
    assert (draft.number, draft.status, draft.sealed_at) == ("0.9", "draft", None)


def test_articles_are_ordered_by_their_numbers_without_a_script(client_of):
    edition = factories.EditionFactory()
    first, second, third = (factories.ArticleFactory(edition=edition, position=n) for n in (1, 2, 3))
    client = client_of("commission-staff")
    data = fields_of(client.get(change_page(edition)), "edition_form")

    client.post(change_page(edition), data | {"articles-2-position": "1"})

    assert list(edition.articles.values_list("pk", "position")) == [(third.pk, 1), (first.pk, 2), (second.pk, 3)]


def test_an_article_moved_down_stands_after_the_one_that_had_its_number(client_of):
    edition = factories.EditionFactory()
    first, second, third = (factories.ArticleFactory(edition=edition, position=n) for n in (1, 2, 3))
    client = client_of("commission-staff")
    data = fields_of(client.get(change_page(edition)), "edition_form")

    client.post(change_page(edition), data | {"articles-0-position": "2"})

    assert list(edition.articles.values_list("pk", "position")) == [(second.pk, 1), (first.pk, 2), (third.pk, 3)]


def test_a_new_row_with_a_number_that_is_taken_passes_in_front(client_of):
    edition = factories.EditionFactory()
    first, second, third = (factories.ArticleFactory(edition=edition, position=n) for n in (1, 2, 3))
    new = factories.PrincipleRevisionFactory(principle__charter=edition.charter)
    client = client_of("commission-staff")
    data = fields_of(client.get(change_page(edition)), "edition_form")
    added = {"articles-TOTAL_FORMS": "4", "articles-3-revision": str(new.pk), "articles-3-position": "2"}

    client.post(change_page(edition), data | added)

    order = [first.revision_id, new.pk, second.revision_id, third.revision_id]
    assert list(edition.articles.values_list("revision", flat=True)) == order


def test_history_says_who_changed_what_in_which_language(client_of, draft):
    client, wording = client_of("commission-staff"), draft.articles.first().revision
    data = fields_of(client.get(change_page(wording)), "principlerevision_form")
    client.post(change_page(wording), data | {"title_ar": "عنوان جديد"})

    response = client.get(reverse("admin:charters_principlerevision_history", args=[wording.pk]))

    assert client.user.email in text_of(response)
    assert b'lang="ar" dir="rtl"' in response.content
    assert "جديد" in text_of(response)


def test_history_is_read_only(client_of, draft):
    client, wording = client_of("administrator"), draft.articles.first().revision
    version = wording.history.first().pk

    response = client.post(
        reverse("admin:charters_principlerevision_simple_history", args=[wording.pk, version]), {"title_fr": "Forcé"}
    )

    assert response.status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("model", "queries"), [("edition", 13), ("principlerevision", 10), ("principle", 8), ("charter", 8)]
)
def test_lists_cost_the_same_whatever_their_length(client_of, django_assert_num_queries, model, queries, rows):
    for _ in range(rows):
        factories.CriterionFactory(revision=factories.ArticleFactory().revision)
    client = client_of("commission-staff")

    with django_assert_num_queries(queries):
        client.get(reverse(f"admin:charters_{model}_changelist"))
