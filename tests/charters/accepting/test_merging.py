"""Amendments are merged into the draft of the next edition, on the French, and nothing is chosen silently."""

import itertools

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charter_portal.editing.exceptions import EditConflict
from charter_portal.text.merging import Clash
from charters import exceptions
from charters.domain.accepting import next_draft, proposal_of
from charters.domain.drafting import draft_next_edition
from charters.domain.readiness import lacks_of_wording
from charters.domain.translating import mark_reviewed, states
from charters.models import Amendment, Edition, PrincipleRevision
from tests.charters.accepting.steps import accept, consulted, listed
from tests.charters.amending_steps import FRENCH, consultation, submitted, wording_of
from tests.charters.steps import changed

pytestmark = pytest.mark.django_db


_charters = itertools.count()


def test_accepted_its_words_stand_in_the_draft_and_both_know_of_each_other():
    edition, draft = consulted()
    made = submitted(edition, statement="Un premier paragraphe.\n\nUn second paragraphe, plus clair.")

    accepted = accept(made)

    wording = listed(draft)
    assert accepted.status == "accepted"
    assert accepted.result == wording
    assert list(wording.made_of.all()) == [accepted]
    assert wording.statement_fr == made.statement
    assert (wording.change, wording.reason, wording.is_sealed) == ("substantive", "Proposé par une ville.", False)
    assert wording.base == wording_of(edition)
    assert not any(lack.is_blocking for lack in lacks_of_wording(wording))


def test_the_sealed_edition_stays_as_it_is():
    edition, _draft = consulted()

    accept(submitted(edition))

    assert wording_of(edition).statement_fr == FRENCH


def test_the_other_languages_go_stale():
    edition = consultation()
    for language in ("en", "ar"):
        mark_reviewed(wording_of(edition), language=language, by=None, at=timezone.now())
    draft = draft_next_edition(edition, number="0.2", by=None)

    accept(submitted(edition))

    assert states(listed(draft)) == {"en": "stale", "ar": "stale"}


def test_two_amendments_to_different_places_of_one_paragraph_are_both_accepted():
    edition, draft = consulted(statement_fr="La ville publie la liste de ses algorithmes chaque année.")
    first = submitted(edition, statement="La ville publie la liste complète de ses algorithmes chaque année.")
    second = submitted(edition, statement="La ville publie la liste de ses algorithmes chaque trimestre.")

    accept(first)
    accepted = accept(second)

    assert listed(draft).statement_fr == "La ville publie la liste complète de ses algorithmes chaque trimestre."
    assert [accepted.status, Amendment.objects.get(pk=first.pk).status] == ["accepted", "accepted"]
    assert listed(draft).made_of.count() == 2


def test_two_amendments_to_the_same_words_clash_and_nothing_is_chosen_silently():
    edition, draft = consulted(statement_fr="La ville publie la liste chaque année.")
    first = submitted(edition, statement="La ville publie la liste chaque mois.")
    second = submitted(edition, statement="La ville publie la liste chaque semaine.")
    accept(first)

    proposal = proposal_of(Amendment.objects.get(pk=second.pk))

    assert proposal.clashes == (Clash("année", "mois", "semaine"),)
    assert proposal.settled(["mois"]) == proposal.ours
    with pytest.raises(exceptions.NothingAccepted):
        accept(second, text=proposal.ours, reason="Non.")
    typed = proposal.settled(["quinzaine"])
    with pytest.raises(exceptions.ReasonMissing):
        accept(second, text=typed)
    accepted = accept(second, text=typed, reason="À mi-chemin des deux villes.")
    assert (accepted.status, accepted.decision) == ("partly_accepted", "À mi-chemin des deux villes.")
    assert listed(draft).statement_fr == "La ville publie la liste chaque quinzaine."
    assert Amendment.objects.get(pk=second.pk).statement == "La ville publie la liste chaque semaine."


def test_all_of_the_citys_words_in_a_clash_are_an_acceptance_in_whole():
    edition, draft = consulted(statement_fr="La ville publie la liste chaque année.")
    accept(submitted(edition, statement="La ville publie la liste chaque mois."))
    second = submitted(edition, statement="La ville publie la liste chaque semaine.")

    accepted = accept(second, text=proposal_of(second).whole)

    assert accepted.status == "accepted"
    assert listed(draft).statement_fr.endswith("chaque semaine.")


