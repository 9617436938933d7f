"""What is asked of any page in a browser."""

from functools import cache
from pathlib import Path

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
WIDTHS = (360, 1280)
WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# All rules are run. Only violations are told in full and leave the browser: what axe-core tells of each element that
# passes takes longer than the rules.
FIND_VIOLATIONS = """
async ([within, tags]) => {
  const found = await axe.run(within || document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  if (found.passes.length === 0) throw new Error("axe-core has checked nothing");
  return found.violations;
}
"""


def follow(locator):
    """Press a link or a button that leads to another page, and wait until that page has loaded.

    A press alone waits only until the answer begins: what is asked of the page then may be asked of half of it.
    """
    with locator.page.expect_navigation():
        locator.click()


def at_each_width(page):
    """Give the page the width of a phone, then of a desk, then its own again; yields the width.

    It isn't loaded anew: style sheets answer at once, and no script of ours asks for the width.
    """
    own = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        yield width
    page.set_viewport_size(own)


def _seen(page):
    """What is looked at, for the message of a failure."""
    scheme = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'")
    return f"{page.url} in a window of {page.viewport_size['width']} px, {scheme}"


def assert_accessible(page, *, within=None):
    """No violation of WCAG 2.2 A and AA that axe-core can find, on the page or in the element ``within``.

    axe-core is run through the debugger, not as a script of the page: the page's CSP stays as strict as it is.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    violations = page.evaluate(FIND_VIOLATIONS, [within, WCAG_2_2_AA])
    found = [
        f"{violation['id']} ({violation['impact']}): {violation['help']}\n    {node['target']} {node['html'][:200]}"
        for violation in violations
        for node in violation["nodes"]
    ]
    assert found == [], "\n".join([_seen(page), *found])


@cache
def _axe():
    return AXE.read_text(encoding="utf-8")


def assert_no_sideways_scroll(page):
    """Nothing is wider than the window."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0, f"{wide} px too wide: {_seen(page)}"


def refused_by_csp(page):
    """A list that fills with what the page's content security policy refuses, and with script errors."""
    heard = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard
