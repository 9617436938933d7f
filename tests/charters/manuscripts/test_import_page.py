"""Commission staff bring in a charter from a file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from charters.models import Charter
from tests.factories import MemberFactory
from tests.portal import posting
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db

CHARTER = (
    "# Charte de Ville-Exemple\n\nNous.\n\n## Données\n\nA.\n\n### Détail\n\nB.\n\n## Code\n\nC. <script>x</script>\n"
)


@pytest.fixture
def client(client_of):
    return client_of("commission-staff")


@pytest.fixture
def page():
    return reverse("admin:charters_charter_import")


def upload(client, page, content=CHARTER, language="fr"):
    file = SimpleUploadedFile("charte.md", content.encode())
    return client.post(page, {"manuscript": file, "language": language})


def fields_of(response):
    return posting.fields_of(response, "manuscript_form")


def test_the_preview_shows_every_principle_and_writes_nothing(client, page):
    response = upload(client, page)

    assert [passage.title for _key, passage in response.context["passages"]] == ["Données", "Code"]
    assert "&lt;script&gt;x&lt;/script&gt;" in response.text
    assert "<script>x" not in response.text
    assert Charter.objects.count() == 0


def test_what_is_confirmed_is_kept_and_can_be_read(client, page):
    city = MemberFactory()
    data = fields_of(upload(client, page))

    response = client.post(page, data | {"keep": "yes", "owner": city.pk, "year": "2020", "number": "2020"})

    charter = Charter.objects.get()
    assert response.url == reverse("admin:charters_charter_change", args=[charter.pk])
    assert (charter.slug, charter.title_fr, charter.owner, charter.kind) == (
        "charte-de-ville-exemple",
        "Charte de Ville-Exemple",
        city,
        "reference",
    )
    for language in ("fr", "en", "ar"):
        read = client.get(f"/{language}/chartes/charte-de-ville-exemple/editions/2020/")
        assert "Données" in text_of(read)


def test_headings_of_another_level_can_be_taken_and_nothing_typed_is_lost(client, page):
    typed = {"publisher": "Atelier d'ici", "slug": "autre", "year": "2020", "level": "3"}

    response = client.post(page, fields_of(upload(client, page)) | typed | {"again": "yes"})

    assert [passage.title for _key, passage in response.context["passages"]] == ["Détail"]
    assert typed.items() <= fields_of(response).items()


def test_whose_charter_it_is_and_a_year_that_can_be_are_asked_for(client, page):
    data = fields_of(upload(client, page)) | {"keep": "yes", "year": "99999"}

    response = client.post(page, data)

    assert sorted(response.context["form"].errors) == ["owner", "year"]
    assert Charter.objects.count() == 0


def test_an_address_that_another_charter_has_is_named(client, page):
    data = fields_of(upload(client, page)) | {"keep": "yes", "publisher": "Ville-Exemple"}
    client.post(page, data)

    response = client.post(page, data)

    assert list(response.context["form"].errors) == ["slug"]
    assert Charter.objects.count() == 1


def test_a_charter_in_arabic_is_read_from_right_to_left_in_every_language(client, page):
    arabic = "# ميثاق\n\n## البيانات\n\nللجميع.\n\n## الشفرة\n\nمفتوحة.\n"
    data = fields_of(upload(client, page, arabic, "ar"))
    client.post(page, data | {"keep": "yes", "slug": "mithaq", "publisher": "Ville-Exemple"})

    read = client.get("/fr/chartes/mithaq/editions/1/")
    assert '<h2 lang="ar" dir="rtl">البيانات</h2>' in read.text


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "Le fichier soumis est vide."),
        (b"\x00", "Ce n'est ni du Markdown ni du DOCX."),
        ("é".encode("latin-1"), "Les accents du fichier sont illisibles."),
    ],
)
def test_a_file_that_is_no_charter_is_refused_with_the_mend(client, page, content, error):
    response = client.post(page, {"manuscript": SimpleUploadedFile("a.md", content), "language": "fr"})

    assert error in text_of(response)
    assert Charter.objects.count() == 0


def test_a_text_without_headings_says_how_to_make_them(client, page):
    response = upload(client, page, "Un texte.\n\nUn autre.")

    assert "Aucun titre" in text_of(response)
    assert 'name="keep"' not in response.text


def test_a_preview_is_good_for_the_account_that_made_it(client, page, client_of):
    data = fields_of(upload(client, page)) | {"keep": "yes"}

    response = client_of("administrator").post(page, data)

    assert "Choisissez de nouveau le fichier" in text_of(response)
    assert Charter.objects.count() == 0


@pytest.mark.parametrize(("role", "status"), [("secretariat", 403), ("city", 302), ("public", 302)])
def test_only_commission_staff_bring_charters_in(client_of, page, role, status):
    assert client_of(role).get(page).status_code == status
