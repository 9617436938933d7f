"""The real table of the 11th meeting, and the members that it names."""

import csv
from pathlib import Path

import pytest

from tests.factories import MeetingFactory, MemberFactory

TABLE = Path(__file__).resolve().parents[2] / "meetings" / "reference" / "participants-villes-innovantes-11.csv"

# (country, name, other spelling), as the reference data have them.
MEMBERS = [
    ("BE", "Woluwe-Saint-Lambert (Bruxelles)", "Bruxelles (Woluwe-Saint-Lambert)"),
    ("BE", "Namur", ""),
    ("CM", "Dschang", ""),
    ("CA", "Montréal", ""),
    ("CA", "Québec", ""),
    ("CA", "Thetford Mines", ""),
    ("CI", "Abidjan", ""),
    ("GN", "Kindia", ""),
    ("FR", "AIMF", ""),
    ("FR", "Nantes", ""),
    ("MA", "Agadir", ""),
    ("MA", "Marrakech", ""),
    ("TN", "Ariana", ""),
    ("CH", "Genève", ""),
    ("CH", "Lausanne", ""),
]


@pytest.fixture(scope="session")
def real_table():
    """Bytes of the secretariat's own table."""
    return TABLE.read_bytes()


@pytest.fixture(scope="session")
def real_rows(real_table):
    """Its rows as the csv module reads them."""
    return list(csv.DictReader(real_table.decode().splitlines()))


@pytest.fixture
def meeting(db):
    """The meeting villes-innovantes/11 with nobody in it, and the members on file."""
    for country, name, spelling in MEMBERS:
        member = MemberFactory(country=country, name_fr=name)
        if spelling:
            member.spellings.create(text=spelling)
    return MeetingFactory(commission__slug="villes-innovantes", number=11)
