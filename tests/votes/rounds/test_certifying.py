"""A certified result takes effect, in whole or in part, and is undone until it is in force."""

import datetime

import pytest
from django.utils import timezone

from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charters.domain.drafting import draft_next_edition
from charters.models import Edition
from charters.votes.domain.certifying import certify
from charters.votes.domain.moving import annul
from charters.votes.exceptions import InForceAlready, PhaseForbids
from tests.charters.steps import changed
from tests.votes.rounds.steps import acts, opened_and_annulled, said
from tests.votes.steps import (
    ABSTENTION,
    AGAINST,
    FOR,
    edition_of,
    opened,
    put_in_force,
)

pytestmark = pytest.mark.django_db


def listed(edition):
    return [(article.revision.principle.key, article.heading_fr) for article in edition.articles.order_by("position")]


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
