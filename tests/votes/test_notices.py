"""What cities are told of votes, in their language and by both clocks; who is reminded; where no choice stands."""

import datetime
import json

import pytest
from django.urls import reverse

from charter_portal.notices.digesting import write_digests
from charter_portal.notices.models import Delivery, Mail, Notice, Preference
from charter_portal.notices.rendering import subject_of
from charters.domain.drafting import draft_next_edition
from charters.votes.domain.announcing import remind
from charters.votes.domain.certifying import certify
from charters.votes.domain.clock import database_now
from charters.votes.domain.moving import annul, prolong
from charters.votes.tasks import remind_cities_of_votes
from tests.charters.amending_steps import consultation, submitted
from tests.factories import MandateFactory, UserFactory

from .steps import AGAINST, FOR, HOUR, ballot, city, edition_of, end, move_to, opened, put_in_force

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
WHY = "Parce que nos services le font déjà."
NOON = datetime.datetime(2027, 6, 1, 10, 0, tzinfo=datetime.UTC)  # at noon in Paris


@pytest.fixture
def delegate():
    return city("a", name_fr="Ville-Exemple A", name_ar="مدينة مثال أ")[1]


@pytest.fixture
def vote(delegate):
    return opened(edition_of("sobriete", "algorithmes"), closes_at=NOON)


@pytest.mark.parametrize("letters", ["a", "abc"])
def test_telling_the_roll_costs_the_same_whatever_its_length(django_assert_num_queries, letters):
    for letter in letters:
        city(letter)
    vote, at = opened(edition_of("sobriete"), closes_at=NOON), database_now()

    with django_assert_num_queries(8):
        assert remind(vote, hours=48, at=at) == len(letters)


def kinds():
    return sorted(Notice.objects.values_list("kind", flat=True))


def speaks(user, language):
    user.language = language
    user.save(update_fields=["language"])


@pytest.mark.parametrize(
    ("language", "subject", "moment"),
    [
        ("fr", "Vote 1 : votre ville est appelée à voter", "1 juin 2027 à 12h00, heure de Paris (10:00 UTC)"),
        ("en", "Vote 1: your city is called to vote", "June 1, 2027, noon, Paris time (10:00 UTC)"),
        ("ar", "مدينتكم مدعوة إلى التصويت", "12:00"),
    ],
)
def test_the_opening_is_told_with_the_end_in_paris_and_utc(deliver, delegate, vote, language, subject, moment):
    speaks(delegate, language)

    (mail,) = deliver()

    assert subject in mail.subject
    assert moment in mail.body
    assert "10:00" in mail.body
    assert f"/{language}/votes/1/" in mail.body


def test_every_turn_of_a_vote_is_told_once_a_person(deliver, delegate, vote):
    deliver()
    prolong(vote, closes_at=NOON + DAY, reason="Une panne.", by=None)
    (prolonged,) = deliver()
    annul(vote, reason="Une erreur.", by=None)
    (annulled,) = deliver()

    assert "Le vote 1 est prolongé" in prolonged.subject
    assert prolonged.body.count("12h00") == 2
    assert annulled.subject == "Le vote 1 est annulé"
    assert kinds() == ["round_annulled", "round_opened", "round_prolonged"]


@pytest.mark.parametrize(
    ("choices", "subject"),
    [
        ((FOR, FOR), "l'édition {} est adoptée"),
        ((FOR, AGAINST), "l'édition {} est adoptée en partie"),
        ((AGAINST, AGAINST), "l'édition {} est rejetée"),
        ((), "sans quorum, rien n'est décidé"),
    ],
)
def test_the_result_is_told_once_it_is_certified(deliver, delegate, choices, subject):
    edition = edition_of("sobriete", "algorithmes")
    vote = opened(edition, quorum_numerator=1, quorum_denominator=2)
    if choices:
        ballot(vote, "ville-exemple-a", *choices)
    deliver()

    certify(end(vote), by=None)

    subjects = [mail.subject for mail in deliver()]
    assert f"Vote 1 : {subject.format(edition.number)}" in subjects


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", ("Pour", "Contre")), ("en", ("For", "Against")), ("ar", ("مع", "ضد"))],
)
def test_the_receipt_says_what_was_cast_to_all_who_lead_and_to_nobody_else(deliver, delegate, vote, language, words):
    member = delegate.person.mandates.get().member
    alternate, contributor = (
        UserFactory(person=MandateFactory(member=member, kind=kind).person) for kind in ("alternate", "contributor")
    )
    deliver()
    for user in (delegate, alternate, contributor):
        speaks(user, language)

    made = ballot(vote, "ville-exemple-a", FOR, AGAINST, statement=WHY, by=alternate)
    mails = deliver()

    assert sorted(mail.to[0] for mail in mails) == sorted([delegate.email, alternate.email])
    for mail in mails:
        assert [word in mail.body for word in words] == [True, True]
        assert mail.body.count(WHY) == 2
        assert made.hash in mail.body
        assert f"/{language}/espace/ville-exemple-a/votes/1/" in mail.body
        assert WHY not in mail.subject


