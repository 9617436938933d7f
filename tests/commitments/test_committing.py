"""A city commits itself: drafts, versions that stay as they were published, what became of them."""

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from charter_portal.editing.exceptions import EditConflict
from charter_portal.notices.models import Notice
from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charters.commitments.domain.committing import change, discard, publish
from charters.commitments.domain.waiting import (
    commitments_begun,
    remind_of_commitments,
    waiting_for_commitments,
)
from charters.commitments.exceptions import (
    DayBehind,
    DayTooFar,
    DraftThere,
    Incomplete,
    NotCurrent,
    NotDraft,
    Settled,
    WordsLacking,
)
from charters.commitments.models import Commitment, Outcome
from tests.clauses.steps import leader
from tests.factories import MemberFactory, UserFactory

from .steps import DAY, committed, late, promised, published, said, settled

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return MemberFactory(slug="ville-exemple-a")


def test_a_commitment_begins_as_a_draft_that_can_lack_all_but_its_text(city):
    draft = promised(city, indicator="", target="", due_on=None, verification="")

    assert (draft.status, draft.published_at, draft.indicator, draft.due_on) == ("draft", None, "", None)
    assert not Commitment.objects.public().exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("text", ["", " \n ", "…"])
def test_a_commitment_has_words(city, text):
    with pytest.raises(WordsLacking):
        promised(city, text=text)


def test_a_draft_is_changed_by_who_read_it_last(city):
    draft = promised(city)
    change(draft, said=said(text="Autre texte."), version=0, by=None, at=timezone.now())

    with pytest.raises(EditConflict):
        change(draft, said=said(text="Troisième."), version=0, by=None, at=timezone.now())
    with pytest.raises(DayTooFar):
        change(draft, said=said(due_on=timezone.localdate().replace(2200, 1, 1)), version=1, by=None, at=timezone.now())

    assert Commitment.objects.get().text == "Autre texte."


def test_publishing_is_recorded_and_told_to_the_team(city, client_of):
    staff, by = client_of("secretariat").user, UserFactory()

    row = published(promised(city), by=by)

    assert (row.status, row.published_by) == ("published", by)
    assert (row.entry.act, row.entry.subject) == (
        "commitment_published",
        f"members/ville-exemple-a/commitments/{row.pk}",
    )
    assert (row.entry.content["principle"], row.entry.content["replaces"]) == ("sobriete", None)
    assert [notice.recipient_id for notice in Notice.objects.filter(kind="commitment_published")] == [staff.pk]
    assert verify_register().fault is None


def test_what_is_published_is_whole_and_due_on_a_day_to_come(city):
    today = timezone.localdate()
    with pytest.raises(Incomplete) as refused:
        published(promised(city, indicator="", verification=""))
    with pytest.raises(DayBehind):
        published(promised(city, due_on=today))

    assert refused.value.subject == ["indicator", "verification"]
    assert not Entry.objects.exists()


def test_what_is_published_is_no_draft_any_more(city):
    row = committed(city)

    for act in (
        lambda: change(row, said=said(), version=row.version, by=None, at=timezone.now()),
        lambda: discard(row, version=row.version),
        lambda: publish(row, version=row.version, on=timezone.localdate(), by=None, at=timezone.now()),
    ):
        with pytest.raises(NotDraft):
            act()


@pytest.mark.parametrize(
    "change_of",
    [{"text": "Moins."}, {"target": "30"}, {"due_on": "2099-01-01"}, {"published_at": None}, {"replaces_id": 1}],
)
def test_the_database_refuses_to_change_what_is_published(city, change_of):
    row = committed(city)

    with pytest.raises(Error), transaction.atomic():
        Commitment.objects.filter(pk=row.pk).update(**change_of)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM commitments_commitment")


def test_the_database_refuses_to_change_what_became_of_it(city):
    outcome = settled(committed(city))

    with pytest.raises(Error), transaction.atomic():
        Outcome.objects.filter(pk=outcome.pk).update(words="Autre chose.")
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM commitments_outcome")


def test_a_change_is_a_new_version_that_names_the_one_it_replaces(city):
    first = committed(city)
    draft = promised(city, replaces=first, text="Davantage.")
    with pytest.raises(DraftThere):
        promised(city, replaces=first)
    assert list(Commitment.objects.current()) == [first]

    second = published(draft)

    assert second.entry.content["replaces"] == first.entry_id
    assert list(Commitment.objects.current()) == [second]
    with pytest.raises(NotCurrent):
        promised(city, replaces=first)
    with pytest.raises(NotCurrent):
        settled(first)


def test_what_became_of_it_is_said_and_said_again(city):
    row = committed(city)
    settled(row, "kept", value="100")
    last = settled(row, "not_kept", "Le registre est incomplet.", value="60")

    row.refresh_from_db()
    assert (row.status, last.entry.act, last.entry.content["outcome"]) == ("not_kept", "commitment_settled", "not_kept")
    assert row.outcomes.count() == 2
    with pytest.raises(Settled):
        promised(city, replaces=row)
    with pytest.raises(WordsLacking):
        settled(row, "given_up", " ")


def test_it_is_late_from_the_day_after_it_was_due_until_something_is_said(city):
    today = timezone.localdate()
    row = late(city, days=1)

    assert [row.is_late(on=day) for day in (today - DAY, today)] == [False, True]
    assert list(Commitment.objects.late(on=today)) == [row]
    settled(row, "not_kept", "Pas encore.")
    assert not Commitment.objects.late(on=today).exists()


def test_the_workspace_tells_drafts_and_what_is_late(city):
    committed(city)
    row, draft = late(city), promised(city)
    other = MemberFactory()
    late(other)

    assert [todo.facts["commitment"] for todo in waiting_for_commitments(city, at=timezone.now())] == [row]
    assert [one.facts["commitment"] for one in commitments_begun(city)] == [draft]


def test_cities_are_reminded_once_two_months_before_and_once_when_it_is_late(city):
    leader(city)
    today = timezone.localdate()
    committed(city, due_on=today + 61 * DAY)
    committed(city, due_on=today + 60 * DAY)
    late(city)

    assert remind_of_commitments() == 2
    assert remind_of_commitments() == 0
    assert sorted(notice.kind for notice in Notice.objects.filter(kind__in=("commitment_due", "commitment_late"))) == [
        "commitment_due",
        "commitment_late",
    ]
