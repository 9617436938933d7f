"""The command that exports an edition names what is there when it doesn't find what it is asked for."""

import pytest
from django.core.management import CommandError, call_command

from tests.factories import EditionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return EditionFactory(number="0.2")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"charter": "autre"}, "unknown charter 'autre'; known: charte-exemple"),
        ({"edition": "9.9"}, "unknown edition '9.9' of charte-exemple; known: 0.2"),
        ({}, "no public edition (name one with --edition) of charte-exemple; known: 0.2"),
        ({"language": "de"}, "unknown language 'de'; known: fr, en, ar"),
    ],
)
def test_the_command_lists_what_is_known(draft, tmp_path, options, expected):
    charter = options.pop("charter", "charte-exemple")

    with pytest.raises(CommandError) as caught:
        call_command("export_charter", charter, output=str(tmp_path / "x.pdf"), **options)

    assert str(caught.value) == expected
    assert list(tmp_path.glob("*.pdf")) == []
