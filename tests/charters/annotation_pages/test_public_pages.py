"""Annotations as everyone finds them: lists, each by itself, wordings, the page of a principle, data."""

import json

import lxml.html
import pytest
from django.urls import reverse
from django.utils import timezone

from charters.domain.correcting import publish_correction
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from charters.models import Annotation, Placement, PrincipleRevision
from tests import factories
from tests.charters.annotation_pages.steps import DAY
from tests.charters.steps import changed
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("charters:annotation_list", 8),
        ("charters:wording", 11),
        ("charters:annotation", 8),
        ("charters:principle", 21),
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
