"""A round is prepared and opened: what is asked, of whom, and what stands in the way."""

import datetime

import pytest
from django.utils import timezone

from charter_portal.register.models import Entry
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import abandon
from charters.exceptions import VoteUnderWay
from charters.votes.domain.certifying import certify
from charters.votes.domain.clock import database_now
from charters.votes.domain.counting import count
from charters.votes.domain.moving import annul
from charters.votes.domain.opening import open_round
from charters.votes.domain.preparing import What, obstacles_of
from charters.votes.exceptions import NotReady, RoundSealed
from tests.charters.steps import changed
from tests.factories import MemberFactory
from tests.votes.rounds.steps import DAY, opened_and_annulled, said
from tests.votes.steps import (
    FOR,
    ballot,
    edition_of,
    end,
    opened,
    prepared,
    put_in_force,
)

pytestmark = pytest.mark.django_db


def test_opening_seals_the_edition_and_freezes_questions_roll_and_rule():
    MemberFactory(slug="ville-sans-voix")
    MemberFactory(slug="institution-exemple", kind="institution", has_voting_right=True)
    MemberFactory(slug="ville-partie", has_voting_right=True, left_on=datetime.date(2024, 1, 1))
    vote = opened(edition_of("sobriete", "algorithmes"), quorum_numerator=1, quorum_denominator=3)

    assert vote.edition.status == "vote"
    assert vote.edition.is_sealed
    assert [(q.position, q.kind, q.revision.principle.key) for q in vote.questions.all()] == [
        (1, "principle", "sobriete"),
        (2, "principle", "algorithmes"),
    ]
    entry = Entry.objects.get(act="round_opened")
    assert entry.subject == vote.path
    assert entry.content["electorate"] == [f"ville-exemple-{letter}" for letter in "abc"]
    assert entry.content["quorum"] == [1, 3]
    assert entry.content["questions"][0] == {
        "position": 1,
        "kind": "principle",
        "about": "principles/sobriete/1.0.0",
        "digest": vote.questions.get(position=1).revision.digest,
    }
    with pytest.raises(RoundSealed):
        open_round(vote, by=None)


def test_a_city_renamed_or_gone_afterwards_stays_on_the_roll_as_it_was(cities):
    vote = opened(edition_of("sobriete"))
    ballot(vote, "ville-exemple-a", FOR)
    member = cities[0][0]
    member.name_fr, member.left_on, member.has_voting_right = "Autre nom", datetime.date(2024, 1, 1), False
    member.save()

    result = count(end(vote))

    assert [elector.slug for elector in result.electors] == [f"ville-exemple-{letter}" for letter in "abc"]
    assert "Autre nom" not in [elector.name_in_french for elector in result.electors]
    assert result.tallies[0].in_favour == 1


def test_en_bloc_asks_one_question_of_the_edition():
    vote = opened(edition_of("sobriete", "algorithmes"), mode="en_bloc")

    question = vote.questions.get()
    assert (question.kind, question.revision, question.digest) == ("edition", None, vote.edition.digest)


def test_by_principle_asks_only_about_what_is_not_in_force():
    first = put_in_force(opened_and_annulled(edition_of("sobriete", "algorithmes", "acces")))
    draft = draft_next_edition(first, number="2.0", by=None)
    articles = {article.revision.principle.key: article for article in draft.articles.all()}
    changed(articles["algorithmes"].revision, "substantive", statement_fr="Autre.\n\nTexte.", title_fr="Autrement")
    articles["acces"].delete()

    vote = opened(draft)

    assert [(q.kind, q.revision.principle.key) for q in vote.questions.all()] == [
        ("principle", "algorithmes"),
        ("withdrawal", "acces"),
    ]


def test_nothing_asked_is_no_round():
    first = put_in_force(opened_and_annulled(edition_of("sobriete")))
    vote = prepared(draft_next_edition(first, number="2.0", by=None))

    with pytest.raises(NotReady) as refusal:
        open_round(vote, by=None)
    assert [obstacle.what for obstacle in refusal.value.subject] == [What.NOTHING_ASKED]


def test_preparation_says_what_is_missing(cities):
    MemberFactory(slug="ville-exemple-d", has_voting_right=True)
    edition = edition_of("sobriete")
    vote = prepared(edition, in_force_on=datetime.date(2020, 1, 1))
    other = opened(edition_of("algorithmes", charter__slug="autre"))

    found = obstacles_of(vote, at=database_now())

    assert {obstacle.what for obstacle in found} == {
        What.IN_FORCE_TOO_EARLY,
        What.TRANSLATION,
        What.BEGINS_AT_ONCE,
        What.SHORT,
        What.AT_THE_SAME_TIME,
        What.WITHOUT_DELEGATE,
    }
    by = {obstacle.what: obstacle.facts for obstacle in found}
    assert by[What.AT_THE_SAME_TIME] == {"vote": other}
    assert [member.slug for member in by[What.WITHOUT_DELEGATE]["members"]] == ["ville-exemple-d"]


def test_two_rounds_on_one_text_clash_until_the_first_is_certified():
    vote = opened(edition_of("sobriete"))
    second = prepared(vote.edition)
    assert What.CLASH in {obstacle.what for obstacle in obstacles_of(second, at=database_now())}

    end(vote)
    assert What.CLASH in {obstacle.what for obstacle in obstacles_of(second, at=database_now())}


def test_what_is_at_the_vote_is_not_abandoned():
    vote = opened(edition_of("sobriete"))
    with pytest.raises(VoteUnderWay):
        abandon(vote.edition, reason="Non.", by=None, on=timezone.localdate())

    annul(vote, reason="Une erreur.", by=None)
    assert abandon(vote.edition, reason="Non.", by=None, on=timezone.localdate()).status == "abandoned"


@pytest.mark.parametrize(("first_mode", "second_mode"), [("by_principle", "en_bloc"), ("en_bloc", "by_principle")])
def test_two_editions_of_a_charter_are_not_at_the_vote_at_once_where_one_is_by_principle(first_mode, second_mode):
    # Else the second to be certified would take back what the first decided, and no city would have been asked.
    first = put_in_force(opened_and_annulled(edition_of("sobriete", "algorithmes", number="1.0")))
    one, other = (draft_next_edition(first, number=number, by=None) for number in ("2.0", "3.0"))
    for edition, key in ((one, "sobriete"), (other, "algorithmes")):
        changed(
            edition.articles.get(revision__principle__key=key).revision,
            "substantive",
            statement_fr="Autre.\n\nTexte.",
            title_fr="Autrement",
        )
    vote = opened(one, mode=first_mode, in_force_on=timezone.localdate() + 30 * DAY)

    with pytest.raises(NotReady) as refusal:
        opened(other, mode=second_mode)
    assert [obstacle.what for obstacle in refusal.value.subject] == [What.OTHER_EDITION]

    certify(said(vote, a=FOR), by=None)
    by_principle = prepared(other, mode="by_principle")
    assert What.OTHER_EDITION in [obstacle.what for obstacle in obstacles_of(by_principle, at=database_now())]
