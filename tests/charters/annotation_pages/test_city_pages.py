"""A city annotates on its pages: it drafts, reads again, publishes and replies."""

import pytest
from django.test import Client
from django.urls import reverse

from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation, put_to_vote
from charters.models import Annotation, Placement
from tests import factories
from tests.charters.annotation_pages.steps import DAY, acting
from tests.charters.steps import changed
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db


def filled(**changes):
    return {
        "where": "words",
        "quote": "second paragraphe",
        "start": "",
        "end": "",
        "kind": "question",
        "visibility": "public",
        "body": "Qui décide ?",
        **changes,
    }


def add(client, revision, **changes):
    return client.post(client.page("annotation_add", revision.principle.key), filled(**changes))


def test_a_delegate_writes_reads_again_and_publishes(city, revision):
    response = add(city, revision)
    draft = Annotation.objects.get()
    assert response.url == city.page("annotation_publish", draft.pk)
    assert (draft.author, draft.member, draft.published_at) == (city.user, city.member, None)

    review = city.get(response.url)
    assert "Qui décide ?" in text_of(review)
    city.post(response.url, {"version": str(draft.version)})

    draft.refresh_from_db()
    assert draft.published_by == city.user
    assert "Qui décide ?" in text_of(Client().get(draft.get_absolute_url()))


def test_a_contributor_drafts_and_is_told_who_publishes(edition, revision):
    client = acting("contributor")

    response = add(client, revision)

    assert response.url == client.page("city_annotations")
    assert "suppléant de votre ville le publie" in text_of(client.get(response.url))
    assert client.post(client.page("annotation_publish", Annotation.objects.get().pk)).status_code == 403


@pytest.mark.parametrize(
    ("changes", "quote"),
    [
        ({"quote": " SECOND \n paragraphe "}, "second paragraphe"),
        ({"where": "1", "quote": ""}, "Un premier paragraphe."),
        ({"where": "2"}, "Un second paragraphe."),
        ({"where": "all"}, ""),
        ({"quote": "paragraphe", "start": "11", "end": "21"}, "paragraphe"),
        ({"quote": "second paragraphe", "start": "0", "end": "4"}, "second paragraphe"),
        ({"quote": "second paragraphe", "start": "-5", "end": "99999"}, "second paragraphe"),
    ],
)
def test_a_passage_is_named_by_words_paragraph_or_selection(city, revision, changes, quote):
    add(city, revision, **changes)

    draft = Annotation.objects.get()
    assert draft.quote == quote
    assert revision.statement_fr[draft.start : draft.end] == quote


def test_a_selection_of_emoji_is_counted_as_browsers_count(city):
    edition = factories.EditionFactory()
    article = factories.ArticleFactory(
        edition=edition, revision__statement_fr="Une ville 🏙🏙 ouverte, ouverte.\n\nDeux."
    )
    open_consultation(edition, by=None, on=DAY)
    text = article.revision.statement_fr
    start = text.rindex("ouverte")

    add(city, article.revision, quote="ouverte", start=str(start + 2), end=str(start + 9))

    draft = Annotation.objects.get()
    assert (draft.start, draft.quote) == (start, "ouverte")


def test_words_that_stand_twice_are_chosen_by_their_place(city, revision):
    response = add(city, revision, quote="paragraphe")

    assert list(response.context["form"].errors) == ["place"]
    assert [value for value, _label in response.context["form"].fields["place"].choices] == ["11", "34"]
    assert response.context["form"]["body"].value() == "Qui décide ?"
    add(city, revision, quote="paragraphe", place="34")
    assert Annotation.objects.get().start == 34


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"quote": "des mots d'ailleurs"}, "quote"),
        ({"quote": ""}, "quote"),
        ({"where": "3"}, "where"),
        ({"kind": "poème"}, "kind"),
        ({"visibility": ""}, "visibility"),
        ({"body": "  "}, "body"),
        ({"body": "x" * 4001}, "body"),
        ({"body": "montant \u202e0001"}, "body"),
    ],
)
def test_a_mistake_names_its_field_and_loses_nothing(city, revision, changes, field):
    typed = filled(**changes)
    response = city.post(city.page("annotation_add", revision.principle.key), typed)

    form = response.context["form"]
    assert list(form.errors) == [field]
    assert f'href="#{form[field].id_for_label or form[field].auto_id}"' in response.text
    assert form["body"].value() == typed["body"]
    assert not Annotation.objects.exists()


def test_what_is_posted_besides_the_form_is_ignored(city, revision):
    other = factories.MemberFactory()

    add(
        city, revision, member=other.pk, author=other.pk, published_at="2026-01-01", disposition="accepted", edition="1"
    )

    draft = Annotation.objects.get()
    assert (draft.member, draft.author, draft.published_at, draft.disposition) == (city.member, city.user, None, "none")


def test_a_draft_is_changed_and_deleted_by_its_city(city, revision):
    add(city, revision, where="2")
    draft = Annotation.objects.get()
    page = city.page("annotation_edit", draft.pk)
    assert city.get(page).context["form"].initial["where"] == "2"

    city.post(page, filled(body="Autrement.", version="0"))
    assert Annotation.objects.get().body == "Autrement."
    city.post(city.page("annotation_discard", draft.pk))

    assert not Annotation.objects.exists()


