"""A city chooses on its page, reads in words what it would cast, casts it, and changes its mind until the end."""

import datetime

import pytest
from django.urls import reverse
from django.utils.html import escape

from charter_portal.text.directions import without_controls
from charters.votes.domain.casting import cast, save_draft
from charters.votes.domain.moving import annul
from charters.votes.models import Ballot, BallotDraft
from tests.hostile import WORDS
from tests.html import errors

from ..steps import ballot, end, move_to
from .steps import ABSTENTION, AGAINST, FOR, address, posted_again, typed

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
WHY = "Parce que nos services le font déjà."


def choices_of(row):
    return [made["choice"] for made in row.choices]


def test_from_the_form_to_the_receipt(delegate, vote):
    form = delegate.get(address("ballot", vote.number)).context["form"]
    assert [choice.value() for _one, choice, _statement in form.rows] == [None, None]

    review = delegate.post(
        address("ballot", vote.number), typed(FOR, AGAINST, statement=WHY, act="review"), follow=True
    )
    assert review.redirect_chain == [(address("review", vote.number), 302)]
    assert [(made.choice, made.statement) for made in review.context["made"]] == [(FOR, WHY), (AGAINST, WHY)]
    assert not Ballot.objects.exists()
    receipt = delegate.post(address("cast", vote.number), posted_again(review.context["form"]), follow=True)

    assert receipt.redirect_chain == [(address("receipt", vote.number, 1), 302)]
    made = Ballot.objects.get()
    assert (choices_of(made), made.cast_by, made.sequence) == ([FOR, AGAINST], delegate.user, 1)
    assert made.hash in receipt.text
    assert reverse("register:entry", args=[made.entry_id]) in receipt.text
    assert "UTC" in receipt.text
    assert not BallotDraft.objects.exists()
    checked = delegate.get(reverse("register:check"), {"digest": made.hash})
    assert checked.context["finding"].digest == made.hash
    assert len(checked.context["rows"]) == 1


def test_a_prepared_ballot_is_let_go_of_and_what_was_cast_stays(delegate, vote):
    ballot(vote, "ville-exemple-a", FOR, AGAINST)
    delegate.post(address("ballot", vote.number), typed(AGAINST, AGAINST, act="save") | {"seen": "1"})
    assert BallotDraft.objects.exists()
    asked = delegate.get(address("discard", vote.number))
    assert "Le bulletin 1 de votre ville" in asked.text
    assert BallotDraft.objects.exists()
    delegate.post(address("discard", vote.number))
    assert not BallotDraft.objects.exists()
    assert Ballot.objects.count() == 1


def test_a_draft_may_leave_questions_out_and_a_colleague_goes_on_with_it(delegate, as_kind, vote):
    delegate.post(address("ballot", vote.number), typed(FOR, "", act="save"))

    page = as_kind("alternate").get(address("ballot", vote.number))

    assert [choice.value() for _one, choice, _statement in page.context["form"].rows] == [FOR, ""]
    assert page.context["draft"].changed_by == delegate.user


def test_to_cast_every_question_is_answered_and_the_one_left_out_is_named_and_linked(delegate, vote):
    response = delegate.post(address("ballot", vote.number), typed(FOR, "", statement=WHY, act="review"))

    assert response.status_code == 200
    form = response.context["form"]
    assert list(form.errors) == ["choice-2"]
    assert f'href="#{form["choice-2"].auto_id}"' in response.text
    assert f'id="{form["choice-2"].auto_id}"' in response.text
    assert WHY in response.text


def test_a_draft_with_a_gap_is_not_cast_from_its_review(delegate, vote):
    delegate.post(address("ballot", vote.number), typed(FOR, "", act="save"))

    review = delegate.get(address("review", vote.number))

    assert [one.position for one in review.context["missing"]] == [2]
    answer = delegate.post(address("cast", vote.number), posted_again(review.context["form"]))
    assert (answer.status_code, Ballot.objects.count()) == (200, 0)


