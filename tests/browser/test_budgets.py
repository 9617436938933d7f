"""What a page costs those who read it: elements, requests and bytes, as a table at the end of the run.

Measured in the browser against gunicorn, with the compression and the caching that readers get.
"""

from dataclasses import dataclass

import pytest

from .pages import LANGUAGES, PAGES


@dataclass(frozen=True)
class Cost:
    """Elements of the page, requests, bytes on the wire of a first and of a second view, bytes of scripts."""

    elements: int
    requests: int
    first_view: int
    second_view: int
    scripts: int


BUDGET = Cost(elements=250, requests=5, first_view=20_000, second_view=10_000, scripts=5_000)
BUDGET_OF_A_TABLE = Cost(elements=1_500, requests=5, first_view=40_000, second_view=10_000, scripts=5_000)


class Wire:
    """Counts what the browser receives, headers included."""

    def __init__(self, page):
        self.kinds, self.sizes = {}, {}
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", lambda sent: self.kinds.update({sent["requestId"]: sent.get("type")}))
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _finished(self, event):
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    def visit(self, page, address):
        """Requests and bytes, of all and of scripts, that a visit takes."""
        self.kinds.clear()
        self.sizes.clear()
        page.goto(address, wait_until="networkidle")
        scripts = [size for request, size in self.sizes.items() if self.kinds.get(request) == "Script"]
        return len(self.kinds), int(sum(self.sizes.values())), int(sum(scripts))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("visited", PAGES, ids=str)
def test_page_keeps_within_its_budget(new_context, portal, record_property, language, visited):
    page = new_context(viewport={"width": 360, "height": 800}).new_page()
    address = portal.address(language, visited.name, *visited.args)
    wire = Wire(page)
    requests, first_view, scripts = wire.visit(page, address)
    elements = page.evaluate("document.querySelectorAll('*').length")
    page.goto("about:blank")
    _requests, second_view, _scripts = wire.visit(page, address)
    cost = Cost(elements, requests, first_view, second_view, scripts)
    record_property("budget", (f"{visited.label} {language}", *vars(cost).values()))

    budget = BUDGET_OF_A_TABLE if visited.is_table else BUDGET
    over = {name: (spent, vars(budget)[name]) for name, spent in vars(cost).items() if spent > vars(budget)[name]}
    assert over == {}
