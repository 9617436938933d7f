"""The life of a principle from edition to edition: numbers, comparisons, and whether what was adopted holds."""

import datetime
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charters.domain import enacting
from charters.domain.comparing import Kind, compare_editions, compare_wordings, kind_of
from charters.domain.drafting import draft_next_edition
from charters.domain.substance import carries_same_substance
from charters.models import Edition, PrincipleRevision
from tests.charters.steps import changed
from tests.factories import ArticleFactory, EditionFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 2)
_charters = itertools.count()


def vote(edition, *, is_carried):
    """The edition, put to the vote, decided, and in force where it is carried."""
    edition = enacting.put_to_vote(edition, by=None, on=DAY)
    edition = enacting.record_outcome(edition, is_carried=is_carried, decided_on=DAY, by=None, on=DAY)
    return enacting.set_in_force(edition, on=DAY, by=None, today=DAY) if is_carried else edition


def first_edition():
    # A charter of its own: properties try many stories in one transaction.
    edition = EditionFactory(number="1.0", charter__slug=f"charte-{next(_charters)}")
    ArticleFactory(edition=edition, revision__principle__charter=edition.charter)
    return vote(edition, is_carried=True)


def next_edition(of, number, change, *, is_carried=True):
    """An edition made from ``of``, in which the principle changes, voted; with the wording it lists."""
    edition = draft_next_edition(of, number=number, by=None)
    changed(wording(of), change, statement_fr=f"Rédaction de l'édition {number}.\n\nUn second paragraphe.")
    return vote(edition, is_carried=is_carried)


def wording(edition):
    return PrincipleRevision.objects.get(articles__edition=edition)


def in_force(charter):
    return Edition.objects.get(charter=charter, status="in_force")


def numbers(revision):
    return revision.major, revision.minor, revision.patch


def test_the_story_of_a_principle():
    first = first_edition()
    adopted = wording(first)
    assert adopted.number == "1.0"

    second = next_edition(first, "1.1", "editorial")
    assert wording(second).number == "1.1"
    assert kind_of(adopted, wording(second)) is Kind.EDITORIAL
    assert carries_same_substance(numbers(adopted), numbers(wording(second)))

    rejected = next_edition(second, "2.0", "substantive", is_carried=False)
    assert wording(rejected).number == "2.0"
    assert in_force(first.charter) == second
    assert carries_same_substance(numbers(adopted), numbers(wording(in_force(first.charter))))

    third = next_edition(second, "2.1", "editorial")
    assert wording(third).number == "1.2"
    assert kind_of(wording(rejected), wording(third)) is Kind.SUBSTANTIVE
    assert kind_of(adopted, wording(third)) is Kind.EDITORIAL
    assert carries_same_substance(numbers(adopted), numbers(wording(third)))

    fourth = next_edition(third, "3.0", "substantive")
    assert wording(fourth).number == "3.0"
    assert not carries_same_substance(numbers(adopted), numbers(wording(fourth)))
    assert compare_editions(third, fourth, "fr").summary == {Kind.SUBSTANTIVE: 1}
    compared = compare_wordings(adopted, wording(fourth), "fr")
    assert (compared.kind, compared.old_number, compared.new_number) == (Kind.SUBSTANTIVE, "1.0", "3.0")


def test_a_rejected_change_taken_up_again_is_another_substance():
    first = first_edition()
    rejected = next_edition(first, "2.0", "substantive", is_carried=False)

    again = next_edition(rejected, "3.0", "editorial")

    assert wording(again).number == "2.1"
    assert not carries_same_substance(numbers(wording(first)), numbers(wording(again)))


STEPS = st.tuples(st.sampled_from(["editorial", "substantive"]), st.booleans(), st.integers(0, 5))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=5))
def test_whatever_happens_numbers_are_new_and_substance_follows_its_root(steps):
    """An independent account: each wording remembers the edition at whose wording its substance began."""
    editions, roots = [first_edition()], [0]
    for place, (change, is_carried, at) in enumerate(steps, 1):
        base = at % len(editions)
        editions.append(next_edition(editions[base], f"1.0.{place}", change, is_carried=is_carried))
        roots.append(place if change == "substantive" else roots[base])
    wordings = [wording(edition) for edition in editions]

    assert len({numbers(one) for one in wordings}) == len(wordings)
    for one, root in zip(wordings, roots, strict=True):
        for other, other_root in zip(wordings, roots, strict=True):
            assert carries_same_substance(numbers(one), numbers(other)) is (root == other_root)
            if one != other:
                assert kind_of(one, other) is (Kind.EDITORIAL if root == other_root else Kind.SUBSTANTIVE)
    carried = [0, *(place for place, (_change, is_carried, _at) in enumerate(steps, 1) if is_carried)]
    assert in_force(editions[0].charter) == editions[carried[-1]]
