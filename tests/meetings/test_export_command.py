"""The command that exports minutes names what is there when it doesn't find what it is asked for."""

import pytest
from django.core.management import CommandError, call_command

from tests.factories import MeetingFactory, MinutesFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """A meeting with minutes that anyone may read."""
    meeting = MeetingFactory(number=11, commission__name_fr="Commission d'exemple")
    MinutesFactory(meeting=meeting, status="summary", source_note_fr="D'après le compte rendu publié.")
    return meeting


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [
        (
            "commission-exemple/12",
            "fr",
            "no minutes of a meeting 'commission-exemple/12'; known: commission-exemple/11",
        ),
        ("nowhere", "fr", "no minutes of a meeting 'nowhere'; known: commission-exemple/11"),
        ("commission-exemple/11", "de", "unknown language 'de'; known: fr, en, ar"),
    ],
)
def test_the_command_lists_what_is_known(meeting, tmp_path, path, language, expected):
    with pytest.raises(CommandError) as caught:
        call_command("export_minutes", path, language=language, output=str(tmp_path / "x.pdf"))

    assert str(caught.value) == expected
    assert list(tmp_path.glob("*.pdf")) == []
