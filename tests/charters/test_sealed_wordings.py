"""A wording is sealed with the number that its change gives it, once, after the one from which it was made."""

import pytest

from charter_portal.register.models import Entry
from charters.domain.enacting import open_consultation
from charters.exceptions import (
    BaseNotSealed,
    FrenchDiffers,
    NumberTaken,
)
from charters.models import PrincipleRevision
from tests.charters.sealing_steps import DAY, edition_of, opened, successor
from tests.charters.steps import declared
from tests.factories import (
    PrincipleFactory,
    PrincipleRevisionFactory,
)

pytestmark = pytest.mark.django_db


def test_a_first_wording_is_numbered_1_0():
    revision = PrincipleRevisionFactory()

    opened(revision)

    revision.refresh_from_db()
    assert revision.number == "1.0"
    assert revision.is_sealed


@pytest.mark.parametrize(("change", "number"), [("substantive", "2.0"), ("editorial", "1.1"), ("translation", "1.0.1")])
def test_a_later_wording_is_numbered_by_what_it_changes(change, number):
    first = PrincipleRevisionFactory()
    opened(first)
    first.refresh_from_db()
    texts = {} if change == "translation" else {"statement_fr": "Autre.\n\nAutre encore."}
    later = successor(first, change, title_fr=first.title_fr, **texts)
    if texts:
        declared(later)

    opened(later)

    later.refresh_from_db()
    assert later.number == number


def test_a_wording_sealed_already_stays_as_it_is_in_a_second_edition():
    first = PrincipleRevisionFactory()
    opened(first)
    first.refresh_from_db()
    before = PrincipleRevision.objects.values().get(pk=first.pk)

    opened(first)

    assert PrincipleRevision.objects.values().get(pk=first.pk) == before


def test_a_second_first_wording_is_refused_and_leaves_nothing_changed():
    first = PrincipleRevisionFactory()
    opened(first)
    edition = edition_of(PrincipleRevisionFactory(principle=first.principle))

    with pytest.raises(NumberTaken):
        open_consultation(edition, by=None, on=DAY)

    edition.refresh_from_db()
    assert edition.status == "draft"
    assert Entry.objects.count() == 1


def test_a_wording_made_from_an_unsealed_one_is_not_sealed():
    base = PrincipleRevisionFactory()

    with pytest.raises(BaseNotSealed):
        opened(declared(successor(base, "editorial")))


def test_a_wording_made_from_another_principle_s_is_not_sealed():
    base = PrincipleRevisionFactory()
    opened(base)
    stranger = PrincipleRevisionFactory(principle=PrincipleFactory(), base=base, change="editorial")
    declared(stranger)

    with pytest.raises(BaseNotSealed):
        opened(stranger)


def test_a_correction_of_a_translation_leaves_the_french_as_it_was():
    base = PrincipleRevisionFactory()
    opened(base)
    base.refresh_from_db()

    with pytest.raises(FrenchDiffers):
        opened(successor(base, "translation", title_fr="Un autre titre"))
