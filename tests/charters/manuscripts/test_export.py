"""The reference charter as files that others open, and read again."""

import pytest
from django.urls import reverse

from charters.domain.manuscripts.outlines import outline_of
from charters.domain.manuscripts.reading import read_manuscript
from charters.domain.manuscripts.writing import outline_of_edition
from charters.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(reference_data):
    return Edition.objects.select_related("charter__owner").get(charter__slug="socle-commun")


def download(client, language, name):
    response = client.get(f"/{language}/chartes/socle-commun/editions/0.1.{name}")
    return response, b"".join(response.streaming_content)


@pytest.mark.parametrize("name", ["md", "docx"])
@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_words_come_back_as_they_went_out(client, shared, language, name):
    response, content = download(client, language, name)
    expected = outline_of_edition(shared, language)
    deeper = any(passage.group for passage in expected.passages)
    level = (2 if name == "md" else 1) + deeper

    found = outline_of(read_manuscript(content), level=level)

    assert [(one.title, one.paragraphs, one.group, one.parts) for one in found.passages] == [
        (one.title, one.paragraphs, one.group, one.parts) for one in expected.passages
    ]
    assert response["Content-Disposition"] == f'attachment; filename="socle-commun-0.1-{language}.{name}"'


def test_the_same_words_make_the_same_file(client, shared):
    assert download(client, "ar", "docx")[1] == download(client, "ar", "docx")[1]


def test_markdown_says_which_edition_it_is(client, shared):
    text = download(client, "fr", "md")[1].decode()

    assert text.startswith('---\ntitle: "')
    assert 'edition: "0.1"' in text
    assert f'digest: "{shared.digest}"' in text
    assert reverse("charters:edition", args=["socle-commun", "0.1"]) in text
