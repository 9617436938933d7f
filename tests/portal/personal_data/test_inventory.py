"""The inventory of personal data against the models."""

from django.db.models import Q

from charter_portal.personal_data.erasing import Keep
from charter_portal.personal_data.inventory import Holding, Inventory, inventory


def test_every_field_of_every_model_is_declared():
    assert inventory.faults() == []


def test_every_holding_says_what_for_and_how_long():
    for holding in inventory.holdings:
        assert str(holding.purpose).endswith("."), holding.model
        assert str(holding.kept).endswith("."), holding.model


def test_faults_name_what_is_missing_unknown_or_told_twice():
    sample = Inventory()
    names = {holding.model for holding in inventory.holdings} | inventory.impersonal.keys()
    sample.nothing_about_people(*(names - {"members.Spelling", "members.Member"}))
    sample.nothing_about_people("members.Nobody")
    sample.hold(
        Holding("members.Spelling", lambda subject: Q(), ("text", "colour"), ("id", "text"), "", "", Keep("")),
    )

    assert sample.faults() == [
        "members.Member: not declared",
        "members.Nobody: no such model",
        "members.Spelling.colour: no such field",
        "members.Spelling.member: not declared",
        "members.Spelling.text: both personal and not",
    ]
