"""What a draft wording changes is declared, with its reason, of a French that was read."""

import datetime

import pytest

from charters.domain.declaring import declare_change
from charters.domain.drafting import draft_next_edition, draft_wording
from charters.domain.enacting import open_consultation
from charters.domain.readiness import Missing, missing_before_sealing
from charters.exceptions import (
    FrenchDiffers,
    FrenchSame,
    NothingToDeclare,
    ReasonMissing,
    WordingSealed,
    WordingsIncomplete,
)
from charters.models import PrincipleRevision
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 2)


@pytest.fixture
def by():
    return factories.UserFactory(group="commission-staff")


@pytest.fixture
def sealed():
    edition = factories.EditionFactory(number="0.1")
    factories.ArticleFactory(edition=edition)
    return open_consultation(edition, by=None, on=DAY)


@pytest.fixture
def following(sealed):
    return draft_next_edition(sealed, number="0.2", by=None)


@pytest.fixture
def draft(sealed, following):
    wording, _editions = draft_wording(sealed.articles.get().revision, change="editorial", by=None)
    return rewritten(wording, statement_fr="Un premier paragraphe, plus clair.\n\nUn second paragraphe.")


def rewritten(wording, **texts):
    for name, text in texts.items():
        setattr(wording, name, text)
    wording.save()
    return wording


def lacks(edition):
    return {lack.missing for lack in missing_before_sealing(edition) if lack.is_blocking}


def test_a_change_without_its_reason_stands_in_the_way_of_sealing(draft, following):
    assert lacks(following) == {Missing.REASON}
    with pytest.raises(WordingsIncomplete):
        open_consultation(following, by=None, on=DAY)


def test_a_declared_change_can_be_sealed(draft, following, by):
    stored = declare_change(draft, change="substantive", reason=" Vote de mai. ", by=by)

    assert (stored.change, stored.reason, stored.version) == ("substantive", "Vote de mai.", draft.version + 1)
    assert stored.history.first().history_user == by
    open_consultation(following, by=None, on=DAY)
    assert PrincipleRevision.objects.get(pk=draft.pk).number == "2.0"


def test_french_that_changed_since_is_declared_again(draft, following):
    declare_change(draft, change="editorial", reason="Plus clair.", by=None)

    rewritten(PrincipleRevision.objects.get(pk=draft.pk), statement_fr="Tout autre chose.\n\nVraiment.")

    assert lacks(following) == {Missing.DECLARATION}


def test_a_translation_that_changed_since_is_not(draft, following):
    declare_change(draft, change="editorial", reason="Plus clair.", by=None)

    rewritten(PrincipleRevision.objects.get(pk=draft.pk), statement_en="A first paragraph.\n\nA second one.")

    assert lacks(following) == set()


@pytest.mark.parametrize("change", ["editorial", "substantive"])
def test_a_change_needs_a_reason(draft, change):
    with pytest.raises(ReasonMissing):
        declare_change(draft, change=change, reason=" \n ", by=None)


def test_a_correction_of_a_translation_leaves_the_french(draft):
    with pytest.raises(FrenchDiffers):
        declare_change(draft, change="translation", reason="", by=None)


def test_what_is_the_same_in_french_changes_nothing_there(sealed):
    wording, _editions = draft_wording(sealed.articles.get().revision, change="editorial", by=None)

    with pytest.raises(FrenchSame):
        declare_change(wording, change="editorial", reason="Plus clair.", by=None)
    assert declare_change(wording, change="translation", reason="", by=None).change == "translation"


def test_sealed_and_first_wordings_declare_nothing(sealed):
    with pytest.raises(WordingSealed):
        declare_change(sealed.articles.get().revision, change="editorial", reason="Oui.", by=None)
    with pytest.raises(NothingToDeclare):
        declare_change(factories.PrincipleRevisionFactory(), change="editorial", reason="Oui.", by=None)
