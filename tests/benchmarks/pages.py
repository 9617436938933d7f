"""The portal's pages against a bare Django view, on both databases."""

from .databases import add_cities, database
from .freshness import count_stale
from .loading import Connection, Load, load
from .reporting import at_most, line, report, title
from .serving import serving

CHARTER = "/fr/charte/"
MEETING = "/fr/reunions/villes-innovantes/11/"
PORTAL = "charter_portal.wsgi:application"
COLD_PORTAL = "tests.benchmarks.cold:application"
BARE = {"application": "tests.benchmarks.bare:application", "address": "/page/"}
# Afresh: from rows read for this request, with pieces kept under the same values; cold: no piece is kept.
AFRESH, COLD, AGAIN, KNOWN = "built afresh", "built afresh, no piece kept", "asked again", "304 by ETag"
TARGETS = {AFRESH: 0.05, COLD: None, AGAIN: 0.65, KNOWN: 0.65}
WARMING = 0.5  # seconds: what a worker loads for its first request belongs to no case


def measure(kind, *, seconds, rounds):
    """Print the ratios of one database: each round asks bare, then every case, so that all meet the same machine."""
    title(f"Pages on {kind}: requests a second as a ratio of a bare Django view's, one gunicorn of 2 workers each")
    with (
        database(kind) as environment,
        serving(**BARE, DJANGO_SETTINGS_MODULE="tests.benchmarks.bare") as bare,
        serving(PORTAL, CHARTER, **environment, PAGE_CACHE_MEGABYTES="0") as fresh,
        serving(COLD_PORTAL, CHARTER, **environment, PAGE_CACHE_MEGABYTES="0") as cold,
        serving(PORTAL, CHARTER, **environment) as kept,
    ):
        portals = {AFRESH: fresh, COLD: cold, AGAIN: kept, KNOWN: kept}
        for served in (fresh, cold, kept):
            for address in (CHARTER, MEETING):
                load(served, address, seconds=WARMING)
        cases = [(address, case) for address in (CHARTER, MEETING) for case in TARGETS]
        bares, loads = Load(), dict.fromkeys(cases, Load())
        for _round in range(rounds):
            bares += load(bare, "/page/", seconds=seconds)
            for address, case in cases:
                served, status, headers = portals[case], 200, {"Accept_Encoding": "gzip, br"}
                if case == KNOWN:
                    answer = Connection(kept.port).get(address, **headers)
                    status, headers = 304, {**headers, "If_None_Match": answer[1]["etag"]}
                loads[address, case] += load(served, address, seconds=seconds, status=status, **headers)
        line("bare view", f"{bares.rate:.0f}/s", beside=f"{bares.cpu_ms:.2f} ms of CPU a request")
        for (address, case), one in loads.items():
            beside = (
                f"{one.rate:.0f}/s, {one.cpu_ms:.2f} ms of CPU a request, {one.cpu_ms / bares.cpu_ms:.1f} of bare's"
            )
            report(f"{address} {case}", one.rate / bares.rate, TARGETS[case], beside)
        stale, asked = count_stale(kept, MEETING, environment, seconds=3 * seconds)
        reached = stale == 0 and asked > 0
        line("stale answers while another program commits", f"{stale} of {asked}", target="0", reached=reached)


def measure_cities(*, seconds, numbers=(15, 350, 5000)):
    """Print what the charter page costs, built afresh, as the network grows."""
    title("The charter page with more cities, built afresh (SQLite)")
    queries, costs = {}, {}
    with database("sqlite") as environment:
        for number in numbers:
            queries[number] = add_cities(number, [CHARTER, MEETING], environment)
            with serving(PORTAL, CHARTER, **environment, PAGE_CACHE_MEGABYTES="0") as served:
                load(served, CHARTER, seconds=seconds / 2)
                costs[number] = load(served, CHARTER, seconds=2 * seconds).cpu_ms
            line(f"{number} cities", f"{costs[number]:.1f} ms", beside="of CPU a request")
    first = numbers[0]
    at_most(f"{numbers[1]} cities against {first}", costs[numbers[1]] / costs[first], 1.5)
    for number in numbers[2:]:
        line(f"{number} cities against {first}", f"{costs[number] / costs[first]:.2f}")
    for address in (CHARTER, MEETING):
        counts = [queries[number][address] for number in numbers]
        line(f"queries of {address}", "/".join(map(str, counts)), target="fixed", reached=len(set(counts)) == 1)
