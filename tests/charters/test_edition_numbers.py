"""Which numbers an edition may bear: they stand in its address."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from charters.models import Edition
from charters.models.edition import is_edition_number
from tests.factories import CharterFactory


@pytest.mark.parametrize("number", ["0.1", "1.0", "2.0.1", "2019", "10.12"])
def test_digits_parted_by_dots_are_a_number(number):
    is_edition_number(number)

    assert number in reverse("charters:edition", args=["charte", number])


@pytest.mark.parametrize(
    "number", ["1/2", "0.1 bis", "v1", ".1", "1.", "1..2", "", "٠.١", "0.1\n", "1-2", "0.05", "01"]
)
def test_anything_else_is_not(number):
    with pytest.raises(ValidationError):
        is_edition_number(number)


@pytest.mark.django_db
def test_the_administration_says_how_to_write_it(client_of):
    page = client_of("commission-staff").post(
        reverse("admin:charters_edition_add"), {"charter": CharterFactory().pk, "number": "1/2"}
    )

    assert page.context["adminform"].form.errors["number"].as_data()[0].code == "edition_number"
    assert Edition.objects.count() == 0
