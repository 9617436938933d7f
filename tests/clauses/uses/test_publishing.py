"""What a city publishes of its use is recorded, stays as it was, and is followed or corrected."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from charter_portal.editing.exceptions import EditConflict
from charter_portal.notices.models import Notice
from charter_portal.register.recording import verify_register
from charters.clauses.domain.recording import (
    Chosen,
    Said,
    change_use,
    publish_stage,
    write_stage,
)
from charters.clauses.exceptions import (
    ClauseFixed,
    NothingPublished,
    NothingToPublish,
    StageNotPossible,
)
from charters.clauses.models import Stage, Use
from tests.clauses.steps import (
    DAY,
    ENDED,
    GENERALISED,
    TRIAL,
    begun,
    further,
    used,
    used_in_own_words,
    written,
)
from tests.factories import MemberFactory, UserFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 15)


def test_publishing_is_recorded_and_told_to_the_team(city, version, client_of):
    staff = client_of("secretariat").user
    use, by = begun(city, version, contract="Un contrat", lesson="Une leçon."), UserFactory()

    stage = publish_stage(use, version=use.version, by=by, at=timezone.now())

    entry = stage.entry
    assert (entry.act, entry.subject) == ("clause_stage_published", f"members/ville-exemple-a/clauses/{use.pk}")
    assert entry.actor == by.actor_number
    assert {name: entry.content[name] for name in ("principle", "clause", "stage", "corrects")} == {
        "principle": "sobriete",
        "clause": "remise/1",
        "stage": "trial",
        "corrects": None,
    }
    assert (Use.objects.get().standing, stage.published_by) == (TRIAL, by)
    assert [row.recipient_id for row in Notice.objects.filter(kind="clause_stage_published")] == [staff.pk]
    assert verify_register().fault is None


def test_stages_follow_and_nothing_is_written_over(city, version):
    use = used(city, version, contract="Un contrat")

    further(use, GENERALISED, lesson="Cela tient.")

    assert [row.kind for row in use.stages.public()] == [TRIAL, GENERALISED]
    assert Use.objects.get().standing == GENERALISED
    with pytest.raises(StageNotPossible):
        written(use, TRIAL)


def test_unknown_facts_are_completed_by_a_correction(city, version):
    use = used(city, version)
    further(use, GENERALISED)
    first = use.stages.public().first()

    correction = further(use, TRIAL, corrects=first, contract="Le contrat des piscines", ended_on=TODAY - 300 * DAY)

    assert (correction.corrects, Use.objects.get().standing) == (first, GENERALISED)
    assert correction.entry.content["corrects"] == first.entry_id
    assert Stage.objects.get(pk=first.pk).contract == ""
    with pytest.raises(StageNotPossible):
        written(use, TRIAL, corrects=first)


def test_a_correction_is_of_the_same_use(city, version):
    other = used(MemberFactory(), version).stages.get()

    with pytest.raises(StageNotPossible):
        written(used(city, version), TRIAL, corrects=other)


@pytest.mark.parametrize("column", ["kind", "contract", "lesson", "offers", "offers_note", "ended_on", "published_at"])
def test_the_database_refuses_to_change_a_published_stage(city, version, column):
    stage = used(city, version).stages.get()
    value = {"kind": ENDED, "ended_on": TODAY, "published_at": None, "offers": "fewer"}.get(column, "autre")

    with pytest.raises(IntegrityError), transaction.atomic():
        Stage.objects.filter(pk=stage.pk).update(**{column: value})
    with pytest.raises(IntegrityError), transaction.atomic():
        Stage.objects.filter(pk=stage.pk).delete()


def test_the_database_refuses_to_change_or_delete_a_published_use(city, version):
    use = used_in_own_words(city, version.clause.principle)

    for changed in ({"text": "Autre."}, {"title": "Autre"}, {"member": MemberFactory()}, {"published_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Use.objects.filter(pk=use.pk).update(**changed)
    with pytest.raises(IntegrityError), transaction.atomic():
        Use.objects.filter(pk=use.pk).delete()


def test_once_published_which_clause_it_is_stays(city, version):
    use = used(city, version)
    chosen = Chosen(principle=version.clause.principle, title="Autre", text="Autre")

    with pytest.raises(ClauseFixed):
        change_use(use, chosen=chosen, said=Said(TRIAL), version=use.version, by=None, at=timezone.now())


def test_a_draft_is_published_as_it_was_read(city, version):
    use = begun(city, version)

    with pytest.raises(EditConflict):
        publish_stage(use, version=use.version + 1, by=None, at=timezone.now())


def test_nothing_is_published_twice_and_nothing_follows_a_draft(city, version):
    use = used(city, version)

    with pytest.raises(NothingToPublish):
        publish_stage(use, version=use.version, by=None, at=timezone.now())
    draft = begun(city, version)
    with pytest.raises(NothingPublished):
        write_stage(draft, said=Said(GENERALISED), version=draft.version, by=None, at=timezone.now())
