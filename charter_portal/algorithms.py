"""What this portal computes, for whoever wants to know: which code does it, as it runs here."""

import functools
import inspect
from dataclasses import dataclass

from charter_portal.register import canonical, chain
from charter_portal.search import asking, passages, words
from charter_portal.text import anchoring, comparing, measuring, merging, paragraphs
from charters.domain import digests, numbering, tallying
from charters.votes import verify_round
from charters.votes.domain import sealing_ballots


@dataclass(frozen=True)
class Source:
    """A module of pure functions: the ``name`` of its file in addresses, and the module."""

    name: str
    module: object

    @property
    def text(self):
        """The source code of the version that runs."""
        return inspect.getsource(self.module)


SOURCES = {
    source.name: source
    for source in (
        Source("comparing", comparing),
        Source("anchoring", anchoring),
        Source("measuring", measuring),
        Source("merging", merging),
        Source("paragraphs", paragraphs),
        Source("words", words),
        Source("asking", asking),
        Source("passages", passages),
        Source("tallying", tallying),
        Source("sealing_ballots", sealing_ballots),
        Source("verify_round", verify_round),
        Source("numbering", numbering),
        Source("digests", digests),
        Source("canonical", canonical),
        Source("chain", chain),
    )
}


@functools.cache
def figures():
    """The figures that the page tells: thresholds as whole percentages, and what this version makes of its table."""
    cases, wrong, kept, survivable = measuring.measure(measuring.cases())
    return {
        "changed_from": round(100 * anchoring.CHANGED_FROM),
        "kept_at_least": round(100 * anchoring.KEPT_AT_LEAST),
        "all_kept": round(100 * anchoring.ALL_KEPT),
        "decide_from": round(100 * anchoring.DECIDE_FROM),
        "cases": cases,
        "wrong": wrong,
        "kept": kept,
        "survivable": survivable,
    }
