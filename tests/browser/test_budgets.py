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
    """Counts what the browser receives for one page, headers included."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.kinds, self.sizes = {}, {}
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _sent(self, event):
        # The sign in a field for dates is the browser's own, and asked of nobody.
        if not event["request"]["url"].startswith("data:"):
            self.kinds[event["requestId"]] = event.get("type")

    def _finished(self, event):
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    def visit(self):
        """Open the page, which may go on to load until it is counted."""
        self.page.goto("about:blank")
        self.kinds.clear()
        self.sizes.clear()
        self.page.goto(self.address)

    def count(self):
        """Requests and bytes, of all and of scripts, that the visit took until nothing was loaded any more."""
        self.page.wait_for_load_state("networkidle")
        scripts = [size for request, size in self.sizes.items() if self.kinds.get(request) == "Script"]
        return len(self.kinds), int(sum(self.sizes.values())), int(sum(scripts))


def visit_together(wires):
    """What a visit of each takes. Each remembers for itself; they wait for a quiet network together."""
    for wire in wires:
        wire.visit()
    return [wire.count() for wire in wires]


@pytest.mark.parametrize("visited", PAGES, ids=str)
def test_page_keeps_within_its_budget(new_context, portal, record_property, visited):
    addresses = [portal.address(language, visited.name, *visited.args) for language in LANGUAGES]
    wires = [Wire(new_context(viewport={"width": 360, "height": 800}).new_page(), address) for address in addresses]
    first_views = visit_together(wires)
    elements = [wire.page.evaluate("document.querySelectorAll('*').length") for wire in wires]
    second_views = visit_together(wires)

    over = {}
    budget = BUDGET_OF_A_TABLE if visited.is_table else BUDGET
    for language, size, first, second in zip(LANGUAGES, elements, first_views, second_views, strict=True):
        cost = Cost(size, first[0], first[1], second[1], first[2])
        record_property("budget", (f"{visited.label} {language}", *vars(cost).values()))
        for name, spent in vars(cost).items():
            if spent > vars(budget)[name]:
                over[language, name] = (spent, vars(budget)[name])
    assert over == {}
