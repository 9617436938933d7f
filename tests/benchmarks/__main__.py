"""Run every benchmark and print its figures. Exits 0 whether or not they are reached, 1 if one can't be measured."""

import argparse
import importlib.util
import time

from . import adoptions, annotations, casting, comparing, pages, results, searching, tallying, workspaces


def main():
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only see that everything runs: figures mean little")
    quick = parser.parse_args().quick
    begin = time.monotonic()
    for kind in ("sqlite", "postgresql"):
        pages.measure(kind, seconds=0.5 if quick else 1.5, rounds=1 if quick else 3)
    pages.measure_cities(seconds=0.5 if quick else 2.0)
    workspaces.measure(asked=3 if quick else 20)
    comparing.measure(rounds=1 if quick else 5)
    searching.measure(asked=2 if quick else 10, cities=500 if quick else searching.CITIES)
    tallying.measure(rounds=1 if quick else 5)
    results.measure(asked=2 if quick else 5)
    adoptions.measure(asked=5 if quick else 40, most=600 if quick else adoptions.MOST)
    casting.measure(cities=50 if quick else 600, seconds=1 if quick else 4)
    annotations.measure(asked=3 if quick else 20, carried=1_000 if quick else annotations.CARRIED)
    if importlib.util.find_spec("tests.benchmarks.pdf"):
        from . import pdf

        pdf.measure(quick=quick)
    print(f"\n{time.monotonic() - begin:.0f} s in all.")


if __name__ == "__main__":
    main()
