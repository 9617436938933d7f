"""The team reads annotations, replies, decides, moderates, and says where they stand in new wordings."""

import pytest
from django.urls import reverse

from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from charters.models import Annotation, Placement, PrincipleRevision, Reply
from tests import factories
from tests.charters.steps import changed
from tests.factories.annotations import OPENED_ON, edition_in_consultation
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db

LIST = reverse("admin:charters_annotation_changelist")
QUEUE = reverse("admin:charters_annotation_places")
NEW = "Un premier paragraphe.\n\nLa ville publie ses comptes, et un paragraphe."


@pytest.fixture
def client(client_of):
    return client_of("commission-staff")


@pytest.fixture
def annotation():
    return factories.AnnotationFactory(body="Qui décide ?")


@pytest.fixture
def place(annotation):
    """Where the annotation stands in a new wording: the portal does not know."""
    following = draft_next_edition(annotation.edition, number="9.9", by=None)
    draft = changed(annotation.revision, "editorial", statement_fr=NEW)
    open_consultation(following, by=None, on=OPENED_ON)
    revision = PrincipleRevision.objects.get(pk=draft.pk)
    return Placement.objects.create(annotation=annotation, revision=revision, state="to_decide", end=2, quote="Un")


def act(annotation, name):
    return reverse("admin:charters_annotation_act", args=[annotation.pk, name])


def test_what_a_city_keeps_to_itself_is_nowhere_in_the_administration(client, annotation):
    for fields in ({"visibility": "city"}, {"published_at": None}):
        kept = factories.AnnotationFactory(body="Note interne.", **fields)
        assert "Note interne." not in text_of(client.get(LIST + "?q=Note"))
        assert client.get(reverse("admin:charters_annotation_change", args=[kept.pk])).status_code == 302
        assert client.get(act(kept, "hide")).status_code == 404


def test_an_annotation_is_read_with_what_can_be_done(client, annotation):
    factories.ReplyFactory(annotation=annotation, body="Une réponse.")

    page = client.get(reverse("admin:charters_annotation_change", args=[annotation.pk]))

    text = text_of(page)
    assert "Qui décide ?" in text
    assert "Une réponse." in text
    assert [address for _label, address in page.context["official_acts"]] == [
        act(annotation, name) for name in ("answer", "decide", "hide")
    ]


def test_the_commission_replies(client, annotation):
    response = client.post(act(annotation, "answer"), {"version": "0", "body": "La ville."})

    reply = Reply.objects.get()
    assert response.url == reverse("admin:charters_annotation_change", args=[annotation.pk])
    assert (reply.body, reply.member, reply.author) == ("La ville.", None, client.user)


def test_the_commission_decides_and_may_decide_again(client, annotation):
    later = factories.EditionFactory(charter=annotation.edition.charter, number="9.9")
    data = {"version": "0", "disposition": "accepted", "accepted_into": later.pk, "reason": "Repris."}
    client.post(act(annotation, "decide"), data)
    page = client.get(act(annotation, "decide"))
    assert page.context["form"]["reason"].value() == "Repris."

    client.post(act(annotation, "decide"), {"version": "1", "disposition": "declined", "reason": "Finalement non."})

    stored = Annotation.objects.get()
    assert (stored.disposition, stored.disposition_reason, stored.accepted_into) == (
        "declined",
        "Finalement non.",
        None,
    )


def test_an_edition_before_or_of_another_charter_is_no_choice(client, annotation):
    factories.EditionFactory(charter__slug="autre", charter__kind="reference", number="7")

    form = client.get(act(annotation, "decide")).context["form"]

    assert list(form.fields["accepted_into"].queryset) == []


@pytest.mark.parametrize(
    ("name", "data", "field"),
    [
        ("answer", {"body": ""}, "body"),
        ("answer", {"body": "\u202eX"}, "body"),
        ("answer", {"body": "\u200b"}, "body"),
        ("decide", {"disposition": "declined", "reason": ""}, "reason"),
        ("decide", {"disposition": "declined", "reason": "\u200b"}, "reason"),
        ("hide", {"reason": "\u200b"}, "reason"),
        ("decide", {"disposition": "none", "reason": "Rien."}, "disposition"),
        ("hide", {"reason": ""}, "reason"),
    ],
)
def test_a_mistake_names_its_field_and_does_nothing(client, annotation, name, data, field):
    response = client.post(act(annotation, name), {"version": "0", **data})

    assert list(response.context["form"].errors) == [field]
    assert not Reply.objects.exists()
    assert Annotation.objects.get().version == 0


