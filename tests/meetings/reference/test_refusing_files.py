"""A reference file that is wrong is refused by file and key, and nothing is loaded."""

import pytest
from django.core.management import CommandError

from charter_portal.register.models import Entry
from charters.models import Edition
from members.models import Member
from tests.meetings.reference.steps import alter, load

pytestmark = pytest.mark.django_db


def test_an_edition_s_number_that_has_no_address_stops_the_load(root):
    alter(root, "charters/reference/socle-commun.toml", 'edition = "0.1"', 'edition = "0/1"')

    with pytest.raises(CommandError) as refusal:
        load(root)

    assert str(refusal.value).startswith("charters/reference/socle-commun.toml: top of the file: number: ")
    assert Edition.objects.count() == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "charters/reference/laws.toml",
            'key = "rgpd-22"',
            'kee = "rgpd-22"',
            "charters/reference/laws.toml: laws[3].key: is missing",
        ),
        (
            "charters/reference/socle-commun.toml",
            'title.fr = "Ouverture par défaut"',
            'title.fr = ""',
            "charters/reference/socle-commun.toml: principles[5].title.fr: is empty; "
            "leave the key out where nothing is known",
        ),
        (
            "charters/reference/socle-commun.toml",
            'law = "rgpd-22"',
            'law = "rgpd-99"',
            "charters/reference/socle-commun.toml: principles[7].sources[2].law: "
            "there is no law rgpd-99 in the data files",
        ),
        (
            "meetings/reference/villes-innovantes.toml",
            'status = "held"',
            'status = "over"',
            "meetings/reference/villes-innovantes.toml: meetings[1].status: "
            "must be one of draft, planned, held, cancelled, not over",
        ),
        (
            "meetings/reference/villes-innovantes.toml",
            'format = "hybrid"',
            'format = "hybrid"\nweather = "fair"',
            "meetings/reference/villes-innovantes.toml: meetings[1].weather: is not a known key",
        ),
        (
            "meetings/reference/participants-villes-innovantes-11.csv",
            "Guinée,Kindia",
            "Guinée,Kindya",
            "meetings/reference/participants-villes-innovantes-11.csv: line 12: "
            "VILLE: Kindya is the spelling of no member",
        ),
        (
            "members/reference/members.csv",
            "5.44397",
            "somewhere",
            "members/reference/members.csv: line 4: latitude: somewhere is not a number",
        ),
        (
            "members/reference/members.csv",
            "as_written",
            "written",
            "members/reference/members.csv: line 1: the columns must be kind, country, name_fr, name_en, name_ar, "
            "as_written, latitude, longitude, time_zone, geonames_id",
        ),
    ],
)
def test_malformed_file_is_refused_by_file_and_key_and_nothing_is_loaded(root, file, old, new, message):
    alter(root, file, old, new)

    with pytest.raises(CommandError) as error:
        load(root)

    assert str(error.value) == f"{message}. Nothing was loaded."
    assert not Member.objects.exists()
    assert not Entry.objects.exists()


def test_value_that_a_field_refuses_is_named(root):
    alter(root, "members/reference/members.csv", "Africa/Conakry", "Africa/Kindia")

    with pytest.raises(CommandError, match=r"^members/reference/members\.csv: line 9: time_zone: "):
        load(root)