def test_an_amendment_to_a_paragraph_that_staff_moved_since_goes_with_it():
    one, two, three = (
        "La ville publie la liste de ses algorithmes et en explique les règles.",
        "Chacun peut demander qu'une personne revoie la décision qui le concerne.",
        "Les contrats de la ville reprennent ces engagements, sans exception.",
    )
    edition, draft = consulted(statement_fr=f"{one}\n\n{two}\n\n{three}")
    mine = one.replace("la liste", "la liste complète")
    made = submitted(edition, statement=f"{mine}\n\n{two}\n\n{three}")
    changed(wording_of(edition), "editorial", statement_fr=f"{two}\n\n{three}\n\n{one}")

    accept(made)

    assert listed(draft).statement_fr == f"{two}\n\n{three}\n\n{mine}"


def test_an_amendment_to_a_paragraph_that_staff_took_out_since_clashes():
    edition, _draft = consulted()
    made = submitted(edition, statement="Un premier paragraphe.\n\nUn second paragraphe, plus clair.")
    changed(wording_of(edition), "editorial", statement_fr="Un premier paragraphe.")

    assert not proposal_of(made).is_clean
    assert "plus clair" in proposal_of(made).whole.statement


def test_of_two_staff_who_accept_at_once_the_second_sees_what_changed():
    edition, draft = consulted(statement_fr="La ville publie la liste chaque année.")
    first = submitted(edition, statement="La ville publie la liste complète chaque année.")
    second = submitted(edition, statement="La ville publie la liste chaque mois.")
    seen, text = proposal_of(second).seen, proposal_of(second).whole
    accept(first)

    with pytest.raises(EditConflict):
        accept(second, seen=seen, text=text)

    assert Amendment.objects.get(pk=second.pk).is_undecided
    assert listed(draft).statement_fr == "La ville publie la liste complète chaque année."


def test_what_someone_else_edits_in_the_draft_meanwhile_is_not_lost():
    edition, draft = consulted()
    made = submitted(edition)
    wording = changed(wording_of(edition), "editorial", rationale_fr="Pourquoi.")
    seen = proposal_of(made).seen
    PrincipleRevision.objects.filter(pk=wording.pk).update(version=wording.version + 1, title_fr="Un autre titre")

    with pytest.raises(EditConflict):
        accept(made, seen=seen)
    accept(made)

    assert listed(draft).title_fr == "Un autre titre"
    assert listed(draft).statement_fr == made.statement


def test_the_next_draft_descends_from_the_edition():
    edition, draft = consulted()
    Edition.objects.create(charter=edition.charter, number="9.9")

    assert next_draft(edition) == draft
    assert next_draft(draft) == draft
    assert next_draft(Edition.objects.get(number="9.9")) == Edition.objects.get(number="9.9")


def test_a_declaration_made_before_is_made_anew_of_the_french_that_was_read():
    edition, draft = consulted()
    changed(wording_of(edition), "editorial", title_fr="Un titre")

    accept(submitted(edition), change_reason="Pour deux raisons.")

    wording = listed(draft)
    assert (wording.title_fr, wording.change, wording.reason) == ("Un titre", "substantive", "Pour deux raisons.")
    assert not any(lack.is_blocking for lack in lacks_of_wording(wording))


def test_the_same_words_proposed_by_two_cities_are_accepted_twice_and_written_once():
    edition, draft = consulted()
    first, second = submitted(edition), submitted(edition)

    one, two = accept(first), accept(second)

    assert one.result == two.result == listed(draft)
    assert [one.status, two.status] == ["accepted", "accepted"]


WORDS = st.lists(st.sampled_from(["ville", "liste", "chaque", "année", "publie", "contrat"]), min_size=1, max_size=8)


STATEMENTS = st.lists(WORDS.map(" ".join), min_size=1, max_size=3).map("\n\n".join)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(base=STATEMENTS, ours=STATEMENTS, theirs=STATEMENTS)
def test_whatever_was_changed_the_citys_words_are_in_the_draft_or_in_a_clash(base, ours, theirs):
    if base == theirs:
        return
    edition = consultation(statement_fr=base, charter=f"charte-{next(_charters)}")
    draft = draft_next_edition(edition, number="0.2", by=None)
    if ours != base:
        changed(wording_of(edition), "editorial", statement_fr=ours)
    made = submitted(edition, statement=theirs)
    proposal = proposal_of(made)

    if proposal.is_clean and proposal.whole.statement == base:
        return  # both undid each other: there is nothing to declare
    accepted = accept(made, text=proposal.whole)

    assert accepted.status == "accepted"
    assert listed(draft).statement_fr == proposal.whole.statement
    if ours == base:
        assert listed(draft).statement_fr == theirs
