"""Pages on which cities annotate and readers find what they wrote: forms, lists, each annotation, wordings, data."""

import datetime
import json

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charters.domain.correcting import publish_correction
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation, put_to_vote
from charters.models import Annotation, Placement, PrincipleRevision
from tests import factories
from tests.charters.steps import changed
from tests.factories.annotations import edition_in_consultation
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 2)
ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</p></blockquote><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "&lt;script&gt;",
    "]]><!--",
]


@pytest.fixture
def edition():
    return edition_in_consultation(articles=2)


@pytest.fixture
def revision(edition):
    return edition.articles.first().revision


@pytest.fixture
def city(edition):
    """Signed in as the delegate of a city; ``city.page(name, …)`` is an address of its own."""
    return acting("delegate")


def acting(kind, member=None):
    client = Client()
    client.mandate = factories.MandateFactory(kind=kind, member=member or factories.MemberFactory())
    client.member = client.mandate.member
    client.user = factories.UserFactory(person=client.mandate.person)
    client.force_login(client.user)
    client.page = lambda name, *args: reverse(f"charters:{name}", args=[client.member.slug, *args])
    return client


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


def errors(response):
    return {
        name: [error.code or str(error) for error in found.as_data()]
        for name, found in response.context["form"].errors.items()
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


def test_the_list_marks_the_passages_of_its_page(client, edition, revision):
    for quote in ("second paragraphe", "Un second", "premier"):
        factories.AnnotationFactory(edition=edition, revision=revision, quote=quote)

    page = client.get(reverse("charters:annotation_list", args=[revision.principle.key])).text

    assert "Un <mark>premier</mark> paragraphe." in page
    assert "<mark>Un second paragraphe</mark>." in page


def test_the_list_is_filtered_and_paged(client, edition, revision):
    factories.AnnotationFactory.create_batch(21, edition=edition, revision=revision)
    factories.AnnotationFactory(edition=edition, revision=revision, kind="question", body="La seule question.")
    page = reverse("charters:annotation_list", args=[revision.principle.key])

    first = client.get(page)
    assert (len(first.context["annotations"]), first.context["page"].paginator.count) == (20, 22)
    assert len(client.get(f"{page}?page=2").context["annotations"]) == 2
    assert [one.body for one in client.get(f"{page}?genre=question").context["annotations"]] == ["La seule question."]
    assert "Aucune annotation ne correspond" in text_of(client.get(f"{page}?suite=accepted"))
    assert len(client.get(f"{page}?genre=nimporte&page=x").context["annotations"]) == 20


def test_members_find_what_members_may_read_and_strangers_do_not(client, city, edition, revision):
    for visibility in ("public", "members", "city"):
        factories.AnnotationFactory(edition=edition, revision=revision, visibility=visibility)
    addresses = [
        reverse("charters:annotation_list", args=[revision.principle.key]),
        reverse("charters:wording", args=[revision.principle.key, "1.0"]),
        revision.principle.get_absolute_url(),
    ]

    for address in addresses:
        seen = [{one.visibility for one in reader.get(address).context["annotations"]} for reader in (client, city)]
        assert seen == [{"public"}, {"public", "members"}]


def test_hidden_words_are_read_by_their_city_and_the_team_only(client, client_of, city, edition, revision):
    annotation = factories.AnnotationFactory(edition=edition, revision=revision, member=city.member, body="Mot secret.")
    reply = factories.ReplyFactory(annotation=annotation, member=city.member, body="Réplique secrète.")
    for row in (annotation, reply):
        type(row).objects.filter(pk=row.pk).update(hidden_at=annotation.created_at, hidden_reason="Nomme quelqu'un.")
    other = acting("delegate")

    def read(reader):
        text = text_of(reader.get(annotation.get_absolute_url()))
        assert text.count("Nomme quelqu'un.") == 2
        return ("Mot secret." in text, "Réplique secrète." in text)

    assert [read(reader) for reader in (client, other)] == [(False, False)] * 2
    assert [read(reader) for reader in (city, client_of("secretariat"))] == [(True, True)] * 2
    data = client.get(reverse("charters:wording_annotations_json", args=[revision.principle.key, "1.0"]))
    assert "Mot secret." not in b"".join(data.streaming_content).decode()


def test_an_annotation_says_what_became_of_its_passage(client, edition, revision):
    annotation = factories.AnnotationFactory(edition=edition, revision=revision)
    following = draft_next_edition(edition, number="9.9", by=None)
    draft = changed(revision, "editorial", statement_fr="Un premier paragraphe.\n\nAutre chose.")
    open_consultation(following, by=None, on=DAY)
    assert "en cours de recherche" in text_of(client.get(annotation.get_absolute_url()))

    for state, quote, words in (
        ("moved", "Autre", "avec les mêmes mots"),
        ("changed", "Autre chose", "on lit désormais"),
        ("to_decide", "Autre", "La commission doit encore indiquer"),
        ("orphan", "", "reste attachée à la rédaction 1.0"),
    ):
        Placement.objects.update_or_create(
            annotation=annotation,
            revision=PrincipleRevision.objects.get(pk=draft.pk),
            defaults={"state": state, "start": 0, "end": len(quote), "quote": quote},
        )
        assert words in text_of(client.get(annotation.get_absolute_url()))


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


def test_accepted_it_leads_to_what_changed_once_the_edition_is_sealed(client, edition, revision):
    annotation = factories.AnnotationFactory(edition=edition, revision=revision)
    following = draft_next_edition(edition, number="9.9", by=None)
    Annotation.objects.filter(pk=annotation.pk).update(
        disposition="accepted", disposition_reason="Repris.", accepted_into=following, decided_at=annotation.created_at
    )
    comparison = reverse("charters:compare", args=[edition.charter.slug, "9.9", edition.number])
    assert comparison not in client.get(annotation.get_absolute_url()).text

    open_consultation(following, by=None, on=DAY)

    assert comparison in client.get(annotation.get_absolute_url()).text


def test_a_wording_stays_readable_with_its_annotations(client, edition, revision):
    factories.AnnotationFactory(edition=edition, revision=revision, body="Sur la première rédaction.")
    following = draft_next_edition(edition, number="9.9", by=None)
    changed(revision, "editorial", statement_fr="Un premier paragraphe.\n\nAutre chose.")
    open_consultation(following, by=None, on=DAY)
    key = revision.principle.key

    first, second = (client.get(reverse("charters:wording", args=[key, number])) for number in ("1.0", "1.1"))

    assert "Un <mark>second paragraphe</mark>." in first.text
    assert "Sur la première rédaction." in text_of(first)
    assert "Sur la première rédaction." not in text_of(second)
    assert client.get(reverse("charters:wording", args=[key, "7.0"])).status_code == 404


def test_a_correction_of_a_translation_is_marked_where_its_own_words_stand(client, edition, revision):
    annotation = factories.AnnotationFactory(
        edition=edition, revision=revision, language="en", quote="second paragraph"
    )
    better = "Here is a first, better paragraph.\n\nA second paragraph."
    correction = publish_correction(changed(revision, "translation", statement_en=better), by=None)
    start = better.index("second paragraph")
    Placement.objects.create(
        annotation=annotation,
        revision=correction,
        state="moved",
        start=start,
        end=start + len("second paragraph"),
        quote="second paragraph",
    )
    key = revision.principle.key

    def english(name, *args):
        return client.get(reverse(name, args=[key, *args]).replace("/fr/", "/en/")).text

    listed, old, new = (
        english("charters:annotation_list"),
        english("charters:wording", "1.0"),
        english("charters:wording", "1.0.1"),
    )

    assert "Here is a first, better paragraph." in listed
    assert "A <mark>second paragraph</mark>." in listed
    assert "A first paragraph." in old
    assert "A <mark>second paragraph</mark>." in old
    assert "Here is a first, better paragraph." in new


def test_a_place_decided_in_the_correction_of_a_translation_holds_for_readers_of_the_french(client, edition, revision):
    annotation = factories.AnnotationFactory(edition=edition, revision=revision)
    following = draft_next_edition(edition, number="9.9", by=None)
    draft = changed(revision, "editorial", statement_fr="Un premier paragraphe.\n\nAutre chose ici.")
    open_consultation(following, by=None, on=DAY)
    later = PrincipleRevision.objects.get(pk=draft.pk)
    better = "A first, better paragraph.\n\nSomething else."
    correction = publish_correction(changed(later, "translation", statement_en=better), by=None)
    Placement.objects.create(annotation=annotation, revision=later, state="orphan")
    start = later.statement_fr.index("Autre")
    Placement.objects.create(
        annotation=annotation,
        revision=correction,
        state="changed",
        start=start,
        end=start + len("Autre chose"),
        quote="Autre chose",
        decided_at=timezone.now(),
    )

    page = client.get(reverse("charters:annotation_list", args=[revision.principle.key]))

    [read] = page.context["annotations"]
    assert (read.place.state, read.place.number, read.place.quote) == ("changed", "1.1", "Autre chose")
    assert "<mark>Autre chose</mark> ici." in page.text


def test_what_is_gone_from_the_present_wording_can_be_listed(client, edition, revision):
    gone, _moved = factories.AnnotationFactory.create_batch(2, edition=edition, revision=revision)
    following = draft_next_edition(edition, number="9.9", by=None)
    draft = changed(revision, "editorial", statement_fr="Un premier paragraphe.\n\nAutre chose.")
    following = open_consultation(following, by=None, on=DAY)
    Placement.objects.create(annotation=gone, revision_id=draft.pk, state="orphan")
    page = reverse("charters:annotation_list", args=[revision.principle.key])

    response = client.get(f"{page}?lieu=orphan")

    assert [one.pk for one in response.context["annotations"]] == [gone.pk]


def test_a_full_page_keeps_within_its_budget_of_elements(client, edition, revision):
    factories.AnnotationFactory.create_batch(25, edition=edition, revision=revision)

    for name, args in (("annotation_list", []), ("wording", ["1.0"])):
        page = client.get(reverse(f"charters:{name}", args=[revision.principle.key, *args]))
        assert len(list(lxml.html.fromstring(page.content).iter("*"))) <= 250


def test_the_page_of_a_principle_tells_its_life(client, edition, revision):
    factories.AnnotationFactory.create_batch(4, edition=edition, revision=revision)
    following = draft_next_edition(edition, number="9.9", by=None)
    changed(revision, "editorial", statement_fr="Un premier paragraphe.\n\nUn second paragraphe, plus clair.")
    open_consultation(following, by=None, on=DAY)

    response = client.get(revision.principle.get_absolute_url())

    assert [(one.number, one.base, one.editions) for one in response.context["wordings"]] == [
        ("1.0", "", (edition.number,)),
        ("1.1", "1.0", ("9.9",)),
    ]
    text = text_of(response)
    assert "Pour être plus clair." in text
    assert "Annotations (4)" in text
    assert len(response.context["annotations"]) == 3


def test_the_page_of_a_principle_shows_corrected_translations(client, revision):
    publish_correction(
        changed(revision, "translation", statement_en="A first, better paragraph.\n\nA second paragraph."), by=None
    )

    address = revision.principle.get_absolute_url()

    assert "A first, better paragraph." in text_of(client.get(address.replace("/fr/", "/en/")))
    assert "A first, better paragraph." not in text_of(client.get(address))


def test_the_data_of_a_wording_are_w3c_annotations_of_what_everyone_may_read(client, edition, revision):
    annotation = factories.AnnotationFactory(edition=edition, revision=revision, kind="proposal")
    factories.AnnotationFactory(edition=edition, revision=revision, visibility="members")
    whole = factories.AnnotationFactory(edition=edition, revision=revision, quote="")

    response = client.get(reverse("charters:wording_annotations_json", args=[revision.principle.key, "1.0"]))
    data = json.loads(b"".join(response.streaming_content))

    first, second = data["first"]["items"]
    assert (data["type"], data["total"]) == ("AnnotationCollection", 2)
    assert (first["motivation"], first["body"]["value"]) == ("editing", annotation.body)
    assert first["target"]["selector"] == [
        {
            "type": "TextQuoteSelector",
            "exact": "second paragraphe",
            "prefix": "Un premier paragraphe.\n\nUn ",
            "suffix": ".",
        },
        {"type": "TextPositionSelector", "start": annotation.start, "end": annotation.end},
    ]
    assert second["id"].endswith(f"/annotations/{whole.pk}/")
    assert "selector" not in second["target"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_stay_text_wherever_they_are_shown(client, client_of, city, edition, attack):
    hostile = factories.EditionFactory()
    article = factories.ArticleFactory(edition=hostile, revision__statement_fr=f"Un texte. {attack}\n\nUn autre.")
    open_consultation(hostile, by=None, on=DAY)
    revision = article.revision
    annotation = factories.AnnotationFactory(
        edition=hostile, revision=revision, quote=attack, body=attack, member=city.member
    )
    factories.AnnotationFactory(
        edition=hostile, revision=revision, quote=attack, body=attack, member=city.member, published_at=None
    )
    factories.ReplyFactory(annotation=annotation, body=attack)
    Annotation.objects.filter(pk=annotation.pk).update(
        disposition="declined", disposition_reason=attack, decided_at=annotation.created_at
    )
    place = Placement.objects.create(annotation=annotation, revision=revision, state="to_decide", end=4, quote=attack)
    staff, key = client_of("commission-staff"), revision.principle.key
    pages = [
        (client, annotation.get_absolute_url()),
        (client, reverse("charters:annotation_list", args=[key])),
        (client, reverse("charters:wording", args=[key, "1.0"])),
        (client, revision.principle.get_absolute_url()),
        (client, reverse("charters:contributions", args=[hostile.charter.slug, hostile.number])),
        (city, city.page("city_annotations")),
        (city, city.page("annotation_add", key)),
        (city, city.page("annotation_reply", annotation.pk)),
        (staff, reverse("admin:charters_annotation_changelist")),
        (staff, reverse("admin:charters_annotation_change", args=[annotation.pk])),
        (staff, reverse("admin:charters_annotation_act", args=[annotation.pk, "decide"])),
        (staff, reverse("admin:charters_annotation_places")),
        (staff, reverse("admin:charters_annotation_place", args=[place.pk])),
    ]

    for reader, address in pages:
        response = reader.get(address)
        assert response.status_code == 200
        assert " ".join(attack.split()) in text_of(response), address
        for markup in ("<script>alert", "<img src=x", "<svg onload"):
            assert markup not in response.text, address


def test_characters_that_reorder_are_shown_from_no_annotation(client, edition, revision):
    annotation = factories.AnnotationFactory(edition=edition, revision=revision, body="montant \u202e0001\u202c")

    for address in (annotation.get_absolute_url(), reverse("charters:annotation_list", args=[revision.principle.key])):
        page = client.get(address).text
        assert "montant 0001" in page
        assert "\u202e" not in page


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("charters:annotation_list", 8),
        ("charters:wording", 11),
        ("charters:annotation", 8),
        ("charters:principle", 17),
    ],
)
def test_queries_of_public_pages_do_not_grow(
    client, django_assert_num_queries, edition, revision, name, queries, count
):
    rows = factories.AnnotationFactory.create_batch(count, edition=edition, revision=revision)
    for row in rows:
        factories.ReplyFactory.create_batch(count, annotation=row)
    args = {"charters:wording": ["1.0"], "charters:annotation": [rows[0].pk]}.get(name, [])
    address = reverse(name, args=[revision.principle.key, *args])

    with django_assert_num_queries(queries):
        client.get(address)


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
