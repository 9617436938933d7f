"""Where staff choose a principle or a wording, they find it by its title, in their language, with its charter."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from tests import factories
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def principles():
    """The principle "sobriete" of the shared charter, in two wordings, and one of a reference charter."""
    own = factories.PrincipleFactory(key="sobriete", charter__title_fr="Socle", charter__title_ar="القاعدة")
    factories.PrincipleRevisionFactory(principle=own, title_fr="Ancien titre")
    factories.PrincipleRevisionFactory(principle=own, title_fr="Sobriété numérique", title_ar="الاعتدال الرقمي")
    reference = {"slug": "ailleurs", "kind": "reference", "title_fr": "Charte d'ailleurs", "title_ar": "ميثاق آخر"}
    other = factories.PrincipleFactory(key="mtl-a5", **{f"charter__{name}": value for name, value in reference.items()})
    factories.PrincipleRevisionFactory(principle=other, title_fr="Sobriété", title_ar="")
    return own, other


def offered(client, language, field, term):
    app, model, name = field.split(".")
    question = {"app_label": app, "model_name": model, "field_name": name, "term": term}
    answer = client.get(f"/{language}/admin/autocomplete/", question)
    return [result["text"] for result in answer.json()["results"]]


@pytest.mark.parametrize(
    ("language", "term", "labels"),
    [
        ("fr", "sobri", ["Sobriété numérique · Socle", "Sobriété · Charte d'ailleurs"]),
        ("ar", "الاعتدال", ["الاعتدال الرقمي · القاعدة"]),
        ("ar", "mtl", ["Sobriété · ميثاق آخر"]),
        ("fr", "sobriete", ["Sobriété numérique · Socle"]),
    ],
)
def test_a_principle_is_found_by_title_and_shown_with_its_charter(client_of, principles, language, term, labels):
    client = client_of("commission-staff")

    assert offered(client, language, "charters.source.cited_principle", term) == labels
    assert offered(client, language, "charters.principlerevision.principle", term) == labels


def test_a_wording_is_offered_with_its_number_and_its_charter(client_of, principles):
    labels = offered(client_of("commission-staff"), "fr", "charters.article.revision", "numérique")

    assert labels == [f"Sobriété numérique {gettext('(draft)')} · Socle"]


def test_what_is_chosen_already_is_shown_so_too(client_of, principles):
    own, other = principles
    wording = own.revisions.latest("pk")
    item = factories.AgendaItemFactory()
    item.principles.add(other)

    edit = client_of("commission-staff").get(reverse("admin:charters_principlerevision_change", args=[wording.pk]))
    agenda = client_of("secretariat").get(reverse("admin:meetings_agendaitem_change", args=[item.pk]))

    assert "Sobriété numérique · Socle" in text_of(edit)
    assert "Sobriété · Charte d'ailleurs" in text_of(agenda)


def test_the_list_keeps_the_shared_charter_s_principles_apart(client_of, principles):
    own, other = principles
    client, page = client_of("commission-staff"), reverse("admin:charters_principle_changelist")

    assert list(client.get(page).context["cl"].result_list) == [own, other]
    assert list(client.get(page, {"charter__kind__exact": "shared"}).context["cl"].result_list) == [own]
    assert "Sobriété numérique" in text_of(client.get(page))
