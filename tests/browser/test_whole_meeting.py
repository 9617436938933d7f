"""A meeting from its preparation to its sealed minutes: the secretariat in French, someone convened in Arabic."""

import datetime

import pytest
from django.utils import timezone

from .checks import assert_no_sideways_scroll, follow
from .portal import Portal

NUMBER = """
from meetings.models import Meeting
print(Meeting.objects.order_by("pk").last().number)
"""
ANSWER = """
from meetings.domain.answering import token_of
from meetings.models import Invitee
print(token_of(Invitee.objects.filter(meeting__number={number}).order_by("pk").first()))
"""
CORRECT = """
from meetings.domain.linking import token_of
from meetings.models import Minutes
minutes = Minutes.objects.get(meeting__number={number})
print(token_of(minutes, minutes.meeting.attendances.filter(mode="video").first().person))
"""
ISSUE = """
from meetings.domain.issuing import issue_minutes
from meetings.models import Meeting
print(issue_minutes.call(Meeting.objects.get(number={number}).pk))
"""
SAID = "La séance est ouverte."


@pytest.fixture
def portal(tmp_path_factory, invented):
    portal = Portal(tmp_path_factory.mktemp("meeting"), invented)
    portal.start()
    yield portal
    portal.stop()


@pytest.fixture
def desk(portal, sign_in, browser):
    """A page of the secretariat, without scripts."""
    sign_in("secretariat")
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(portal.sessions["secretariat"])
    yield context.new_page()
    context.close()


def test_a_meeting_is_prepared_convened_held_written_down_corrected_and_sealed(portal, desk, phone):
    meetings = f"{portal.url}/fr/reunions/villes-innovantes"

    def ask(program):
        return portal.manage("shell", "--no-imports", "-c", program.format(number=number)).strip()

    def do(place, locator="main form button.button"):
        desk.goto(f"{at_desk}/{place}")
        follow(desk.locator(locator).first)

    # Prepared from a model agenda, announced, with its facts.
    desk.goto(f"{meetings}/preparer/")
    desk.locator("[value=model-ordinary]").check()
    desk.fill("[name=starts_on]", (timezone.localdate() + datetime.timedelta(days=30)).isoformat())
    desk.fill("[name=theme_fr]", "Une réunion de bout en bout")
    follow(desk.locator("main form button"))
    number = portal.manage("shell", "--no-imports", "-c", NUMBER).strip()
    at_desk = f"{meetings}/{number}/secretariat"
    follow(desk.locator("main a[href*='/admin/meetings/meeting/']"))
    desk.select_option("[name=format]", "hybrid")
    facts = {"starts_at": "09:00", "ends_at": "12:00", "venue_fr": "Salle du conseil"}
    for name, value in (facts | {"video_link": "https://visio.demonstration.example/salle"}).items():
        desk.fill(f"[name={name}]", value)
    follow(desk.locator("[name=_save]"))
    do("", "form[action$='/annoncer/'] button")

    # Convened; someone answers by the link of the mail.
    do("invitations/", "form[action$='/delegations/'] button")
    do("convoquer/")
    phone.goto(f"{portal.url}/ar/reunions/reponse/{ask(ANSWER)}/")
    phone.locator("[name=reply][value=video]").check()
    follow(phone.locator("main form button"))
    assert phone.locator(".messages li").count() == 1
    assert_no_sideways_scroll(phone)

    # Held, and written down.
    do("seance/ouvrir/")
    do("seance/presences/", ".person button[value=video]")
    do("seance/", "form[action$='/appeler/'] button")
    desk.locator("form.live-text textarea").first.fill(SAID)
    follow(desk.locator("form.live-text button").first)
    follow(desk.locator("a[href$='/decision/']").first)
    desk.fill("[name=text]", "Publier un guide.")
    follow(desk.locator("main form button"))
    do("seance/lever/")

    # Circulated, corrected by someone who was there, approved, sealed.
    do("compte-rendu/diffuser/")
    phone.goto(f"{portal.url}/ar/reunions/corrections/{ask(CORRECT)}/")
    assert_no_sideways_scroll(phone)
    follow(phone.locator("article div[id]", has_text=SAID).locator("a"))
    phone.fill("[name=proposed]", "La séance est ouverte à neuf heures.")
    follow(phone.locator("main form button"))
    do("compte-rendu/", "a[href*='/compte-rendu/corrections/']")
    follow(desk.locator("[name=accept]"))
    desk.goto(f"{at_desk}/compte-rendu/approuver-par-vote/")
    desk.fill("[name=on]", timezone.localdate().isoformat())
    for name, count in (("votes_for", 3), ("votes_against", 0), ("votes_abstaining", 0)):
        desk.fill(f"[name={name}]", str(count))
    follow(desk.locator("main form button"))
    do("compte-rendu/sceller/")
    ask(ISSUE)

    phone.goto(f"{portal.url}/ar/reunions/villes-innovantes/{number}/compte-rendu/")
    assert "La séance est ouverte à neuf heures." in phone.locator("main").inner_text()
    assert_no_sideways_scroll(phone)
    issued = phone.request.get(f"{meetings}/{number}/compte-rendu.pdf")
    assert (issued.status, issued.body()[:5]) == (200, b"%PDF-")

    # The next one begins with what this one decided.
    desk.goto(f"{meetings}/preparer/")
    desk.locator(f"[value=meeting-{number}]").check()
    follow(desk.locator("main form button"))
    assert "Publier un guide." in desk.locator("main").inner_text()
