"""The next edition is made from a sealed one, and a new wording from a sealed wording."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from charters.domain.drafting import draft_next_edition, draft_wording, next_free_number
from charters.domain.enacting import open_consultation
from charters.domain.translating import mark_reviewed, states
from charters.exceptions import BaseNotSealed, EditionNotSealed, EditionNumberTaken
from charters.models import Article, Edition, PrincipleRevision
from tests import factories
from tests.charters.steps import changed
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 1)


@pytest.fixture
def by():
    return factories.UserFactory(group="commission-staff")


@pytest.fixture
def sealed():
    edition = factories.EditionFactory(number="0.1")
    for position in (1, 2):
        article = factories.ArticleFactory(edition=edition, position=position, heading_fr=f"Groupe {position}")
        factories.CriterionFactory(revision=article.revision, position=1, text_en="Criterion", text_ar="معيار")
    return open_consultation(edition, by=None, on=DAY)


def contents(edition):
    articles = edition.articles.order_by("position")
    return [edition.preamble_ar, *articles.values_list("position", "revision", "heading_fr", "heading_ar")]


@pytest.mark.parametrize(
    ("number", "others", "free"),
    [("0.1", [], "0.2"), ("0.9", [], "0.10"), ("1.0", ["1.1", "1.2"], "1.3"), ("2.0.1", [], "2.0.2"), ("3", [], "4")],
)
def test_the_next_number_follows_and_is_free(number, others, free):
    edition = factories.EditionFactory(number=number)
    for other in others:
        factories.EditionFactory(number=other)

    assert next_free_number(edition) == free


def test_the_next_edition_holds_what_the_sealed_one_does(sealed, by):
    draft = draft_next_edition(sealed, number="0.2", by=by)

    draft = Edition.objects.get(pk=draft.pk)
    assert (draft.status, draft.based_on, draft.number, draft.is_sealed) == ("draft", sealed, "0.2", False)
    assert contents(draft) == contents(sealed)
    assert draft.history.get().history_user == by
    assert draft.articles.first().history.get().history_user == by


def test_a_number_given_already_makes_nothing(sealed, by):
    with pytest.raises(EditionNumberTaken):
        draft_next_edition(sealed, number="0.1", by=by)

    assert (Edition.objects.count(), Article.objects.count()) == (1, 2)


def test_what_is_not_sealed_is_edited_itself(by):
    with pytest.raises(EditionNotSealed):
        draft_next_edition(factories.EditionFactory(), number="0.9", by=by)
    with pytest.raises(BaseNotSealed):
        draft_wording(factories.PrincipleRevisionFactory(), change="editorial", by=by)


def test_a_new_wording_has_the_same_words_and_takes_its_place_in_the_draft(sealed, by):
    draft = draft_next_edition(sealed, number="0.2", by=by)
    old = sealed.articles.first().revision
    mark_reviewed(old, language="en", by=by, at=timezone.now())

    new, editions = draft_wording(old, change="substantive", by=by)

    new = PrincipleRevision.objects.get(pk=new.pk)
    assert (new.base, new.change, new.number, new.title_ar) == (old, "substantive", "", old.title_ar)
    assert [criterion.text_en for criterion in new.criteria.all()] == ["Criterion"]
    assert states(new) == states(old) == {"en": "reviewed", "ar": "unreviewed"}
    assert editions == [draft]
    assert draft.articles.order_by("position").first().revision == new
    assert sealed.articles.order_by("position").first().revision == old


def test_the_draft_made_so_can_be_opened_and_numbers_the_change(sealed, by):
    draft = draft_next_edition(sealed, number="0.2", by=by)
    new = changed(sealed.articles.first().revision, "editorial", statement_fr="Autre.\n\nAutre encore.")

    open_consultation(Edition.objects.get(pk=draft.pk), by=by, on=DAY)

    new.refresh_from_db()
    assert new.number == "1.1"


def test_staff_prepare_the_next_edition_and_change_a_wording_in_it(client_of, sealed):
    client = client_of("commission-staff")
    following = reverse("admin:charters_edition_next", args=[sealed.pk])
    edition_page = reverse("admin:charters_edition_change", args=[sealed.pk])
    assert following in client.get(edition_page).text
    assert client.get(following).context["form"].initial == {"number": "0.2"}

    answer = client.post(following, {"number": "0.2"})

    draft = Edition.objects.get(number="0.2")
    assert answer.url == reverse("admin:charters_edition_change", args=[draft.pk])
    old = draft.articles.order_by("position").first().revision
    page = reverse("admin:charters_principlerevision_new", args=[old.pk])
    assert str(draft) in text_of(client.get(page))
    answer = client.post(page, {"change": "editorial"})
    new = PrincipleRevision.objects.get(base=old)
    assert answer.url == reverse("admin:charters_principlerevision_change", args=[new.pk])


@pytest.mark.parametrize("number", ["0.1", "0/2", ""])
def test_a_number_that_does_not_do_is_asked_again(client_of, sealed, number):
    page = reverse("admin:charters_edition_next", args=[sealed.pk])

    answer = client_of("commission-staff").post(page, {"number": number})

    assert (answer.status_code, Edition.objects.count()) == (200, 1)


def test_a_change_is_named(client_of, sealed):
    page = reverse("admin:charters_principlerevision_new", args=[sealed.articles.first().revision.pk])

    assert client_of("commission-staff").post(page, {"change": "first"}).status_code == 200
    assert PrincipleRevision.objects.count() == 2
