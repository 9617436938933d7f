"""When an amendment is not accepted: nothing is written."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from charters import exceptions
from charters.domain.accepting import accept_amendment, proposal_of
from charters.domain.amending import Text, withdraw_amendment
from charters.domain.drafting import draft_next_edition
from charters.domain.judging import decline, write_french
from charters.models import Amendment, PrincipleRevision
from tests.charters.accepting.steps import accept, consulted, listed
from tests.charters.amending_steps import consultation, drafted, submitted, wording_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_an_amendment_withdrawn_meanwhile_or_decided_is_not_accepted():
    edition, _draft = consulted()
    withdrawn, declined = submitted(edition), submitted(edition)
    proposal = proposal_of(withdrawn)
    words = {"text": proposal.whole, "seen": proposal.seen, "version": 2, "reason": "", "by": None}
    withdraw_amendment(withdrawn, by=None, at=timezone.now())
    decline(declined, reason="Non.", version=declined.version, by=None, at=timezone.now())

    for made in (withdrawn, declined):
        with pytest.raises(exceptions.AmendmentForbids):
            accept_amendment(made, change="substantive", change_reason="X", at=timezone.now(), **words)


def test_an_amendment_in_arabic_only_waits_for_its_french():
    edition, draft = consulted()
    made = submitted(edition, language="ar", statement="فقرة أولى جديدة.\n\nفقرة ثانية.")
    with pytest.raises(exceptions.FrenchMissing):
        proposal_of(made)

    french = Text(wording_of(edition).title_fr, "Un premier paragraphe neuf.\n\nUn second paragraphe.")
    made = write_french(made, french=french, version=made.version, by=UserFactory(), at=timezone.now())
    accepted = accept(made)

    assert (accepted.status, accepted.french_by) == ("accepted", "staff")
    assert listed(draft).statement_fr == french.statement
    assert listed(draft).statement_ar == "فقرة أولى.\n\nفقرة ثانية."
    assert accepted.statement == "فقرة أولى جديدة.\n\nفقرة ثانية."


def test_without_a_next_draft_a_change_of_meaning_is_not_accepted():
    edition = consultation()
    other = draft_next_edition(edition, number="0.3", by=None)
    made = submitted(edition)
    other.articles.all().delete()

    with pytest.raises(exceptions.PrincipleNotInDraft):
        proposal_of(made)
    other.delete()
    with pytest.raises(exceptions.NoNextDraft):
        proposal_of(made)


def test_a_wording_that_amendments_went_into_is_not_deleted():
    edition, draft = consulted()
    wording = accept(submitted(edition)).result

    draft.articles.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        wording.delete()

    assert PrincipleRevision.objects.filter(pk=wording.pk).exists()


def test_nothing_is_written_where_it_is_refused():
    edition, draft = consulted()
    made = submitted(edition)

    with pytest.raises(exceptions.ReasonMissing):
        accept(made, change_reason=" ")

    assert listed(draft) == wording_of(edition)
    assert Amendment.objects.get(pk=made.pk).is_undecided


def test_a_draft_is_no_business_of_staff():
    edition, _draft = consulted()
    draft = drafted(edition)

    with pytest.raises(exceptions.AmendmentForbids):
        accept(draft)
