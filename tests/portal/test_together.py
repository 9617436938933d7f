"""The script that runs the server and the worker together. The programs here say a word, then wait to be stopped."""

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

TOGETHER = Path(__file__).resolve().parents[2] / ".ci" / "together.py"
WAITS = "import os, signal; os.write(1, b'ready\\n'); signal.pause()"
FAILS = "raise SystemExit(3)"
# A program with one of its own, as a server has workers.
PARENT = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {WAITS!r}]); " + WAITS


@pytest.fixture
def together():
    started = []

    def start(*programs):
        commands = [shlex.join([sys.executable, "-c", program]) for program in programs]
        process = subprocess.Popen(
            [sys.executable, TOGETHER, *commands], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def wait_for(process, programs):
    """Until each has said its word; all of them hold the pipe, so its end says that none is left."""
    for _ in range(programs):
        assert process.stdout.readline() == "ready\n"


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_when_told_to_stop_all_stop(together, asked):
    process = together(WAITS, WAITS)
    wait_for(process, 2)

    process.send_signal(asked)
    written, errors = process.communicate(timeout=30)

    assert (process.returncode, written, errors) == (0, "", "")


def test_when_one_ends_it_is_named_and_all_stop(together):
    process = together(WAITS, FAILS)

    _written, errors = process.communicate(timeout=30)

    assert process.returncode == 1
    assert f"{shlex.quote(FAILS)}” has ended (exit status 3): all is stopped." in errors


def test_what_a_program_started_goes_with_it(together):
    process = together(PARENT)
    wait_for(process, 2)

    process.terminate()

    assert process.communicate(timeout=30)[0] == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent is gone")
def test_when_it_is_killed_the_programs_stop(together):
    process = together(WAITS, WAITS)
    wait_for(process, 2)

    os.kill(process.pid, signal.SIGKILL)

    assert process.communicate(timeout=30)[0] == ""
