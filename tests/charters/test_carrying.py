"""Annotations are carried to new wordings: by a task with progress, once each, from where a person put them last."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charter_portal.notices.models import Notice
from charter_portal.tasks.models import Job
from charter_portal.text.anchoring import locate
from charters.domain import carrying
from charters.domain.carrying import ask_to_carry, carry_annotations, left_to_carry
from charters.domain.correcting import publish_correction
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation, put_to_vote
from charters.domain.placing import leave_behind, place_at
from charters.exceptions import PassageNotThere
from charters.models import Annotation, Edition, Placement, PrincipleRevision
from tests import factories
from tests.charters.steps import changed
from tests.factories.annotations import edition_in_consultation

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 2)
NOW = datetime.datetime(2026, 11, 9, 12, tzinfo=datetime.UTC)
FRENCH = "Un premier paragraphe.\n\nUn second paragraphe."


@pytest.fixture
def edition():
    return edition_in_consultation()


@pytest.fixture
def revision(edition):
    return edition.articles.get().revision


def annotated(revision, quote="second paragraphe", **fields):
    edition = Edition.objects.get(articles__revision=revision)
    return factories.AnnotationFactory(edition=edition, revision=revision, quote=quote, **fields)


def reworded(revision, statement, *, number="9.1", act=open_consultation, **fields):
    """A new wording of the French, in the next edition, which is sealed; returns the wording as stored."""
    edition = Edition.objects.filter(articles__revision=revision).latest("pk")
    following = draft_next_edition(edition, number=number, by=None)
    draft = changed(revision, "editorial", statement_fr=statement, **fields)
    act(following, by=None, on=DAY)
    return PrincipleRevision.objects.get(pk=draft.pk)


def place_of(annotation, revision):
    place = Placement.objects.get(annotation=annotation, revision=revision)
    return (place.state, place.quote)


@pytest.mark.parametrize("act", [open_consultation, put_to_vote])
def test_sealing_an_edition_has_a_worker_carry_and_shows_how_far_it_is(deliver, revision, act):
    annotation = annotated(revision)
    new = reworded(revision, f"D'abord ceci. {FRENCH}", act=act)
    job = Job.objects.get()
    assert (job.total, job.state, job.path) == (1, "waiting", new.articles.get().edition.get_absolute_url()[3:])

    deliver()

    job.refresh_from_db()
    assert (job.done, job.state) == (1, "done")
    assert place_of(annotation, new) == ("moved", "second paragraphe")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Un premier paragraphe.\n\nEnfin, un second paragraphe.", ("moved", "second paragraphe")),
        ("Un premier paragraphe.\n\nUn second long paragraphe.", ("changed", "second long paragraphe")),
        ("Un premier paragraphe.\n\nAutre chose.", ("orphan", "")),
    ],
)
def test_a_passage_is_moved_changed_or_gone(deliver, revision, statement, expected):
    annotation = annotated(revision)
    new = reworded(revision, statement)

    deliver()

    assert place_of(annotation, new) == expected


def test_of_the_whole_principle_moves_with_it(deliver, revision):
    annotation = annotated(revision, quote="")
    new = reworded(revision, "Tout autre chose.\n\nEt encore.")

    deliver()

    assert place_of(annotation, new) == ("moved", "")


def test_in_a_language_that_is_missing_now_it_is_orphaned_until_a_correction_brings_it(deliver, revision):
    annotation = annotated(revision, language="en", quote="second paragraph")
    new = reworded(revision, f"{FRENCH} Plus.", statement_en="", title_en="")
    deliver()
    assert place_of(annotation, new) == ("orphan", "")

    better = "A first paragraph.\n\nAnd a second paragraph. More."
    correction = publish_correction(changed(new, "translation", statement_en=better, title_en="Title"), by=None)
    deliver()

    assert place_of(annotation, correction) == ("moved", "second paragraph")


def test_where_the_wording_stays_nothing_is_asked_for(edition, revision):
    annotated(revision)

    open_consultation(draft_next_edition(edition, number="9.1", by=None), by=None, on=DAY)

    assert not Job.objects.exists()


def test_drafts_are_not_carried(revision):
    annotated(revision, published_at=None)

    reworded(revision, f"D'abord ceci. {FRENCH}")

    assert not Job.objects.exists()


def test_what_a_city_keeps_to_itself_is_carried_but_waits_for_nobody(deliver, revision):
    factories.UserFactory(group="commission-staff")
    annotation = annotated(revision, visibility="city")
    new = reworded(revision, "Un premier paragraphe.\n\nAutre chose.")

    deliver()

    assert place_of(annotation, new) == ("orphan", "")
    assert not Placement.objects.to_decide().exists()
    assert not Notice.objects.exists()


def test_the_staff_is_told_once_of_what_waits(deliver, revision):
    staff = factories.UserFactory(group="commission-staff")
    annotated(revision)
    annotated(revision, quote="premier paragraphe")
    reworded(revision, "Un premier paragraphe.\n\nAutre chose.")

    deliver()

    notice = Notice.objects.get()
    assert (notice.kind, notice.recipient, notice.context) == ("places_to_decide", staff, {"number": 1})


def test_run_again_it_changes_nothing(deliver, revision):
    annotated(revision)
    new = reworded(revision, f"D'abord ceci. {FRENCH}")
    deliver()
    before = list(Placement.objects.values())

    assert ask_to_carry([new], by=None, about="", path="") is None
    assert carry_annotations.func(Job.objects.get().pk, [new.pk]) == 0
    assert list(Placement.objects.values()) == before


def test_a_killed_worker_leaves_what_it_did_and_the_next_goes_on(revision, monkeypatch):
    monkeypatch.setattr(carrying, "BATCH", 2)
    for _number in range(5):
        annotated(revision)
    new = reworded(revision, f"D'abord ceci. {FRENCH}")
    job = Job.objects.get()
    killed = carrying._Carrier(new)
    killed.carry(left_to_carry(new).order_by("pk")[:2])
    Job.objects.filter(pk=job.pk).update(done=2, state="running")

    assert carry_annotations.func(job.pk, [new.pk]) == 3

    job.refresh_from_db()
    assert (job.done, job.total, job.state) == (5, 5, "done")
    assert Placement.objects.filter(revision=new).count() == 5


def test_decided_by_a_person_it_is_carried_from_there(deliver, revision):
    annotation = annotated(revision)
    new = reworded(revision, "Un premier paragraphe.\n\nLa ville publie ses comptes.")
    deliver()
    place_at(Placement.objects.get(annotation=annotation), locate(new.statement_fr, "ses comptes"), by=None, at=NOW)

    newer = reworded(new, "Un premier paragraphe.\n\nChaque année, la ville publie ses comptes.", number="9.2")
    deliver()

    assert place_of(annotation, new) == ("changed", "ses comptes")
    assert place_of(annotation, newer) == ("moved", "ses comptes")


def test_said_to_be_gone_it_stays_so_and_waits_for_nobody(deliver, revision):
    annotation = annotated(revision)
    new = reworded(revision, "Un premier paragraphe.\n\nAutre chose.")
    deliver()
    by = factories.UserFactory(group="commission-staff")
    leave_behind(Placement.objects.get(annotation=annotation), by=by, at=NOW)

    newer = reworded(new, FRENCH + " Encore.", number="9.2")
    deliver()

    assert place_of(annotation, newer) == ("orphan", "")
    assert not Placement.objects.to_decide().exists()


def test_only_the_latest_wording_waits_for_a_decision(deliver, revision):
    annotated(revision)
    new = reworded(revision, "Un premier paragraphe.\n\nAutre chose.")
    deliver()
    newer = reworded(new, "Un premier paragraphe.\n\nAutre chose encore.", number="9.2")
    deliver()

    assert [place.revision for place in Placement.objects.to_decide()] == [newer]


def test_a_passage_that_is_not_there_is_refused(deliver, revision):
    annotation = annotated(revision)
    reworded(revision, "Un premier paragraphe.\n\nAutre chose.")
    deliver()
    place = Placement.objects.get(annotation=annotation)

    with pytest.raises(PassageNotThere):
        place_at(place, locate("Des mots d'ailleurs.", "mots d'ailleurs"), by=None, at=NOW)

    assert Placement.objects.get().state == "orphan"


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_annotations(django_assert_num_queries, revision, count):
    for _number in range(count):
        annotated(revision)
    new = reworded(revision, f"D'abord ceci. {FRENCH}")

    # The wordings, then decisions and places of one batch.
    with django_assert_num_queries(4):
        carrying._Carrier(new).carry(left_to_carry(new).order_by("pk")[:500])


WORDS = ["la", "ville", "publie", "ses", "données", "ouvertes", "chaque", "année", "et", "rend", "compte"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    old=st.lists(st.sampled_from(WORDS), min_size=4, max_size=30),
    new=st.lists(st.sampled_from(WORDS), min_size=4, max_size=30),
    data=st.data(),
)
def test_wherever_it_is_carried_its_place_is_one_of_the_new_wording(old, new, data):
    texts = [" ".join(words) for words in (old, new)]
    start = data.draw(st.integers(0, len(texts[0]) - 1))
    end = data.draw(st.integers(start + 1, len(texts[0])))
    first = factories.PrincipleRevisionFactory(statement_fr=texts[0])
    second = PrincipleRevision(
        principle=first.principle, base=first, change="editorial", title_fr="Titre", statement_fr=texts[1]
    )
    second.save()
    annotation = Annotation(
        revision=first, language="fr", start=start, end=end, quote=texts[0][start:end], body="?", kind="remark"
    )

    place = carrying._Carrier(second)._place(annotation, None)

    if place.state == "orphan":
        assert (place.start, place.end, place.quote) == (0, 0, "")
    else:
        assert place.quote == texts[1][place.start : place.end] != ""
    assert (place.state == "moved") == (place.likeness == 1)
    if place.state == "moved":
        assert place.quote == annotation.quote
