"""A session that ends while a city chooses: signing in leads back to the form, with all that was chosen filled in."""

import pytest
from django.test import Client
from django.urls import reverse

from charters.votes.models import Ballot, BallotDraft
from members.views.keeping import LARGEST
from tests.factories import MandateFactory, UserFactory

from .steps import ABSTENTION, AGAINST, FOR, address, posted_again, typed

pytestmark = pytest.mark.django_db
PASSWORD = "trois-cailloux-bleus-2026"
WHY = "Parce que nos services le font déjà."


@pytest.fixture
def user(member):
    user = UserFactory(person=MandateFactory(member=member, kind="delegate").person)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, address, user):
    return client.post(address, {"login": user.email, "password": PASSWORD})


@pytest.mark.parametrize("page", ["ballot", "cast"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_was_chosen_comes_back_after_signing_in(user, vote, page, language):
    client, form = Client(), address("ballot", vote.number)
    sent = typed(FOR, AGAINST, statement=WHY, seen=0, act="review")

    away = client.post(address(page, vote.number), sent)
    assert away.url == f"{reverse('account_login')}?next={form}"
    back = sign_in(client, away.url.replace("/fr/", f"/{language}/", 1), user)

    assert back.url == form
    shown = client.get(form.replace("/fr/", f"/{language}/"))
    assert shown.context["is_kept"] is True
    assert posted_again(shown.context["form"]) == typed(FOR, AGAINST, statement=WHY, seen=0)
    assert not BallotDraft.objects.exists()
    assert client.get(form).context["is_kept"] is True  # until it is stored

    client.post(form, sent)

    assert [made["choice"] for made in BallotDraft.objects.get().choices] == [FOR, AGAINST]
    assert client.get(form).context["is_kept"] is False


def test_after_signing_in_a_ballot_that_was_sent_is_not_cast_by_itself(user, vote):
    client = Client()
    away = client.post(address("cast", vote.number), typed(FOR, AGAINST))

    sign_in(client, away.url, user)

    assert not Ballot.objects.exists()


def test_what_is_kept_is_shown_in_its_own_form_only(user, vote, elector):
    client = Client()
    away = client.post(address("ballot", 99), typed(ABSTENTION, ABSTENTION))
    sign_in(client, away.url, user)

    shown = client.get(address("ballot", vote.number))

    assert shown.context["is_kept"] is False


def test_a_colleague_without_the_right_to_vote_sees_nothing_of_it(vote, member):
    person = MandateFactory(member=member, kind="contributor").person
    other = UserFactory(person=person)
    other.set_password(PASSWORD)
    other.save()
    client = Client()
    away = client.post(address("ballot", vote.number), typed(FOR, AGAINST, statement=WHY))
    sign_in(client, away.url, other)

    assert client.get(address("ballot", vote.number)).status_code == 403
    assert WHY not in client.get(address("own", vote.number)).text


def test_what_is_too_large_to_keep_is_given_back_as_words(vote):
    words = "mot " * (LARGEST // 4)

    answer = Client().post(address("ballot", vote.number), typed(FOR, AGAINST, statement=words))

    assert (answer.status_code, answer.context["texts"][0]) == (403, words)


def test_a_strangers_post_without_a_token_is_not_kept(vote):
    client = Client(enforce_csrf_checks=True)

    answer = client.post(address("ballot", vote.number), typed(FOR, AGAINST))

    assert answer.status_code == 403
    assert dict(client.session) == {}
