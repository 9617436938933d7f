"""Only what everyone may read is found, from the moment at which it is, until the moment at which it is not."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone

from charter_portal.search.kinds import all_kinds
from charter_portal.search.models import Change, Indexed
from charter_portal.search.renewing import rebuild, renew
from charters.adoptions.domain.preparing import Said
from charters.domain.amending import withdraw_amendment
from charters.domain.answering import hide, show_again
from charters.domain.enacting import open_consultation
from charters.models import Amendment, Annotation
from meetings.models import AgendaItem, Meeting, Minutes
from members.models import Member
from tests.adoptions.steps import edition_in_force, verified
from tests.charters.amending_steps import consultation, drafted, submitted
from tests.clauses.steps import published, used
from tests.commitments.steps import committed
from tests.factories import (
    AgendaItemFactory,
    AnnotationFactory,
    ArticleFactory,
    EditionFactory,
    MeetingFactory,
    MemberFactory,
    MinutesFactory,
)
from tests.portal.search.steps import addresses, titles
from tests.votes.steps import city, edition_of, opened, prepared

pytestmark = pytest.mark.django_db


def edition_about(word, **fields):
    edition = EditionFactory(**fields)
    ArticleFactory(edition=edition, revision__statement_fr=f"Il y est question de {word}.\n\nEt de rien d'autre.")
    return edition


def test_a_principle_is_found_once_its_edition_is_open_and_by_the_wording_to_read():
    edition = edition_about("girafes")
    assert titles("girafe") == []

    edition = open_consultation(edition, by=None, on=datetime.date(2026, 1, 5))
    principle = edition.articles.get().revision.principle
    assert addresses("girafe") == [principle.get_absolute_url()]

    following = EditionFactory(charter=edition.charter)
    ArticleFactory(
        edition=following,
        revision__principle=principle,
        revision__base=edition.articles.get().revision,
        revision__change="substantive",
        revision__statement_fr="Il y est question de zèbres.",
    )
    assert (addresses("girafe"), addresses("zebre")) == ([principle.get_absolute_url()], [])


def test_each_reader_finds_the_words_of_their_language_and_the_french_where_there_are_none():
    edition = edition_about("girafes", charter__title_fr="Une charte")
    edition.articles.get().revision.criteria.create(text_fr="Critère des éléphants", text_en="", text_ar="")
    open_consultation(edition, by=None, on=datetime.date(2026, 1, 5))

    assert [len(titles("paragraph", language)) for language in ("fr", "en", "ar")] == [0, 1, 0]
    assert [len(titles("فقرة", language)) for language in ("fr", "en", "ar")] == [0, 0, 1]


@pytest.mark.parametrize(
    "fields",
    [{"visibility": "members"}, {"visibility": "city"}, {"published_at": None}, {"hidden_at": timezone.now()}],
    ids=["for members", "for its city", "draft", "hidden"],
)
def test_an_annotation_that_is_not_for_everyone_is_not_found(fields):
    reason = {"hidden_reason": "Injurieux."} if "hidden_at" in fields else {}
    AnnotationFactory(body="Et les girafes ?", **fields, **reason)
    assert titles("girafe") == []


def test_an_annotation_is_found_until_it_is_hidden_and_again_once_it_is_shown():
    annotation = AnnotationFactory(body="Et les girafes ?")
    assert addresses("girafes") == [annotation.get_absolute_url()]

    hide(annotation, reason="Hors sujet.", by=None, at=timezone.now())
    assert titles("girafes") == titles("Remarque", kind="annotation") == []
    assert not Indexed.objects.filter(text__contains="girafe").exists()

    show_again(Annotation.objects.get())
    assert addresses("girafes") == [annotation.get_absolute_url()]


def test_a_draft_of_an_annotation_is_found_the_moment_it_is_published():
    annotation = AnnotationFactory(body="Et les girafes ?", published_at=None)
    assert titles("girafes") == []
    Annotation.objects.update(published_at=timezone.now())
    assert addresses("girafes") == [annotation.get_absolute_url()]


def test_an_amendment_is_found_from_its_submission_to_its_withdrawal():
    edition = consultation()
    drafted(edition, statement="Un texte sur les girafes.")
    assert titles("girafe") == []

    amendment = submitted(edition, statement="Un texte sur les zèbres.")
    assert addresses("zebres") == [amendment.get_absolute_url()]

    withdraw_amendment(Amendment.objects.get(pk=amendment.pk), by=None, at=timezone.now())
    assert titles("zebres") == []


def test_a_meeting_is_found_once_it_is_public_and_what_was_said_once_its_minutes_are():
    item = AgendaItemFactory(
        meeting=MeetingFactory(status="draft"), title_fr="Les girafes", text_fr="Un **zèbre** a parlé."
    )
    MinutesFactory(meeting=item.meeting, status="circulated", introduction_fr="Des éléphants.")
    words = ("girafe", "zebre", "elephant")
    assert [titles(word) for word in words] == [[], [], []]

    Meeting.objects.update(status="held")
    assert [len(titles(word)) for word in words] == [1, 0, 0]

    Minutes.objects.update(status="approved")
    assert [len(titles(word)) for word in words] == [2, 1, 1]
    assert addresses("zebre") == [f"{item.meeting.get_absolute_url()}compte-rendu/#point-{item.pk}"]

    AgendaItem.objects.all().delete()
    assert [len(titles(word)) for word in words] == [0, 0, 1]

    Meeting.objects.update(status="draft")
    assert [titles(word) for word in words] == [[], [], []]


def test_a_city_is_found_by_its_names_and_its_country():
    member = MemberFactory(name_fr="Sainte-Girafe", country="CM")
    member.former_names.create(name_fr="Fort-Zèbre", until=datetime.date(1960, 1, 1))
    assert titles("sainte girafe") == titles("ZÉBRE") == titles("cameroun") == ["Sainte-Girafe"]

    Member.objects.update(name_fr="Port-Éléphant")
    assert (titles("girafe"), titles("elephant")) == ([], ["Port-Éléphant"])

    member.former_names.all().delete()
    assert titles("zebre") == []


def test_a_vote_is_found_once_it_is_opened():
    edition = edition_of("sobriete")
    city("a")
    prepared(edition)
    assert titles("vote", kind="vote") == []
    vote = opened(edition)
    assert addresses("vote 1", kind="vote") == [vote.get_absolute_url()]


def test_what_is_rolled_back_is_not_found():
    with transaction.atomic():
        AnnotationFactory(body="Et les girafes ?")
        transaction.set_rollback(True)
    assert titles("girafes") == []


def rows():
    return sorted(Indexed.objects.values_list("kind", "key", "part", "language", "digest", "words"))


def test_an_index_that_followed_each_change_is_the_one_that_is_made_anew():
    annotation = AnnotationFactory()
    renew()
    submitted(annotation.edition)
    renew()
    AgendaItemFactory(meeting=MinutesFactory(status="approved").meeting)
    renew()
    Member.objects.filter(pk=annotation.member_id).update(name_fr="Sainte-Girafe")
    renew()
    city("a")
    opened(edition_of("sobriete"))
    renew()
    used(Member.objects.first(), published(principle="ouverture"), lesson="Des mots.")
    renew()
    committed(Member.objects.first())
    renew()
    verified(Member.objects.first(), edition_in_force("vie-privee"), {"vie-privee": Said("reservation", "Des mots.")})
    renew()
    followed = rows()

    rebuild()
    assert rows() == followed
    assert {row[0] for row in followed} == {kind.name for kind in all_kinds()}
    assert not Change.objects.exists()
