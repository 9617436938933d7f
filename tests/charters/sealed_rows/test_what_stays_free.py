"""What the guards leave free: the life of a sealed edition, reviews, and drafts beside it."""

from django.utils import translation

from charters.domain.translating import mark_reviewed
from charters.models import Charter, Edition
from tests.charters.sealed_rows.steps import DAY


def test_the_life_of_a_sealed_edition_goes_on(sealed):
    sealed.status, sealed.in_force_on, sealed.version = "in_force", DAY, 3
    sealed.consultation_closes_on = DAY
    with translation.override("fr"):
        sealed.save()

    sealed.refresh_from_db()
    assert (sealed.status, sealed.in_force_on, sealed.version) == ("in_force", DAY, 3)


def test_a_sealed_wording_is_still_reviewed(sealed):
    record = mark_reviewed(sealed.articles.first().revision, language="en", by=None, at=sealed.sealed_at)

    assert record.reviewed_at == sealed.sealed_at


def test_a_draft_beside_it_is_free(draft):
    revision = draft.articles.get().revision
    revision.title_fr = "Un autre titre"
    revision.save()
    revision.criteria.all().delete()
    draft.articles.all().delete()
    draft.delete()
    revision.delete()

    assert Edition.objects.filter(status="draft").count() == 0


def test_a_sealed_charter_s_other_texts_are_free(sealed):
    Charter.objects.update(summary_fr="Un autre résumé.")

    assert Charter.objects.get().summary_fr == "Un autre résumé."