def test_the_receipt_says_of_what_kind_each_question_is(deliver, delegate):
    shared = edition_of("sobriete", "acces", number="1.0")
    first = put_in_force(annul(opened(shared), reason="Pour l'exemple.", by=None).edition)
    draft = draft_next_edition(first, number="2.0", by=None)
    draft.articles.filter(revision__principle__key="acces").delete()
    edition = consultation(charter="autre")
    votes = [
        opened(draft),
        opened(edition_of("autre", charter__slug="troisieme", number="7.0"), mode="en_bloc"),
        opened(edition, mode="amendment", amendment=submitted(edition)),
    ]
    deliver()
    for vote in votes:
        ballot(vote, "ville-exemple-a", FOR)

    bodies = [mail.body for mail in deliver()]

    lines = ("1. Retirer le principe ", "1. Édition 7.0, en bloc", "1. Amendement 1 au principe ")
    assert [line in body for line, body in zip(lines, bodies, strict=True)] == [True] * 3


@pytest.mark.parametrize("choice", ["for", "against", "abstention"])
def test_no_choice_stands_in_a_subject_a_stored_row_or_a_page_of_the_team(
    deliver, client_of, delegate, vote, choice, language
):
    ballot(vote, "ville-exemple-a", choice, statement=WHY)
    notice = Notice.objects.get(kind="ballot_cast")
    kept = [json.dumps([row.context, row.about, row.path]) for row in Notice.objects.all()]
    kept += [mail.subject + mail.text for mail in Mail.objects.all()]

    subjects = []
    for code in ("fr", "en", "ar"):
        language(code)
        subjects.append(subject_of(notice))
    deliver()
    kept += [mail.subject + mail.text + mail.last_error for mail in Mail.objects.all()]
    client = client_of("administrator")
    mail = notice.mail_id
    pages = [client.get(f"/fr/admin/notices/mail/{end_}").text for end_ in ("", f"{mail}/change/", f"{mail}/history/")]

    assert [WHY in text for text in [*kept, *subjects, *pages]] == [False] * len([*kept, *subjects, *pages])
    assert [f'"{choice}"' in text for text in kept] == [False] * len(kept)
    assert not any(word in subject for subject in subjects for word in ("Pour", "Contre", "Abstention", "Against"))


def test_a_daily_mail_tells_of_no_choice(deliver, delegate, vote):
    for kind in ("round_result", "round_reminder", "round_prolonged"):
        Preference.objects.create(user=delegate, kind=kind, delivery=Delivery.DAILY)
    prolong(vote, closes_at=NOON + DAY, reason="Une panne.", by=None)
    ballot(vote, "ville-exemple-a", FOR, statement=WHY)
    deliver()
    Notice.objects.filter(kind="round_prolonged").update(created_at=database_now() - DAY)

    write_digests(at=database_now())
    (daily,) = deliver()

    assert "Le vote 1 est prolongé" in daily.body
    assert WHY not in daily.body


def test_in_the_list_of_notices_the_receipt_leads_to_the_vote(client, delegate, vote):
    ballot(vote, "ville-exemple-a", FOR)
    client.force_login(delegate)

    page = client.get(reverse("notices:list")).text

    assert "Vote 1 : reçu du bulletin 1 de Ville-Exemple A" in page
    assert 'href="/fr/espace/ville-exemple-a/votes/1/"' in page


@pytest.fixture
def two_cities(delegate):
    """A vote of two cities that goes on for ten days, and the delegate of the city that has not voted."""
    late = city("b")[1]
    vote = move_to(opened(edition_of("sobriete")), opens_in=-10 * DAY, closes_in=3 * DAY)
    ballot(vote, "ville-exemple-a", FOR)
    return vote, late


def reminded():
    notices = Notice.objects.filter(kind="round_reminder")
    return list(notices.order_by("pk").values_list("recipient__email", flat=True))


def test_only_cities_that_have_not_voted_are_reminded_once_as_the_end_is_near(deliver, two_cities):
    vote, late = two_cities
    assert remind_cities_of_votes.func() == 0
    move_to(vote, opens_in=-10 * DAY, closes_in=47 * HOUR)
    deliver()

    assert [remind_cities_of_votes.func() for _time in range(3)] == [1, 0, 0]

    (mail,) = deliver()
    assert (mail.to, reminded()) == ([late.email], [late.email])
    assert "votre ville n'a pas voté" in mail.subject


def test_each_threshold_reminds_once_and_nobody_who_has_voted_meanwhile(two_cities):
    vote, late = two_cities
    at = database_now()

    assert [remind(vote, hours=hours, at=at) for hours in (48, 48, 6, 6)] == [1, 0, 1, 0]
    assert reminded() == [late.email] * 2

    ballot(vote, "ville-exemple-b", FOR)
    assert remind(vote, hours=1, at=at) == 0


def test_of_a_vote_of_few_hours_nobody_is_reminded_at_once(two_cities):
    vote, _late = two_cities
    move_to(vote, opens_in=-HOUR, closes_in=HOUR)

    assert remind_cities_of_votes.func() == 0


def test_of_a_vote_that_is_over_or_annulled_nobody_is_reminded(two_cities):
    vote, _late = two_cities
    move_to(vote, opens_in=-10 * DAY, closes_in=5 * HOUR)
    annul(vote, reason="Une erreur.", by=None)
    end(move_to(opened(edition_of("acces", charter__slug="autre")), opens_in=-10 * DAY, closes_in=5 * HOUR))

    assert remind_cities_of_votes.func() == 0
