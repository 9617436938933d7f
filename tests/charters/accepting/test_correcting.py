"""The correction of a translation goes into its own language, to be reviewed."""

import pytest
from django.utils import timezone

from charters.domain.correcting import publish_correction
from charters.domain.drafting import draft_next_edition
from charters.domain.translating import mark_reviewed, states
from tests.charters.accepting.steps import accept, consulted, listed
from tests.charters.amending_steps import FRENCH, consultation, submitted, wording_of
from tests.charters.steps import changed

pytestmark = pytest.mark.django_db


def test_a_correction_of_a_translation_goes_into_its_language_of_the_draft_to_be_reviewed():
    edition, draft = consulted()
    for language in ("en", "ar"):
        mark_reviewed(wording_of(edition), language=language, by=None, at=timezone.now())
    made = submitted(edition, kind="translation", language="ar", statement="فقرة أولى.\n\nفقرة ثانية أوضح.")

    accepted = accept(made)

    wording = listed(draft)
    assert (accepted.result, wording.change) == (wording, "translation")
    assert (wording.statement_ar, wording.statement_fr) == (made.statement, FRENCH)
    assert states(wording)["ar"] == "unreviewed"
    assert publish_correction(wording, by=None).number == "1.0.1"


def test_a_correction_of_a_translation_needs_no_next_draft():
    edition = consultation()
    first = submitted(edition, kind="translation", language="ar", statement="فقرة أولى.\n\nفقرة ثانية أوضح.")
    second = submitted(edition, kind="translation", language="en", statement="A first.\n\nA second paragraph.")

    one, two = accept(first).result, accept(second).result

    assert one == two
    assert (one.base, two.statement_ar, two.statement_en) == (wording_of(edition), first.statement, second.statement)


def test_a_stale_translation_that_is_corrected_stays_stale():
    edition = consultation()
    mark_reviewed(wording_of(edition), language="ar", by=None, at=timezone.now())
    draft = draft_next_edition(edition, number="0.2", by=None)
    changed(wording_of(edition), "substantive", statement_fr="Un premier paragraphe.\n\nTout autre chose.")
    made = submitted(edition, kind="translation", language="ar", statement="فقرة أولى أوضح.\n\nفقرة ثانية.")

    accept(made)

    assert listed(draft).statement_ar == made.statement
    assert states(listed(draft))["ar"] == "stale"
