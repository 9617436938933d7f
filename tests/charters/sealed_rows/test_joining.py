"""Nothing joins, leaves or moves into what is sealed."""

from charter_portal.register.models import Entry
from charters.models import Article
from tests.charters.sealed_rows.steps import refused
from tests.factories import CriterionFactory, PrincipleRevisionFactory


def test_no_article_joins_a_sealed_edition(sealed):
    with refused():
        Article.objects.create(edition=sealed, revision=PrincipleRevisionFactory(), position=9)


def test_no_article_moves_into_a_sealed_edition(sealed, draft):
    with refused():
        draft.articles.update(edition=sealed)


def test_no_article_leaves_a_sealed_edition(sealed, draft):
    with refused():
        sealed.articles.filter(position=0).update(edition=draft)


def test_no_criterion_joins_leaves_or_moves_into_a_sealed_wording(sealed, draft):
    wording = sealed.articles.first().revision
    free = draft.articles.get().revision

    with refused():
        CriterionFactory(revision=wording)
    with refused():
        free.criteria.update(revision=wording)
    with refused():
        wording.criteria.update(revision=free)


def test_an_entry_takes_the_next_number_and_the_last_hash():
    entry = Entry.objects.get()
    entry.number, entry.hash = 3, "a" * 64

    with refused():
        entry.save(force_insert=True)
    entry.number, entry.previous_hash = 2, "b" * 64
    with refused():
        entry.save(force_insert=True)
