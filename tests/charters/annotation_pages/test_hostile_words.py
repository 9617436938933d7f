"""Words that were typed to do harm, and words that are hidden, wherever annotations are shown."""

import pytest
from django.urls import reverse

from charters.domain.enacting import open_consultation
from charters.models import Annotation, Placement
from tests import factories
from tests.charters.annotation_pages.steps import DAY, acting
from tests.hostile import WORDS
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db


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


@pytest.mark.once
@pytest.mark.parametrize("attack", WORDS)
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
