"""A city records its use of a clause: drafts that it alone sees, and stages that stay as they were published."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from charter_portal.editing.exceptions import EditConflict
from charter_portal.notices.models import Notice
from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charters.clauses.domain.hiding import hide, show_again
from charters.clauses.domain.recording import (
    Chosen,
    Said,
    begin_use,
    change_use,
    discard_draft,
    publish_stage,
    write_stage,
)
from charters.clauses.domain.waiting import remind_all, trials_over, uses_begun, waiting_for_clauses
from charters.clauses.exceptions import (
    ClauseFixed,
    DateAhead,
    DatesReversed,
    DateTooFar,
    NothingPublished,
    NothingToPublish,
    NotPublished,
    OwnWordsMissing,
    StageNotPossible,
)
from charters.clauses.models import Stage, Use
from charters.exceptions import ReasonMissing
from tests.factories import ClauseVersionFactory, MemberFactory, UserFactory

from .steps import DAY, ENDED, GENERALISED, TRIAL, begun, further, leader, published, used, used_in_own_words, written

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 15)
NOON = datetime.datetime(2026, 6, 15, 12, tzinfo=datetime.UTC)


@pytest.fixture
def version():
    return published()


@pytest.fixture
def city():
    return MemberFactory(slug="ville-exemple-a", time_zone="Africa/Dakar")


def test_a_use_begins_as_a_draft_with_what_is_not_known_left_blank(city, version):
    use = begun(city, version)

    stage = use.stages.get()
    assert (use.published_at, stage.published_at, use.principle) == (None, None, version.clause.principle)
    assert (stage.contract, stage.began_on, stage.ended_on, stage.offers) == ("", None, None, "unknown")
    assert not Use.objects.public().exists()
    assert Entry.objects.filter(act="clause_stage_published").count() == 0


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


def test_a_city_can_use_words_of_its_own(city, version):
    use = used_in_own_words(city, version.clause.principle, title="Notre\nclause", text="Le prestataire rend tout. ")

    assert (use.clause_version, use.title, use.text) == (None, "Notre clause", "Le prestataire rend tout.")


@pytest.mark.parametrize("lacking", ["principle", "title", "text"])
def test_words_of_ones_own_are_whole(city, version, lacking):
    chosen = Chosen(principle=version.clause.principle, title="Titre", text="Texte")._replace(
        **{lacking: None if lacking == "principle" else "…"}
    )

    with pytest.raises(OwnWordsMissing) as refused:
        begin_use(member=city, chosen=chosen, said=Said(TRIAL), by=None, at=timezone.now())

    assert refused.value.subject == lacking
    assert not Use.objects.exists()


def test_a_draft_of_the_library_is_used_by_nobody(city):
    with pytest.raises(OwnWordsMissing):
        begun(city, ClauseVersionFactory())


@pytest.mark.parametrize(
    ("said", "refusal", "name"),
    [
        (Said(TRIAL, began_on=TODAY, ended_on=TODAY - DAY), DatesReversed, None),
        (Said(TRIAL, began_on=TODAY + DAY), DateAhead, "began_on"),
        (Said(GENERALISED, began_on=TODAY + DAY), DateAhead, "began_on"),
        (Said(ENDED, ended_on=TODAY + DAY), DateAhead, "ended_on"),
        (Said(TRIAL, ended_on=datetime.date(9999, 1, 1)), DateTooFar, "ended_on"),
        (Said(TRIAL, began_on=datetime.date(1, 1, 1)), DateTooFar, "began_on"),
    ],
)
def test_dates_that_cannot_be_are_refused(city, version, said, refusal, name):
    with pytest.raises(refusal) as refused:
        begin_use(member=city, chosen=Chosen(version=version), said=said, by=None, at=NOON)

    assert getattr(refused.value, "name", None) == name


def test_the_day_is_that_of_the_city(version):
    kiritimati = MemberFactory(time_zone="Pacific/Kiritimati")
    tomorrow = Said(GENERALISED, began_on=TODAY + DAY)

    use = begin_use(member=kiritimati, chosen=Chosen(version=version), said=tomorrow, by=None, at=NOON)

    assert use.stages.get().began_on == TODAY + DAY


def test_a_trial_may_end_later_and_a_stage_keeps_only_its_own_dates(city, version):
    days = {"began_on": TODAY - DAY, "ended_on": TODAY - DAY}
    kept = {}
    for kind in (TRIAL, GENERALISED, ENDED):
        said = Said(kind, **days)
        use = begin_use(member=city, chosen=Chosen(version=version), said=said, by=None, at=NOON)
        kept[kind] = use.stages.values_list("began_on", "ended_on").get()

    assert kept == {
        TRIAL: (TODAY - DAY, TODAY - DAY),
        GENERALISED: (TODAY - DAY, None),
        ENDED: (None, TODAY - DAY),
    }
    begin_use(
        member=city, chosen=Chosen(version=version), said=Said(TRIAL, ended_on=TODAY + 300 * DAY), by=None, at=NOON
    )


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


def test_a_draft_is_changed_and_two_colleagues_do_not_write_over_each_other(city, version):
    use = begun(city, version)
    act = {"chosen": Chosen(version=version), "by": None, "at": timezone.now()}

    change_use(use, said=Said(TRIAL, lesson="Premier."), version=0, **act)
    with pytest.raises(EditConflict):
        change_use(use, said=Said(TRIAL, lesson="Second."), version=0, **act)

    assert use.stages.get().lesson == "Premier."


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


def test_a_draft_is_deleted_with_a_use_that_was_never_published(city, version):
    use, kept = begun(city, version), used(city, version)
    draft = written(kept, GENERALISED)

    discard_draft(use, version=use.version, at=timezone.now())
    discard_draft(draft, version=draft.version, at=timezone.now())

    assert [row.pk for row in Use.objects.all()] == [kept.pk]
    assert [row.kind for row in Stage.objects.all()] == [TRIAL]
    with pytest.raises(NothingToPublish):
        discard_draft(kept, version=Use.objects.get().version, at=timezone.now())


def test_the_team_hides_with_a_reason_and_the_city_is_told(city, version):
    told = leader(city)
    use, at = used(city, version, lesson="Des mots."), timezone.now()
    stage, by = use.stages.get(), UserFactory()

    hide(stage, reason="Nomme une personne.", by=by, at=at)
    hide(use, reason="Nomme une entreprise.", by=by, at=at + DAY)

    assert (Stage.objects.get().hidden_reason, Use.objects.get().hidden_reason) == (
        "Nomme une personne.",
        "Nomme une entreprise.",
    )
    assert Stage.objects.get().lesson == "Des mots."
    assert [row.recipient_id for row in Notice.objects.filter(kind="clause_use_hidden")] == [told.pk, told.pk]
    show_again(stage)
    assert not Stage.objects.get().is_hidden


def test_nothing_is_hidden_without_a_reason_nor_before_it_is_published(city, version):
    with pytest.raises(ReasonMissing):
        hide(used(city, version), reason=" … ", by=None, at=timezone.now())
    with pytest.raises(NotPublished):
        hide(begun(city, version), reason="Un motif.", by=None, at=timezone.now())


def test_a_city_is_reminded_once_of_a_trial_that_is_over(city, version):
    told = leader(city)
    used(city, version, ended_on=timezone.localdate() - 2 * DAY)
    used(city, version, ended_on=timezone.localdate() + 2 * DAY)
    used(city, version)

    assert [remind_all(), remind_all()] == [1, 0]
    notice = Notice.objects.get(kind="clause_trial_over")
    assert (notice.recipient_id, notice.path) == (
        told.pk,
        f"/espace/ville-exemple-a/clauses/{Use.objects.order_by('pk').first().pk}/",
    )


def test_a_city_that_said_something_since_is_not_reminded(city, version):
    leader(city)
    past = timezone.localdate() - 2 * DAY
    further(used(city, version, ended_on=past), GENERALISED)
    written(used(city, version, ended_on=past), ENDED)
    corrected = used(city, version, ended_on=past)
    further(corrected, TRIAL, corrects=corrected.stages.get(), ended_on=past + 30 * DAY)

    assert remind_all() == 0


def test_the_trial_is_over_by_the_day_of_its_city(version):
    midnight = datetime.datetime(2026, 6, 15, 3, tzinfo=datetime.UTC)
    for zone in ("America/Montreal", "Europe/Paris"):
        city = MemberFactory(time_zone=zone)
        said = Said(TRIAL, ended_on=datetime.date(2026, 6, 14))
        use = begin_use(member=city, chosen=Chosen(version=version), said=said, by=None, at=midnight - 30 * DAY)
        publish_stage(use, version=use.version, by=None, at=midnight - 30 * DAY)

    assert [stage.use.member.time_zone for stage in trials_over(Use.objects.all(), at=midnight)] == ["Europe/Paris"]


def test_the_workspace_names_what_waits(city, version, django_assert_num_queries):
    for _ in range(3):
        used(city, version, ended_on=timezone.localdate() - 2 * DAY)
        begun(city, version)

    with django_assert_num_queries(2):
        todos = waiting_for_clauses(city, at=timezone.now())
    with django_assert_num_queries(1):
        drafts = uses_begun(city)

    assert ([todo.what for todo in todos], len(drafts)) == (["trial_over"] * 3, 3)
