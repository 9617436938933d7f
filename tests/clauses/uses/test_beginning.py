"""A city begins to say how it uses a clause, of the library or of its own: a draft that it alone sees."""

import pytest
from django.utils import timezone

from charter_portal.editing.exceptions import EditConflict
from charter_portal.register.models import Entry
from charters.clauses.domain.recording import (
    Chosen,
    Said,
    begin_use,
    change_use,
    discard_draft,
)
from charters.clauses.exceptions import (
    NothingToPublish,
    OwnWordsMissing,
)
from charters.clauses.models import Stage, Use
from tests.clauses.steps import GENERALISED, TRIAL, begun, used, used_in_own_words, written
from tests.factories import ClauseVersionFactory

pytestmark = pytest.mark.django_db


def test_a_use_begins_as_a_draft_with_what_is_not_known_left_blank(city, version):
    use = begun(city, version)

    stage = use.stages.get()
    assert (use.published_at, stage.published_at, use.principle) == (None, None, version.clause.principle)
    assert (stage.contract, stage.began_on, stage.ended_on, stage.offers) == ("", None, None, "unknown")
    assert not Use.objects.public().exists()
    assert Entry.objects.filter(act="clause_stage_published").count() == 0


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


def test_a_draft_is_changed_and_two_colleagues_do_not_write_over_each_other(city, version):
    use = begun(city, version)
    act = {"chosen": Chosen(version=version), "by": None, "at": timezone.now()}

    change_use(use, said=Said(TRIAL, lesson="Premier."), version=0, **act)
    with pytest.raises(EditConflict):
        change_use(use, said=Said(TRIAL, lesson="Second."), version=0, **act)

    assert use.stages.get().lesson == "Premier."


def test_a_draft_is_deleted_with_a_use_that_was_never_published(city, version):
    use, kept = begun(city, version), used(city, version)
    draft = written(kept, GENERALISED)

    discard_draft(use, version=use.version, at=timezone.now())
    discard_draft(draft, version=draft.version, at=timezone.now())

    assert [row.pk for row in Use.objects.all()] == [kept.pk]
    assert [row.kind for row in Stage.objects.all()] == [TRIAL]
    with pytest.raises(NothingToPublish):
        discard_draft(kept, version=Use.objects.get().version, at=timezone.now())
