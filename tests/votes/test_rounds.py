"""From a draft to a certified result: a round's life, act by act."""

import datetime

import pytest
from django.utils import timezone

from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import abandon
from charters.exceptions import ReasonMissing, VoteUnderWay
from charters.models import Edition
from charters.votes.domain.certifying import certify
from charters.votes.domain.clock import database_now
from charters.votes.domain.counting import count, record_closings, result_of
from charters.votes.domain.moving import annul, prolong
from charters.votes.domain.opening import open_round
from charters.votes.domain.preparing import What, obstacles_of
from charters.votes.exceptions import InForceAlready, NotLater, NotReady, PhaseForbids, RoundSealed
from charters.votes.models import Round
from tests.charters.steps import changed
from tests.factories import MemberFactory

from .steps import ABSTENTION, AGAINST, FOR, HOUR, ballot, city, edition_of, end, opened, prepared, put_in_force

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def cities():
    return [city(letter) for letter in "abc"]


def acts(path):
    return list(Entry.objects.filter(subject=path).order_by("number").values_list("act", flat=True))


def said(vote, **choices):
    """Cast each city's ballot and end the round: ``a=(FOR, AGAINST)``, ``b=FOR``."""
    for letter, made in choices.items():
        ballot(vote, f"ville-exemple-{letter}", *([made] if isinstance(made, str) else made))
    return end(vote)


def listed(edition):
    return [(article.revision.principle.key, article.heading_fr) for article in edition.articles.order_by("position")]


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


def opened_and_annulled(edition):
    """The edition, sealed and at the vote, without a round that is under way."""
    return annul(opened(edition), reason="Pour l'exemple.", by=None).edition


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


def test_the_end_moves_only_later_and_only_before_it_has_come():
    vote = opened(edition_of("sobriete"))
    later = vote.closes_at + DAY

    with pytest.raises(NotLater):
        prolong(vote, closes_at=vote.closes_at, reason="Non.", by=None)
    with pytest.raises(ReasonMissing):
        prolong(vote, closes_at=later, reason=" ", by=None)
    assert prolong(vote, closes_at=later, reason="Une panne.", by=None).closes_at == later
    assert acts(vote.path) == ["round_opened", "round_prolonged"]
    assert vote.acts.last().note == "Une panne."

    end(vote)
    with pytest.raises(PhaseForbids):
        prolong(vote, closes_at=later + DAY, reason="Trop tard.", by=None)


def test_nobody_counts_before_the_end():
    vote = opened(edition_of("sobriete"))
    ballot(vote, "ville-exemple-a", FOR)

    with pytest.raises(PhaseForbids):
        result_of(vote, at=database_now())


def test_choices_of_a_round_annulled_before_its_end_are_never_shown():
    vote = opened(edition_of("sobriete"))
    ballot(vote, "ville-exemple-a", FOR)
    annul(vote, reason="Une erreur.", by=None)
    vote = Round.objects.get(pk=vote.pk)

    with pytest.raises(PhaseForbids):
        result_of(vote, at=vote.closes_at + DAY)


def test_those_of_a_round_annulled_after_its_end_stay_shown():
    vote = annul(said(opened(edition_of("sobriete")), a=FOR), reason="Une erreur.", by=None)

    assert result_of(vote, at=database_now()).tallies[0].in_favour == 1


def test_the_closing_is_recorded_once():
    vote = said(opened(edition_of("sobriete")), a=FOR)
    opened(edition_of("algorithmes", charter__slug="autre"))

    assert [record_closings(), record_closings()] == [1, 0]
    entry = Entry.objects.get(act="round_closed")
    assert entry.content == {"round": vote.number, "ballots": 1, "took_part": 1}


def test_carried_the_edition_is_in_force_from_the_day_of_certification():
    vote = certify(said(opened(edition_of("sobriete", "acces")), a=FOR, b=(FOR, FOR), c=AGAINST), by=None)

    assert Edition.objects.get(pk=vote.edition_id).status == "in_force"
    assert acts(vote.path) == ["round_opened", "round_closed", "round_certified"]
    assert acts(vote.edition.path) == ["put_to_vote", "carried", "in_force"]
    certified = Entry.objects.get(act="round_certified")
    assert certified.content == {
        "round": vote.number,
        "outcomes": ["carried", "carried"],
        "in_favour": [2, 2],
        "against": [1, 1],
        "abstaining": [0, 0],
        "electorate": 3,
        "took_part": 3,
    }
    assert certified.number < Entry.objects.get(act="carried").number
    assert verify_register().fault is None


def test_carried_the_edition_waits_for_the_day_that_the_round_names():
    day = timezone.localdate() + datetime.timedelta(days=30)
    vote = certify(said(opened(edition_of("sobriete"), in_force_on=day), a=FOR), by=None)

    edition = Edition.objects.get(pk=vote.edition_id)
    assert (edition.status, edition.in_force_on) == ("carried", day)


@pytest.mark.parametrize("choices", [{}, {"a": AGAINST}, {"a": FOR, "b": AGAINST}, {"a": ABSTENTION}])
def test_a_tie_no_ballot_or_only_abstentions_reject(choices):
    vote = certify(said(opened(edition_of("sobriete")), **choices), by=None)

    assert Edition.objects.get(pk=vote.edition_id).status == "rejected"


