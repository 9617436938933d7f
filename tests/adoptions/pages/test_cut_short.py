"""A form that arrives cut short, or refused: nothing that is stored or chosen is lost."""

import pytest

from charters.adoptions.domain.preparing import Said
from tests.adoptions.steps import PDF, document, filled

from .steps import PASSAGE, WORDS_OF_CITY, address, begun, draft, facts, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(member, edition):
    """A draft that says something of everything."""
    return filled(begun(member, edition), {"ouverture": Said("provision", WORDS_OF_CITY, PASSAGE)})


def test_principles_of_which_nothing_is_sent_stay_as_they_are_stored(delegate, told):
    before = said(told)

    cut = {"version": told.version, "act": "save", "stance-sobriete": "deferred"}
    assert delegate.post(address("draft"), cut).url == address("draft")

    assert said(draft()) == before | {"sobriete": ("deferred", "", "")}


def test_facts_that_are_not_sent_stay_as_they_are_stored(delegate, told):
    assert delegate.post(address("act"), {"version": told.version, "act": "save"}).url == address("act")

    after = draft()
    assert (after.number, after.votes_for, after.decided_on) == (told.number, told.votes_for, told.decided_on)
    assert (after.signatory_name, after.document_digest) == (told.signatory_name, told.document_digest)


def test_a_form_without_the_version_it_was_read_in_is_refused(delegate, told):
    before = said(told)

    page = delegate.post(address("draft"), {"act": "save"})

    assert list(page.context["form"].errors) == ["version"]
    assert said(draft()) == before


def test_the_document_is_kept_where_the_language_is_refused(delegate, told):
    other = document(PDF + b"%%EOF\n")

    page = delegate.post(address("act"), facts(language="ar", document=other))

    assert list(page.context["form"].errors) == ["language"]
    assert draft().document_size == len(PDF) + 6
