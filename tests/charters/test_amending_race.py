"""Two people act on amendments at the very same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone, translation

from charter_portal.editing.exceptions import EditConflict
from charters.domain.accepting import accept_amendment, proposal_of
from charters.domain.amending import submit_amendment
from charters.domain.drafting import draft_next_edition
from charters.exceptions import AmendmentForbids
from charters.models import Amendment, PrincipleRevision
from tests.charters.amending_steps import FRENCH, consultation, drafted, submitted

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_once():
    """``at_once(first, second)``: run both in threads that begin together; returns what each returned or raised."""

    def run(*acts):
        barrier = Barrier(len(acts))

        def each(act):
            try:
                with translation.override("fr"):
                    barrier.wait(timeout=10)
                    return act()
            except (AmendmentForbids, EditConflict) as refusal:
                return refusal
            finally:
                connection.close()

        with ThreadPoolExecutor(len(acts)) as pool:
            return list(pool.map(each, acts))

    return run


def accepting(amendment):
    """What one who read the page of acceptance just now does."""
    proposal = proposal_of(amendment)
    declared = {"change": "substantive", "change_reason": "Proposé par une ville.", "reason": ""}
    read = {"text": proposal.whole, "seen": proposal.seen, "version": amendment.version}
    return lambda: accept_amendment(amendment, **read, **declared, by=None, at=timezone.now())


def test_of_two_acceptances_into_one_draft_one_is_told_and_no_words_are_lost(at_once):
    edition = consultation()
    draft = draft_next_edition(edition, number="0.2", by=None)
    first = submitted(edition, statement=FRENCH.replace("premier", "tout premier"))
    second = submitted(edition, statement=FRENCH.replace("second", "dernier"))

    outcomes = at_once(accepting(first), accepting(second))

    assert sorted(isinstance(outcome, EditConflict) for outcome in outcomes) == [False, True]
    refused = Amendment.objects.get(result=None)
    accepting(refused)()
    wording = PrincipleRevision.objects.get(articles__edition=draft)
    assert wording.statement_fr == "Un tout premier paragraphe.\n\nUn dernier paragraphe."
    assert PrincipleRevision.objects.filter(sealed_at=None).count() == 1


def test_one_amendment_is_accepted_once(at_once):
    edition = consultation()
    draft_next_edition(edition, number="0.2", by=None)
    act = accepting(submitted(edition))

    outcomes = at_once(act, act)

    assert sorted(type(outcome) is Amendment for outcome in outcomes) == [False, True]
    assert Amendment.objects.get().events.filter(what="accepted").count() == 1


def test_two_submissions_at_once_have_two_numbers(at_once):
    edition = consultation()
    drafts = [drafted(edition), drafted(edition)]

    made = at_once(
        *(
            lambda draft=draft: submit_amendment(draft, version=draft.version, by=None, at=timezone.now())
            for draft in drafts
        )
    )

    assert sorted(row.number for row in made) == [1, 2]
