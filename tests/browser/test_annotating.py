"""A city annotates: by mouse, by touch, by keyboard alone and without scripts, in French and in Arabic."""

import pytest

from .checks import assert_accessible, assert_no_sideways_scroll, at_each_width, follow, refused_by_csp
from .pages import LANGUAGES
from .portal import Portal
from .test_workspace import enter

SAID = {"fr": "Qui tient ce registre à jour ?", "ar": "من يحدّث هذا السجل؟"}


@pytest.fixture(scope="module")
def portal(tmp_path_factory, invented):
    """A portal with invented cities that have annotated the shared charter."""
    portal = Portal(tmp_path_factory.mktemp("annotating"), invented)
    portal.start()
    yield portal
    portal.stop()


@pytest.fixture
def acting(browser, portal):
    """``acting("deleguee.a", …)``: a page of a browser of its own, options as new_context, signed in as that person."""
    contexts = []

    def open_page(account, language="fr", **options):
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        enter(portal, page, account, language)
        return page

    yield open_page
    for context in contexts:
        context.close()


def form_of(portal, page, city="ville-exemple-a", principle="decision-humaine", language="fr"):
    page.goto(f"{portal.url}/{language}/espace/{city}/principes/{principle}/annoter/")


def whole_page(page, refused=None):
    assert not refused
    assert_accessible(page)
    assert_no_sideways_scroll(page)


def finish(page, said, kind="question"):
    """Fill the rest of the form, keep the draft, read it again, publish it."""
    page.check(f"input[name=kind][value={kind}]")
    page.fill("textarea[name=body]", said)
    follow(page.locator("main form button[type=submit]"))
    page.wait_for_url("**/publier/")


def words(place):
    return " ".join(place.inner_text().split())


def test_by_mouse_a_passage_is_selected_and_published_for_everyone(portal, acting, browser):
    page = acting("deleguee.a", viewport={"width": 1280, "height": 900})
    reader = browser.new_context().new_page()
    reader.goto(f"{portal.url}/fr/principes/decision-humaine/annotations/")
    assert SAID["fr"] not in reader.content()
    refused = refused_by_csp(page)
    form_of(portal, page)
    whole_page(page, refused)
    box = page.locator("#passage p").first.bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    selected = page.evaluate("getSelection().toString().trim()")
    assert len(selected) > 5

    page.click("#passage-use")

    assert page.input_value("textarea[name=quote]") == selected
    finish(page, SAID["fr"])
    whole_page(page, refused)
    assert selected in words(page.locator("blockquote"))
    follow(page.locator("main form button[type=submit]"))
    page.wait_for_url("**/annotations/")
    whole_page(page, refused)

    reader.reload()
    assert words(reader.locator("mark").first) in " ".join(selected.split())
    assert SAID["fr"] in reader.content()
    reader.context.close()


# What the handles of a phone do: a long press is not felt by a browser without a window.
SELECT_TWO_WORDS = """
() => {
  const words = document.querySelector("#passage p").firstChild;
  const end = words.data.indexOf(" ", words.data.indexOf(" ") + 1);
  getSelection().setBaseAndExtent(words, 0, words, end);
  return words.data.slice(0, end);
}
"""


def test_by_touch_what_was_selected_is_taken_by_a_tap_even_once_the_selection_is_gone(portal, acting):
    page = acting("deleguee.a", viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    form_of(portal, page, principle="vie-privee")
    whole_page(page)
    selected = page.evaluate(SELECT_TWO_WORDS)
    page.tap("h1")
    page.evaluate("getSelection().removeAllRanges()")

    page.tap("#passage-use")

    assert page.input_value("textarea[name=quote]") == selected
    assert page.is_checked("input[name=where][value=words]")


def test_by_keyboard_alone_a_paragraph_is_annotated(portal, acting):
    page = acting("deleguee.a", viewport={"width": 1280, "height": 900})
    form_of(portal, page, principle="interoperabilite")
    page.locator("input[name=where][value=words]").focus()
    page.keyboard.press("ArrowDown")
    assert page.is_checked("input[name=where][value='1']")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "quote"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Et les petites villes ?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/publier/")

    first = words(page.locator("blockquote"))

    assert "Et les petites villes ?" in words(page.locator("main"))
    assert first.startswith("Les systèmes")


@pytest.mark.parametrize(
    ("account", "city", "language"), [("deleguee.a", "ville-exemple-a", "fr"), ("deleguee.c", "ville-exemple-c", "ar")]
)
def test_without_scripts_words_are_typed_and_mistakes_lead_to_their_field(portal, acting, account, city, language):
    page = acting(account, language, java_script_enabled=False, viewport={"width": 320, "height": 640})
    form_of(portal, page, city, "algorithmes", language)
    assert page.locator("#passage-use").is_hidden()
    paragraph = words(page.locator("#passage p").first)
    page.fill("textarea[name=quote]", "nulle part")
    page.check("input[name=kind][value=question]")
    page.fill("textarea[name=body]", SAID[language])
    follow(page.locator("main form button[type=submit]"))
    assert_no_sideways_scroll(page)
    assert page.locator(".errors a").get_attribute("href") == "#id_quote"
    assert page.input_value("textarea[name=body]") == SAID[language]

    page.fill("textarea[name=quote]", " ".join(paragraph.split()[:4]))
    follow(page.locator("main form button[type=submit]"))
    page.wait_for_url("**/publier/")
    assert_no_sideways_scroll(page)
    follow(page.locator("main form button[type=submit]"))

    page.wait_for_url("**/annotations/")
    assert SAID[language] in words(page.locator("section[aria-labelledby=published]"))
    page.goto(f"{portal.url}/{language}/principes/algorithmes/annotations/")
    assert words(page.locator("mark").first) == " ".join(paragraph.split()[:4])


def test_what_members_read_is_never_shown_to_strangers(portal, acting, page):
    address = f"{portal.url}/ar/principes/algorithmes/annotations/"
    member = acting("delegue.b", "en")
    for_members = "نقترح أن نتقاسم بين مدننا"

    for _time in range(2):
        member.goto(address)
        page.goto(address)
        assert (for_members in member.content(), for_members in page.content()) == (True, False)


PUBLIC = (
    "principes/algorithmes/",
    "principes/algorithmes/annotations/",
    "principes/algorithmes/annotations/1/",
    "principes/algorithmes/formulations/1.0/",
    "chartes/socle-commun/editions/0.1/contributions/",
)


@pytest.mark.parametrize("path", PUBLIC)
def test_what_was_annotated_is_read_by_everyone(portal, page, path):
    refused = refused_by_csp(page)

    for language in LANGUAGES:
        assert page.goto(f"{portal.url}/{language}/{path}").status == 200
        assert page.evaluate("document.querySelectorAll('*').length") <= 250
        for _width in at_each_width(page):
            whole_page(page, refused)


@pytest.mark.parametrize("path", ["annotations/", "annotations/{}/act/decide/", "annotations/{}/change/"])
def test_the_team_reads_and_decides(portal, sign_in, path):
    page = sign_in("commission")
    refused = refused_by_csp(page)
    page.goto(
        portal.address("fr", "admin:charters_annotation_changelist") + path.removeprefix("annotations/").format(1)
    )

    whole_page(page, refused)
