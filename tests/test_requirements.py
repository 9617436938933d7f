"""The pinned requirements: whole, so that a new release of a package can't change what is installed."""

import re
from importlib.metadata import distributions

import pytest
from django.conf import settings

FILES = ("requirements.txt", "tests/requirements.txt")


@pytest.fixture(scope="module")
def pins():
    """{name: extras} of every requirement that the files pin."""
    text = "".join((settings.BASE_DIR / file).read_text(encoding="utf-8") for file in FILES)
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[([^]]*)\])?==", text, re.MULTILINE)
    return {plain(name): {plain(extra) for extra in extras.split(",") if extra} for name, extras in found}


def plain(name):
    """The name as the package index compares it."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def wanted_with_extras():
    """(who asks, name, extras) of every installed package's requirement that asks for extras of another."""
    for distribution in distributions():
        for requirement in distribution.requires or []:
            match = re.match(r"([A-Za-z0-9._-]+)\[([^]]*)\]", requirement)
            if match and "extra ==" not in requirement:
                yield plain(distribution.name), plain(match[1]), {plain(extra) for extra in match[2].split(",")}


def test_what_is_asked_for_with_extras_is_pinned_with_them(pins):
    """pip takes a pin without the extras for another requirement, and then prefers a newer release without a hash."""
    asked = [line for line in wanted_with_extras() if line[0] in pins]
    assert asked
    assert [line for line in asked if not line[2] <= pins.get(line[1], set())] == []