def test_the_form_begins_with_the_last_ballot_and_the_new_one_takes_its_place(delegate, vote):
    ballot(vote, "ville-exemple-a", FOR, AGAINST, statement=WHY)

    form = delegate.get(address("ballot", vote.number)).context["form"]
    assert posted_again(form) == typed(FOR, AGAINST, statement=WHY, seen=1)
    delegate.post(address("ballot", vote.number), posted_again(form) | {"choice-2": ABSTENTION, "act": "review"})
    review = delegate.get(address("review", vote.number))
    delegate.post(address("cast", vote.number), posted_again(review.context["form"]))

    assert [choices_of(row) for row in Ballot.objects.order_by("sequence")] == [[FOR, AGAINST], [FOR, ABSTENTION]]
    history = delegate.get(address("own", vote.number))
    assert [row.sequence for row in history.context["ballots"]] == [2, 1]
    assert delegate.get(address("receipt", vote.number, 1)).context["is_last"] is False


def test_a_double_click_leads_to_the_receipt_and_casts_once(delegate, vote):
    fields = typed(FOR, FOR)

    answers = [delegate.post(address("cast", vote.number), fields) for _click in range(2)]

    assert [answer.url for answer in answers] == [address("receipt", vote.number, 1)] * 2
    assert Ballot.objects.count() == 1


def test_a_colleague_who_was_faster_is_named_and_pressing_again_goes_over_it(delegate, as_kind, vote):
    colleague = as_kind("alternate")
    colleague.post(address("cast", vote.number), typed(FOR, FOR))

    conflict = delegate.post(address("cast", vote.number), typed(AGAINST, ABSTENTION, statement=WHY))

    assert conflict.status_code == 409
    assert (conflict.context["conflict"], Ballot.objects.count()) == ("ballot", 1)
    assert escape(colleague.user.person.name_in_prose) in conflict.text
    again = posted_again(conflict.context["form"])
    assert again == typed(AGAINST, ABSTENTION, statement=WHY, seen=1)
    assert delegate.post(address("cast", vote.number), again).url == address("receipt", vote.number, 2)


@pytest.mark.parametrize(
    "read", [{"seen": "7"}, {"version": "7"}, {"seen": "-1"}, {"version": "x"}, {"seen": "9" * 40}]
)
def test_what_was_never_read_is_no_reason_to_cast(delegate, vote, read):
    for page in ("ballot", "cast"):
        response = delegate.post(address(page, vote.number), typed(FOR, FOR) | {"act": "review"} | read)
        assert response.status_code in {200, 409}
        assert response.context["form"]["choice-2"].value() == FOR

    assert not Ballot.objects.exists()


def test_two_who_prepare_at_once_see_both(delegate, as_kind, vote):
    as_kind("alternate").post(address("ballot", vote.number), typed(FOR, FOR, act="save"))

    conflict = delegate.post(address("ballot", vote.number), typed(AGAINST, AGAINST, act="review"))

    assert (conflict.status_code, conflict.context["conflict"]) == (409, "draft")
    assert [made.choice for made in conflict.context["theirs"]] == [FOR, FOR]
    again = posted_again(conflict.context["form"]) | {"act": "review"}
    assert delegate.post(address("ballot", vote.number), again).url == address("review", vote.number)
    assert choices_of(BallotDraft.objects.get()) == [AGAINST, AGAINST]


def test_what_a_colleague_prepares_during_the_review_is_not_cast_over_unawares(delegate, elector, vote):
    save_draft(elector, choices=[{"choice": FOR, "statement": ""}] * 2, version=0, by=delegate.user)
    fields = posted_again(delegate.get(address("review", vote.number)).context["form"])
    save_draft(elector, choices=[{"choice": AGAINST, "statement": ""}] * 2, version=1, by=None)

    conflict = delegate.post(address("cast", vote.number), fields)

    assert (conflict.status_code, conflict.context["conflict"]) == (409, "draft")
    assert [made.choice for made in conflict.context["made"]] == [FOR, FOR]
    assert not Ballot.objects.exists()