def test_the_second_of_two_colleagues_sees_what_the_first_wrote(city, revision):
    add(city, revision)
    page = city.page("annotation_edit", Annotation.objects.get().pk)
    city.post(page, filled(body="La première.", version="0"))

    response = city.post(page, filled(body="La seconde.", version="0"))

    assert "La première." in text_of(response)
    assert response.context["form"]["body"].value() == "La seconde."
    assert Annotation.objects.get().body == "La première."
    city.post(page, filled(body="La seconde.", version=response.context["form"]["version"].value()))
    assert Annotation.objects.get().body == "La seconde."


def test_a_draft_read_before_a_colleague_changed_it_is_not_published(city, revision):
    add(city, revision)
    draft = Annotation.objects.get()
    city.post(city.page("annotation_edit", draft.pk), filled(body="Autrement.", version="0"))

    response = city.post(city.page("annotation_publish", draft.pk), {"version": "0"})

    assert response.url == city.page("annotation_publish", draft.pk)
    assert not Annotation.objects.published().exists()


def test_once_the_consultation_is_over_drafts_stay_but_are_not_published(city, edition, revision):
    add(city, revision)
    draft = Annotation.objects.get()
    put_to_vote(edition, by=None, on=DAY)

    page = city.page("annotation_publish", draft.pk)
    city.post(page, {"version": "0"})

    assert "ne peut pas être publié" in text_of(city.get(page))
    assert not Annotation.objects.published().exists()
    assert "ne peut pas être annoté" in text_of(city.get(city.page("annotation_add", revision.principle.key)))
    assert add(city, revision).status_code == 200
    assert Annotation.objects.count() == 1


@pytest.mark.parametrize("name", ["annotation_edit", "annotation_discard", "annotation_publish"])
def test_another_citys_draft_and_an_absent_one_answer_alike(city, name):
    foreign = factories.AnnotationFactory(published_at=None)

    answers = [city.get(city.page(name, pk)) for pk in (foreign.pk, 999_999)]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_of_two_consultations_each_principle_is_listed_once_of_the_latest(city, edition):
    second = open_consultation(draft_next_edition(edition, number="99.0", by=None), by=None, on=DAY)

    listed = city.get(city.page("city_annotations")).context["articles"]

    assert {article.edition for article in listed} == {second}
    assert len(listed) == 2


def test_a_city_replies_to_another(city, revision, edition):
    annotation = factories.AnnotationFactory(edition=edition, revision=revision, visibility="members")

    response = city.post(city.page("annotation_reply", annotation.pk), {"body": "Nous aussi."})

    assert response.url == annotation.get_absolute_url()
    assert "Nous aussi." in text_of(city.get(response.url))


def test_nobody_replies_in_the_name_of_one_city_to_what_the_other_keeps_to_itself(city, edition, revision):
    other = factories.MandateFactory(person=city.mandate.person).member
    note = factories.AnnotationFactory(edition=edition, revision=revision, member=other, visibility="city")

    assert city.get(city.page("annotation_reply", note.pk)).status_code == 404
    assert city.get(reverse("charters:annotation_reply", args=[other.slug, note.pk])).status_code == 200


def test_from_a_public_page_one_is_led_to_the_form_of_ones_city(city, revision):
    page = reverse("charters:choose_city", args=[revision.principle.key])
    assert city.get(page).url == city.page("annotation_add", revision.principle.key)

    other = factories.MandateFactory(person=city.mandate.person).member

    assert [member for member, _address in city.get(page).context["choices"]] == [city.member, other]


def test_its_city_is_told_so_in_its_own_list(city, edition, revision):
    annotation = factories.AnnotationFactory(edition=edition, revision=revision, member=city.member)
    following = draft_next_edition(edition, number="9.9", by=None)
    draft = changed(revision, "editorial", statement_fr="Un premier paragraphe.\n\nAutre chose.")
    open_consultation(following, by=None, on=DAY)
    Placement.objects.create(annotation=annotation, revision_id=draft.pk, state="orphan")

    assert "reste attachée à la rédaction 1.0" in text_of(city.get(city.page("city_annotations")))


def test_a_city_is_told_what_to_do_with_its_own_where_the_team_places_nothing(city, edition, revision):
    annotation = factories.AnnotationFactory(edition=edition, revision=revision, member=city.member, visibility="city")
    following = draft_next_edition(edition, number="9.9", by=None)
    draft = changed(revision, "editorial", statement_fr="Un premier paragraphe.\n\nUne seconde chose.")
    open_consultation(following, by=None, on=DAY)
    Placement.objects.create(annotation=annotation, revision_id=draft.pk, state="to_decide")

    text = text_of(city.get(city.page("city_annotations")))

    assert "annotez les mots d'aujourd'hui" in text
    assert "commission doit encore" not in text


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [("city_annotations", 15), ("annotation_add", 7), ("annotation_publish", 7), ("annotation_reply", 7)],
)
def test_queries_of_a_citys_pages_do_not_grow(city, django_assert_num_queries, edition, revision, name, queries, count):
    fields = {"edition": edition, "revision": revision, "member": city.member}
    drafts = factories.AnnotationFactory.create_batch(count, published_at=None, **fields)
    published = factories.AnnotationFactory.create_batch(count, **fields)
    args = {
        "annotation_add": [revision.principle.key],
        "annotation_publish": [drafts[0].pk],
        "annotation_reply": [published[0].pk],
    }.get(name, [])

    with django_assert_num_queries(queries):
        city.get(city.page(name, *args))
