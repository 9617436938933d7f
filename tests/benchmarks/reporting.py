"""The lines that are printed."""


def title(text):
    """Print a title."""
    print(f"\n{text}\n{'-' * len(text)}", flush=True)


def line(what, value, *, target=None, reached=None, beside=""):
    """Print a figure, its target and whether it is reached, where it has one."""
    verdict = "" if reached is None else ("reached" if reached else "NOT REACHED")
    print(f"{what:<64} {value:>12}  {target or '':<8} {verdict:<12} {beside}".rstrip(), flush=True)


def report(what, ratio, bound=None, beside=""):
    """Print a ratio, which should be ``bound`` or more where there is one."""
    bounds = {} if bound is None else {"target": f">= {bound}", "reached": ratio >= bound}
    line(what, f"{ratio:.3f}", **bounds, beside=beside)


def at_most(what, ratio, bound, beside=""):
    """Print a ratio that should be ``bound`` or less."""
    line(what, f"{ratio:.2f}", target=f"<= {bound}", reached=ratio <= bound, beside=beside)