def test_from_the_review_one_goes_back_with_what_was_reviewed_whatever_is_stored_meanwhile(delegate, as_kind, vote):
    delegate.post(address("ballot", vote.number), typed(FOR, AGAINST, statement=WHY, act="save"))
    fields = posted_again(delegate.get(address("review", vote.number)).context["form"])
    as_kind("alternate").post(address("cast", vote.number), typed(ABSTENTION, ABSTENTION, version=1))

    back = delegate.post(address("ballot", vote.number), fields | {"act": "change"})

    assert posted_again(back.context["form"]) == typed(FOR, AGAINST, statement=WHY, version=1)
    assert not BallotDraft.objects.exists()


@pytest.mark.parametrize("page", ["ballot", "cast"])
def test_too_late_says_the_time_and_gives_back_what_was_chosen(delegate, vote, page):
    vote = end(vote)

    response = delegate.post(address(page, vote.number), typed(FOR, AGAINST, statement=WHY, act="review"))

    assert response.status_code == 409
    assert response.context["refusal"] == "late"
    assert response.context["moment"] >= vote.closes_at
    assert [(made.choice, made.statement) for made in response.context["made"]] == [(FOR, WHY), (AGAINST, WHY)]
    assert WHY in response.text
    assert not Ballot.objects.exists()


def test_too_early_says_when_it_begins(delegate, vote):
    vote = move_to(vote, opens_in=DAY, closes_in=2 * DAY)

    response = delegate.post(address("cast", vote.number), typed(FOR, AGAINST))

    assert (response.status_code, response.context["refusal"]) == (409, "early")
    assert response.context["moment"] == vote.opens_at


def test_in_a_vote_that_is_annulled_nothing_is_lost(delegate, vote):
    annul(vote, reason="Une erreur de texte.", by=None)

    response = delegate.post(address("cast", vote.number), typed(FOR, AGAINST, statement=WHY))

    assert (response.status_code, response.context["refusal"]) == (409, "annulled")
    assert WHY in response.text


def test_a_statement_that_is_too_long_or_holds_controls_is_named_and_kept(delegate, vote):
    for statement in ("mot " * 501, "Oui\u202e non.", "…"):
        fields = typed(FOR, FOR) | {"statement-2": statement, "act": "review"}
        response = delegate.post(address("ballot", vote.number), fields)
        assert (response.status_code, list(response.context["form"].errors)) == (200, ["statement-2"])
        assert escape(without_controls(statement.strip())) in response.text

    lines = "\r\n".join(["x" * 99] * 20)  # 2,000 characters at most, once their lines end as they are stored
    delegate.post(address("ballot", vote.number), typed(FOR, FOR) | {"statement-2": lines, "act": "review"})
    assert BallotDraft.objects.get().choices[1]["statement"] == lines.replace("\r\n", "\n")


def test_hostile_words_are_shown_as_words(delegate, elector, vote):
    choices = [{"choice": FOR, "statement": "\n".join(WORDS)}] * 2
    save_draft(elector, choices=choices, version=0, by=None)
    cast(elector, choices=choices, seen=0, by=None)
    save_draft(elector, choices=choices, version=0, by=None)

    for page, *args in (("ballot",), ("review",), ("receipt", 1)):
        text = delegate.get(address(page, vote.number, *args)).text
        assert [word in text for word in ("<script>alert", "<img src=x", "<svg", "</textarea><s")] == [False] * 4
        assert errors(text) == []


def test_what_is_posted_besides_choices_counts_for_nothing(delegate, vote):
    fields = typed(FOR, FOR) | {"member": "ville-exemple-b", "elector": 2, "cast_by": 1, "choice-3": FOR}

    delegate.post(address("cast", vote.number), fields)

    made = Ballot.objects.get()
    assert (made.elector.slug, made.cast_by, len(made.choices)) == ("ville-exemple-a", delegate.user, 2)
