"""A city votes on a phone without scripts, reads again, casts, and changes its mind; in French and in Arabic."""

import pytest

from .checks import assert_accessible, assert_no_sideways_scroll, at_each_width, follow, refused_by_csp
from .portal import Portal
from .test_workspace import enter

WHY = {"fr": "Nos services le font déjà.", "ar": "مصالحنا تقوم بذلك بالفعل."}
# A vote by principle on the draft of the next edition, beside the invented one on an amendment.
OPEN = """
import datetime
from charters.models import Edition
from charters.votes.domain.clock import database_now
from charters.votes.domain.opening import open_round
from charters.votes.models import Round
edition, now = Edition.objects.get(charter__slug="socle-commun", status="draft"), database_now()
edition.articles.filter(position__gt=edition.articles.order_by("position")[2].position).delete()
vote = Round.objects.create(edition=edition, opens_at=now, closes_at=now + datetime.timedelta(days=9))
vote = open_round(vote, by=None)
print(vote.pk, vote.number, vote.questions.count())
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory, invented):
    """A portal with invented cities that are called to vote; ``portal.vote``: [pk, number, questions]."""
    portal = Portal(tmp_path_factory.mktemp("voting"), invented)
    portal.start()
    portal.vote = [int(part) for part in portal.manage("shell", "--no-imports", "-c", OPEN).split()]
    yield portal
    portal.stop()


def choose(page, *choices):
    for position, choice in enumerate(choices, 1):
        page.locator(f"[name=choice-{position}][value={choice}]").check()


def chosen(page):
    """The choices in the words of the page, in their order."""
    return page.locator("main ol.rows li strong").all_inner_texts()


@pytest.mark.parametrize(
    ("language", "account", "city", "words"),
    [
        ("fr", "deleguee.a", "a", ("Pour", "Contre", "Abstention")),
        ("ar", "delegue.b", "b", ("مع", "ضد", "امتناع")),
    ],
)
def test_a_delegate_votes_without_scripts_and_changes_her_mind(portal, phone, language, account, city, words):
    _pk, number, _questions = portal.vote
    in_favour, against, abstaining = words
    enter(portal, phone, account)
    own = f"{portal.url}/{language}/espace/ville-exemple-{city}/"
    phone.goto(own)
    first = phone.locator("section[aria-labelledby=todo] li a").first
    assert first.get_attribute("href").endswith(f"/votes/{number}/")
    follow(first)
    follow(phone.locator("main .acts a.button").first)

    choose(phone, "for")
    follow(phone.locator("button[value=review]"))
    assert phone.locator(".errors a").count() == 2
    assert phone.locator("[name=choice-1][value=for]").is_checked()
    phone.locator("fieldset + details summary").first.click()
    phone.fill("[name=statement-1]", WHY[language])
    choose(phone, "for", "against", "abstention")
    follow(phone.locator("button[value=review]"))
    assert phone.url == f"{own}votes/{number}/relire/"
    assert chosen(phone) == [in_favour, against, abstaining]
    assert WHY[language] in phone.locator("main blockquote").inner_text()
    follow(phone.locator("main form button[type=submit]"))

    assert phone.url == f"{own}votes/{number}/recu/1/"
    assert chosen(phone) == [in_favour, against, abstaining]
    assert len(phone.locator("code.digest").inner_text()) == 64
    assert_no_sideways_scroll(phone)

    follow(phone.locator(f"main .acts a[href$='/votes/{number}/bulletin/']"))
    assert phone.locator("[name=choice-2][value=against]").is_checked()
    choose(phone, "for", "for")
    follow(phone.locator("button[value=review]"))
    follow(phone.locator("main form button[type=submit]"))

    assert phone.url == f"{own}votes/{number}/recu/2/"
    assert chosen(phone) == [in_favour, in_favour, abstaining]
    phone.goto(f"{own}votes/{number}/")
    assert phone.locator("section[aria-labelledby=ballots] li").count() == 2
    phone.goto(own)
    assert phone.locator(f"section[aria-labelledby=todo] a[href$='/votes/{number}/']").count() == 0


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_each_page_is_accessible_at_each_width(portal, page, language):
    enter(portal, page, "deleguee.c")
    refused = refused_by_csp(page)
    votes = f"{portal.url}/{language}/espace/ville-exemple-c/votes/"

    for rest in ("", "1/", "1/bulletin/", "1/recu/1/", f"{portal.vote[1]}/", f"{portal.vote[1]}/bulletin/"):
        assert page.goto(votes + rest).status == 200
        for summary in page.locator("main summary").all():
            summary.click()
        assert_fine(page, refused)
    choose(page, "for", "for", "against")
    page.fill("[name=statement-1]", "…")
    follow(page.locator("button[value=review]"))
    assert page.locator(".errors a").count() == 1
    assert_fine(page, refused)
    page.fill("[name=statement-1]", "")
    follow(page.locator("button[value=review]"))
    assert_fine(page, refused)


def assert_fine(page, refused):
    for _width in at_each_width(page):
        assert refused == [], page.url
        assert_accessible(page)
        assert_no_sideways_scroll(page)
        small = page.evaluate(
            """[...document.querySelectorAll('main button, main .button, main textarea, main .tick, main summary')]
            .filter(e => e.getClientRects().length)
            .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"""
        )
        assert small == [], page.url


def test_the_form_opens_on_a_slow_network(portal, page):
    enter(portal, page, "deleguee.c")
    sizes = []
    session = page.context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")

    address = f"{portal.url}/ar/espace/ville-exemple-c/votes/{portal.vote[1]}/bulletin/"
    page.goto(address, wait_until="networkidle")

    assert len(sizes) <= 5
    assert sum(sizes) <= 25_000


@pytest.mark.parametrize(("language", "width"), [("fr", 360), ("ar", 1280)])
def test_the_secretariats_page_for_letters_is_accessible(portal, page, sign_in, width, language):
    page.set_viewport_size({"width": width, "height": 800})
    sign_in("secretariat")
    refused = refused_by_csp(page)

    assert page.goto(f"{portal.url}/{language}/admin/votes/round/{portal.vote[0]}/letter/").status == 200
    assert refused == []
    assert_accessible(page)
    page.select_option("[name=elector]", index=1)
    scan = {"name": "lettre.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF"}
    page.set_input_files("[name=letter]", scan)
    choose(page, "for", "against", "abstention")
    follow(page.locator("button[value=review]"))
    assert_accessible(page)
    assert "lettre.pdf" in page.locator("#content").inner_text()


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("ar", 360)])
def test_the_administrations_pages_of_a_vote_are_accessible(portal, page, sign_in, width, language):
    page.set_viewport_size({"width": width, "height": 800})
    sign_in("secretariat")
    refused = refused_by_csp(page)

    opened = f"votes/round/{portal.vote[0]}"
    acts = [f"{opened}/{name}/" for name in ("change", "history", "prolong", "annul")]
    for path in ("votes/round/", "votes/round/add/", *acts):
        assert page.goto(f"{portal.url}/{language}/admin/{path}").status == 200
        assert refused == []
        assert_accessible(page)
        refused.clear()
    assert_no_sideways_scroll(page)


def test_the_secretariat_prepares_a_vote_and_reads_what_is_missing(portal, page, sign_in):
    sign_in("secretariat")
    page.goto(f"{portal.url}/fr/admin/votes/round/add/")
    page.select_option("[name=edition]", index=1)
    page.select_option("[name=mode]", "en_bloc")
    for name, day, hour in (("opens_at", "2027-01-04", "09:00"), ("closes_at", "2027-01-08", "18:00")):
        page.fill(f"[name={name}_0]", day)
        page.fill(f"[name={name}_1]", hour)
    follow(page.locator("[name=_continue]"))
    assert page.locator("[name=closes_at_1]").input_value() == "18:00:00"

    follow(page.locator("a[href$='/open/']"))

    assert_accessible(page)
    said = page.locator("#content").inner_text()
    assert "Du 4 janvier 2027 à 09h00, heure de Paris (08:00 UTC)" in said
    assert "3 villes sont appelées à voter" in said