def test_without_quorum_nothing_is_decided_and_a_new_round_can_be_opened():
    edition = edition_of("sobriete")
    vote = certify(said(opened(edition, quorum_numerator=2, quorum_denominator=3), a=FOR), by=None)

    edition = Edition.objects.get(pk=edition.pk)
    assert edition.status == "vote"
    assert opened(edition).number == vote.number + 1


def test_only_a_round_that_is_over_is_certified_and_once():
    vote = opened(edition_of("sobriete"))
    with pytest.raises(PhaseForbids):
        certify(vote, by=None)
    certify(said(vote, a=FOR), by=None)
    with pytest.raises(PhaseForbids):
        certify(vote, by=None)


def test_of_a_first_edition_carried_in_part_the_refused_are_left_out_with_their_place():
    edition = edition_of("sobriete", "algorithmes", "acces", number="1.0")
    first, second = edition.articles.order_by("position")[:2]
    first.heading_fr = "Les données"
    first.save()
    vote = certify(said(opened(edition), a=(AGAINST, FOR, FOR)), by=None)

    voted, made = Edition.objects.get(pk=edition.pk), Edition.objects.get(number="1.0.1")
    assert (voted.status, made.status, made.based_on) == ("carried_in_part", "in_force", voted)
    assert listed(made) == [("algorithmes", "Les données"), ("acces", "")]
    assert made.is_sealed
    assert acts(made.path) == ["carried", "in_force"]
    assert Entry.objects.get(subject=made.path, act="carried").content["round"] == vote.number
    assert second.revision_id in made.articles.values_list("revision", flat=True)


def test_of_articles_left_out_one_after_the_other_the_last_ones_heading_goes_to_what_follows():
    edition = edition_of("sobriete", "algorithmes", "acces", number="1.0")
    for article, heading in zip(edition.articles.order_by("position"), ("Les données", "Les décisions"), strict=False):
        article.heading_fr = heading
        article.save()
    certify(said(opened(edition), a=(AGAINST, AGAINST, FOR)), by=None)

    assert listed(Edition.objects.get(number="1.0.1")) == [("acces", "Les décisions")]


def test_of_a_later_edition_the_refused_keep_the_wording_in_force_and_what_was_to_go_stays():
    first = put_in_force(opened_and_annulled(edition_of("sobriete", "algorithmes", "acces", number="1.0")))
    draft = draft_next_edition(first, number="2.0", by=None)
    articles = {article.revision.principle.key: article for article in draft.articles.all()}
    for key in ("sobriete", "algorithmes"):
        changed(articles[key].revision, "substantive", statement_fr="Autre.\n\nTexte.", title_fr="Autrement")
    articles["acces"].delete()

    certify(said(opened(draft), a=(FOR, AGAINST, AGAINST)), by=None)

    made = Edition.objects.get(number="2.0.1")
    old = {article.revision.principle.key: article.revision for article in first.articles.all()}
    new = {article.revision.principle.key: article.revision for article in made.articles.all()}
    assert list(new) == ["sobriete", "algorithmes", "acces"]
    assert new["sobriete"].base == old["sobriete"]
    assert [new["algorithmes"], new["acces"]] == [old["algorithmes"], old["acces"]]
    assert Edition.objects.get(pk=first.pk).status == "superseded"


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


def test_annulling_a_certified_round_puts_the_edition_to_the_vote_again_until_it_is_in_force():
    day = timezone.localdate() + datetime.timedelta(days=30)
    vote = certify(
        said(opened(edition_of("sobriete", "acces", number="1.0"), in_force_on=day), a=(FOR, AGAINST)), by=None
    )

    vote = annul(vote, reason="Une erreur sur la liste.", by=None)

    assert Edition.objects.get(pk=vote.edition_id).status == "vote"
    assert Edition.objects.get(number="1.0.1").status == "abandoned"
    again = certify(said(opened(vote.edition), a=FOR), by=None)
    with pytest.raises(InForceAlready):
        annul(again, reason="Trop tard.", by=None)


def test_annulling_a_round_that_decided_nothing_undoes_nothing():
    edition = edition_of("sobriete")
    first = certify(said(opened(edition, quorum_numerator=1, quorum_denominator=1), a=FOR), by=None)
    day = timezone.localdate() + datetime.timedelta(days=30)
    certify(said(opened(Edition.objects.get(pk=edition.pk), in_force_on=day), a=FOR), by=None)

    annul(first, reason="Une erreur sur la liste.", by=None)

    assert Edition.objects.get(pk=edition.pk).status == "carried"


def test_a_round_opened_for_later_waits():
    vote = opened(edition_of("sobriete"), opens_at=database_now() + HOUR, closes_at=database_now() + DAY)

    assert vote.phase(database_now()) == "scheduled"
    assert vote.phase(vote.opens_at) == "open"
    assert vote.phase(vote.closes_at - datetime.timedelta(microseconds=1)) == "open"
    assert vote.phase(vote.closes_at) == "closed"
