"""What tests of importing begin with."""

import pytest

from tests.factories import (
    MeetingFactory,
    MemberFactory,
)


@pytest.fixture
def city():
    return MemberFactory(country="GN", name_fr="Ville-Exemple", name_en="Example City", name_ar="مدينة مثال")


@pytest.fixture
def other_city():
    return MemberFactory(country="GN", name_fr="Autre-Ville")


@pytest.fixture
def one_meeting():
    return MeetingFactory()
