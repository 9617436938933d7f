"""What a city says of each principle on the page: what cannot be kept is named, and words stay words."""

import pytest
from django.utils.html import escape

from charter_portal.text.directions import without_controls
from charters.adoptions.domain.preparing import Said
from charters.adoptions.models import Choice
from tests.adoptions.steps import document, next_edition, verified
from tests.hostile import WORDS
from tests.html import errors

from .steps import PASSAGE, WORDS_OF_CITY, address, begun, draft, facts, said, typed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (("", WORDS_OF_CITY), "stance"),
        (("adopted", WORDS_OF_CITY), "text"),
        (("reservation", WORDS_OF_CITY, PASSAGE), "quote"),
        (("provision", WORDS_OF_CITY, "des mots d'ailleurs"), "quote"),
        (("provision", WORDS_OF_CITY, "paragraphe"), "quote"),
        (("provision", "\u202etxet"), "text"),
        (("provision", "…"), "text"),
        (("peut-être", ""), "stance"),
    ],
)
def test_what_cannot_be_kept_is_named_linked_and_not_lost(delegate, member, edition, answer, field):
    begun(member, edition)
    statement = edition.articles.get(revision__principle__key="ouverture").revision.statement_fr
    assert statement.count("paragraphe") > 1

    page = delegate.post(address("draft"), typed("next", ouverture=answer))

    form = page.context["form"]
    assert (page.status_code, list(form.errors)) == (200, [f"{field}-ouverture"])
    bound = form[f"{field}-ouverture"]
    assert f'href="#{bound.id_for_label or bound.auto_id}"' in page.text
    assert escape(without_controls(answer[1])) in page.text
    assert escape(str(form.asked[0].title)) in page.text
    assert errors(page.text.replace("\u202e", "")) == []
    assert said(draft()) == {}


def test_adopting_the_rest_leaves_alone_what_the_council_had_said_otherwise(delegate, member, edition):
    verified(member, edition, {"vie-privee": Said("reservation", "Faute de moyens."), "ouverture": "deferred"})
    next_edition(edition, "1.1", sobriete="substantive", **{"vie-privee": "substantive"})
    begun(member, edition)

    delegate.post(address("draft"), typed("adopt"))

    assert said(draft()) == {"sobriete": ("adopted", "", "")}


@pytest.mark.parametrize("word", WORDS)
def test_hostile_words_stay_words(delegate, member, edition, word):
    begun(member, edition)
    delegate.post(address("draft"), typed(ouverture=("provision", word)))
    delegate.post(address("act"), facts(body=word, number=word[:80], document=document()))

    for name in ("draft", "act", "review"):
        page = delegate.get(address(name))
        assert errors(page.text) == []
        assert without_controls(word) not in page.text or "<" not in word

    assert Choice.objects.get().text == without_controls(word)
