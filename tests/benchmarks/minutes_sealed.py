"""Sealed minutes served as the file that was issued, many minutes on two workers, and memory over many renders.

Run with a database that holds the reference data; each line says the figure and what it should be.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.http import FileResponse
from django.test import RequestFactory

from meetings.documents.minutes import minutes_manuscript
from meetings.domain.issuing import issue_minutes, issued_minutes
from meetings.domain.sealing import seal
from meetings.models import Meeting, Minutes
from meetings.views.files import minutes_pdf

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"
PATH = ("villes-innovantes", 11)


def run(*, asked=400, printed=100, renders=500):
    """Measure and print the three lines, and return them."""
    lines = [_parallel(printed), _memory(renders), _served(asked)]
    print("\n".join(lines), flush=True)
    return lines


def _meeting():
    meetings = Meeting.objects.select_related("commission", "host", "minutes")
    return meetings.get(commission__slug=PATH[0], number=PATH[1])


def _served(asked):
    """The rate of the view against that of a bare one: one query, the same file."""
    Minutes.objects.update(status="approved", written_by="Secrétariat")
    meeting = _meeting()
    seal(meeting, by=None)
    issue_minutes.func(meeting.pk)
    request = RequestFactory().get("/")
    request.user = AnonymousUser()

    def bare():
        issued = issued_minutes(meeting, "fr", "")
        return FileResponse(issued.file.open("rb"), content_type="application/pdf")

    def ours():
        return minutes_pdf(request, commission=PATH[0], number=PATH[1])

    def rate(view):
        begin = time.perf_counter()
        for _each in range(asked):
            response = view()
            b"".join(response.streaming_content)
            response.close()
        return asked / (time.perf_counter() - begin)

    pairs = [(rate(bare), rate(ours)) for _round in range(3)]
    plain, found = (statistics.median(rates) for rates in zip(*pairs, strict=True))
    return (
        f"sealed PDF served: {found:.0f} a second, bare view {plain:.0f}, ratio {found / plain:.2f} (at least 0.5; "
        "both without the middleware)"
    )


def _parallel(printed):
    """All by one process, then halves by two at once: a worker is a process with a press of its own."""
    alone = _seconds([printed])
    together = _seconds([printed // 2, printed - printed // 2])
    return (
        f"{printed} minutes on two workers: {together:.1f} s, on one {alone:.1f} s, ratio {together / alone:.2f} "
        "(at most 0.7)"
    )


def _seconds(shares):
    begin = time.perf_counter()
    code = "from tests.benchmarks.minutes_sealed import print_minutes; print_minutes({})"
    workers = [
        subprocess.Popen([sys.executable, MANAGE, "shell", "-v0", "-c", code.format(share)], cwd=MANAGE.parent)
        for share in shares
    ]
    for worker in workers:
        if worker.wait():
            raise RuntimeError("a worker could not print")
    return time.perf_counter() - begin


def print_minutes(count):
    """Print the minutes of the 11th meeting ``count`` times, in this process and its press."""
    meeting = _meeting()
    for _each in range(count):
        minutes_manuscript(meeting, "fr").printed()


def _memory(renders):
    """Megabytes of this process and its press, a tenth of the way and at the end."""
    print_minutes(max(renders // 10, 1))
    early = _megabytes()
    print_minutes(renders - renders // 10)
    late = _megabytes()
    return (
        f"memory over {renders} renders: {early:.0f} MB, then {late:.0f} MB (flat; a press is renewed after 200 jobs)"
    )


def _megabytes():
    """Resident memory of this process and its children."""
    mine, pages = str(os.getpid()), 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if status.parent.name == mine or fields[1] == mine:
            pages += int(fields[21])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2