def test_whoever_read_an_earlier_state_looks_again(client, annotation):
    Annotation.objects.update(version=3)

    response = client.post(act(annotation, "hide"), {"version": "0", "reason": "Non."})

    assert response.status_code == 200
    assert response.context["form"]["version"].value() == 3
    assert Annotation.objects.get().is_hidden is False


def test_words_are_hidden_and_shown_again(client, annotation):
    reply = factories.ReplyFactory(annotation=annotation)
    client.post(act(annotation, "hide"), {"version": "0", "reason": "Nomme quelqu'un."})
    page = reverse("admin:charters_annotation_reply", args=[annotation.pk, reply.pk, "hide"])
    client.post(page, {"version": "1", "reason": "Hors sujet."})
    assert (Annotation.objects.get().hidden_reason, Reply.objects.get().hidden_reason) == (
        "Nomme quelqu'un.",
        "Hors sujet.",
    )
    assert client.get(page).status_code == 404

    client.post(act(annotation, "show"), {"version": "2"})

    assert Annotation.objects.get().is_hidden is False


def test_a_reply_to_another_annotation_is_not_found(client, annotation):
    foreign = factories.ReplyFactory()

    page = reverse("admin:charters_annotation_reply", args=[annotation.pk, foreign.pk, "hide"])

    assert client.get(page).status_code == 404


def test_the_queue_leads_to_each_place_and_empties(client, place):
    assert reverse("admin:charters_annotation_place", args=[place.pk]) in client.get(QUEUE).text

    response = client.post(
        reverse("admin:charters_annotation_place", args=[place.pk]), {"verdict": "there", "quote": "ses comptes"}
    )

    place.refresh_from_db()
    assert response.url == QUEUE
    assert (place.state, place.quote, place.decided_by) == ("changed", "ses comptes", client.user)
    assert "Aucune annotation n'attend" in text_of(client.get(QUEUE))


def test_a_passage_that_is_gone_stays_with_its_wording(client, place):
    client.post(reverse("admin:charters_annotation_place", args=[place.pk]), {"verdict": "gone", "quote": ""})

    place.refresh_from_db()
    assert (place.state, place.start, place.end, place.decided_by) == ("orphan", 0, 0, client.user)


def test_of_two_who_place_the_second_is_told_what_the_first_decided(client, client_of, place):
    address = reverse("admin:charters_annotation_place", args=[place.pk])
    seen = client.get(address).context["form"]["seen"].value()
    client.post(address, {"verdict": "there", "quote": "ses comptes", "seen": seen})
    second = client_of("secretariat")

    refused = second.post(address, {"verdict": "there", "quote": "La ville", "seen": seen})

    place.refresh_from_db()
    assert (place.quote, place.decided_by) == ("ses comptes", client.user)
    assert "ses comptes" in text_of(refused)
    form = refused.context["form"]
    assert form["quote"].value() == "La ville"
    second.post(address, {"verdict": "gone", "seen": form["seen"].value()})
    place.refresh_from_db()
    assert (place.state, place.decided_by) == ("orphan", second.user)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"verdict": "there", "quote": "ailleurs"}, "quote"),
        ({"verdict": "there", "quote": ""}, "quote"),
        ({"verdict": "there", "quote": "paragraphe"}, "place"),
        ({"quote": "ses comptes"}, "verdict"),
    ],
)
def test_a_place_that_is_not_there_is_refused_by_its_field(client, place, data, field):
    response = client.post(reverse("admin:charters_annotation_place", args=[place.pk]), data)

    assert list(response.context["form"].errors) == [field]
    assert Placement.objects.get().decided_at is None


def test_the_home_page_counts_what_waits(client, place):
    waiting = {
        str(sentence): (count, address)
        for sentence, count, address in client.get(reverse("admin:index")).context["waiting"]
    }

    assert waiting["Annotations auxquelles répondre"][0] == 1
    assert waiting["Annotations en attente d'emplacement"] == (1, QUEUE)
    assert client.get(waiting["Annotations auxquelles répondre"][1]).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(client, django_assert_num_queries, count):
    edition = edition_in_consultation()
    revision = edition.articles.get().revision
    for annotation in factories.AnnotationFactory.create_batch(count, edition=edition, revision=revision):
        Placement.objects.create(annotation=annotation, revision=revision, state="orphan")
    for address in (LIST, QUEUE):
        client.get(address)

    with django_assert_num_queries(9):
        client.get(LIST)
    with django_assert_num_queries(7):
        client.get(QUEUE)
