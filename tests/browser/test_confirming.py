"""On a phone without scripts a city confirms what changed in substance, then reports on the year."""

import datetime

import pytest
from django.utils import timezone

from .checks import assert_no_sideways_scroll, follow
from .portal import Portal
from .test_adopting import DOCUMENT, ENTER_INTO_FORCE, FACTS, VERIFY
from .test_workspace import enter

# Yesterday has been everywhere.
YESTERDAY = timezone.localdate() - datetime.timedelta(days=1)
# City C adopts all three principles; then one changes in substance.
ADOPT = """
import datetime
from django.utils import timezone
from django.core.files.uploadedfile import SimpleUploadedFile
from charters.adoptions.domain.editions import listed_in
from charters.adoptions.domain.preparing import FACTS, Said, begin, save_choices, save_facts
from charters.adoptions.domain.recording import record, verify
from charters.models import Charter
from members.models import Member
at = timezone.now()
act, on = {"by": None, "at": at}, at.date()
member, charter = Member.objects.get(slug="ville-exemple-c"), Charter.objects.get(slug="socle-commun")
draft = begin(member=member, charter=charter, on=on, **act)
draft = save_choices(draft, {key: Said("adopted") for key in listed_in(draft.edition)}, version=draft.version, **act)
facts = dict.fromkeys(FACTS) | {name: "" for name in FACTS if "name" in name or "title" in name or name == "number"}
facts |= {"language": "fr", "kind": "deliberation", "body": "Conseil", "decided_on": datetime.date(2026, 3, 2)}
facts |= {"signatory_name": "NOM", "signatory_title": "Maire"}
file = SimpleUploadedFile("acte.pdf", b"%PDF-1.7 %%EOF")
draft = save_facts(draft, facts, version=draft.version, file=file, **act)
verify(record(draft, version=draft.version, on=on, **act), on=on, **act)
"""
CHANGE = """
from django.utils import timezone
from charters.domain.declaring import declare_change
from charters.domain.drafting import draft_next_edition, draft_wording
from charters.domain.enacting import put_to_vote, record_outcome, set_in_force
from charters.models import Edition
on = timezone.localdate()
draft = draft_next_edition(Edition.objects.get(status="in_force"), number="3.0", by=None)
article = draft.articles.select_related("revision").order_by("position").first()
wording, _drafts = draft_wording(article.revision, change="substantive", by=None)
wording.statement_fr += " Et plus encore."
wording.save()
declare_change(wording, change="substantive", reason="Pour l'exemple.", by=None)
edition = record_outcome(put_to_vote(draft, by=None, on=on), is_carried=True, decided_on=on, by=None, on=on)
set_in_force(edition, on=on, by=None, today=on)
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory, invented):
    """A portal in which city C has adopted an edition that another has followed."""
    portal = Portal(tmp_path_factory.mktemp("confirming"), invented)
    portal.start()
    for script in (ENTER_INTO_FORCE, ADOPT, CHANGE):
        portal.manage("shell", "--no-imports", "-c", script)
    yield portal
    portal.stop()


@pytest.fixture
def phone(browser, portal):
    """A phone's page with JavaScript off, for the delegate of city C."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    enter(portal, page, "deleguee.c")
    yield page
    context.close()


def test_a_city_confirms_with_the_difference_before_it_and_an_act_of_its_own(portal, phone):
    space = {language: f"{portal.url}/{language}/espace/ville-exemple-c/adoption/" for language in ("fr", "ar")}
    phone.goto(space["fr"])
    assert phone.locator("section[aria-labelledby=principles] .chip.confirm").count() == 1
    follow(phone.locator("main form[action$='/preparer/'] button"))
    for language in ("ar", "fr"):
        phone.goto(f"{space[language]}brouillon/")
        asked = phone.locator("main form > section").first
        assert any("Et plus encore." in words for words in asked.locator("ins").all_text_contents())
        assert_no_sideways_scroll(phone)

    asked.locator("[value=adopted]").check()
    follow(phone.locator("button[value=next]"))
    for name, value in (FACTS | {"number": "2026-88", "decided_on": YESTERDAY.isoformat()}).items():
        phone.fill(f"[name={name}]", value)
    phone.select_option("[name=kind]", "deliberation")
    phone.set_input_files("[name=document]", DOCUMENT)
    phone.check("[name=votes_unknown]")
    follow(phone.locator("button[value=next]"))
    follow(phone.locator("main form[action$='/enregistrer/'] button"))
    assert phone.locator("section[aria-labelledby=principles] .chip.confirm").count() == 1
    portal.manage("shell", "--no-imports", "-c", VERIFY)

    for language in ("ar", "fr"):
        phone.goto(space[language])
        assert phone.locator("section[aria-labelledby=principles] .chip.confirm").count() == 0
        assert phone.locator("section[aria-labelledby=decisions] article").count() == 2
        assert "2026-88" in phone.locator("section[aria-labelledby=decisions] article").first.inner_text()
        assert_no_sideways_scroll(phone)


def test_a_city_reports_on_the_year_and_everyone_reads_it(portal, phone):
    reports = f"{portal.url}/fr/espace/ville-exemple-c/bilans/"
    phone.goto(reports)
    phone.fill("[name=year]", "2026")
    follow(phone.locator("main form button"))
    own = phone.url
    parts = phone.locator("main tbody a").evaluate_all("links => links.map(link => link.href)")
    assert len(parts) == 3
    for level, address in enumerate(parts):
        phone.goto(address)
        phone.check(f"[name=level][value='{level}']")
        phone.fill("[name=words]", f"Ce qui est en place, {level}.")
        if level == 2:
            follow(phone.locator("main form button"))
            assert phone.locator(".chip.confirm").count() == 1
            phone.goto(address.replace("/fr/", "/ar/"))
            assert_no_sideways_scroll(phone)
            phone.set_input_files("[name=document]", DOCUMENT)
        follow(phone.locator("main form button"))
    phone.goto(own)
    assert phone.locator(".chip.confirm").count() == 0
    assert_no_sideways_scroll(phone)

    follow(phone.locator("main a[href$='/deposer/']"))
    follow(phone.locator("main form button"))
    assert phone.url == own
    follow(phone.locator(".cover a[href*='/bilans/']").last)
    for language in ("fr", "ar"):
        phone.goto(phone.url.replace("/fr/", f"/{language}/"))
        assert "Ce qui est en place, 2." in phone.locator("main table").inner_text()
        assert phone.locator("main a[href$='.pdf']").count() == 1
        assert_no_sideways_scroll(phone)
