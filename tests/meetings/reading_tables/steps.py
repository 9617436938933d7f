"""A row of the participants' table, and how its refusal is caught."""

import pytest

from meetings.domain.participants.reading import read_table
from meetings.domain.participants.rows import read_rows
from meetings.exceptions import TableRefused

HEADER = ["PAYS", "VILLE", "TITRE", "NOM", "PRENOM", "MODE DE PARTICIPATION"]


ROW = ["Guinée", "Kindia", "Maire", "EXEMPLE", "Hélène", "Présentiel"]


def refusal_of(content, name="table.csv"):
    with pytest.raises(TableRefused) as refusal:
        read_rows(read_table(content, name))
    return refusal.value
