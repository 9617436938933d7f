"""Clauses and their uses are found as everyone may read them now, and no draft or hidden word is."""

import pytest
from django.utils import timezone

from charters.clauses.domain.hiding import hide
from tests.factories import ClauseVersionFactory, MemberFactory
from tests.portal.search.steps import addresses

from .steps import TRIAL, begun, followed, further, published, used, used_in_own_words

pytestmark = pytest.mark.django_db


def test_the_latest_version_of_a_clause_is_found_and_no_draft():
    first = published(text_fr="Le titulaire nourrit les girafes.")
    ClauseVersionFactory(clause__principle=first.clause.principle, text_fr="Une girafe en brouillon.")
    assert addresses("girafe") == ["/fr/clauses/remise/"]

    followed(first, "Le titulaire nourrit les okapis.")

    assert (addresses("girafe"), addresses("okapi")) == ([], ["/fr/clauses/remise/"])


def test_what_a_city_published_of_a_use_is_found_until_it_is_corrected_or_hidden():
    version = published()
    begun(MemberFactory(), version, lesson="Une girafe en brouillon.")
    use = used(MemberFactory(), version, lesson="Nous avons vu des girafes.")
    assert addresses("girafe") == [use.get_absolute_url()]

    further(use, TRIAL, corrects=use.stages.get(), lesson="Nous avons vu des okapis.")
    assert (addresses("girafe"), addresses("okapi")) == ([], [use.get_absolute_url()])

    hide(use.stages.last(), reason="Un motif.", by=None, at=timezone.now())
    assert addresses("okapi") == []


def test_a_citys_own_clause_is_found_until_it_is_hidden():
    use = used_in_own_words(MemberFactory(), published().clause.principle, text="Le prestataire rend les girafes.")
    assert addresses("girafe") == [use.get_absolute_url()]

    hide(use, reason="Un motif.", by=None, at=timezone.now())

    assert addresses("girafe") == []
