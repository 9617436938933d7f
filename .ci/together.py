"""Runs programs together until one of them ends or a signal comes. Usage: together.py "COMMAND" "COMMAND"…

What is written on the terminal is theirs. On Ctrl-C or SIGTERM all are asked to stop and the exit status is 0; when one
ends by itself, a line says which, the others are stopped, and the exit status is 1. No process is left behind: each
program has a process group of its own, and on Linux is told to stop when this one is killed.
"""

import contextlib
import ctypes
import os
import shlex
import signal
import subprocess
import sys
import time

ASKED = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
# Seconds in which a program may finish what it is doing.
GRACE = 20
PR_SET_PDEATHSIG = 1


def main():
    """Run the commands given as arguments."""
    signal.signal(signal.SIGCHLD, lambda *_: None)
    # Signals wait until they are asked for below, so that none comes between a start and its noting.
    signal.pthread_sigmask(signal.SIG_BLOCK, {*ASKED, signal.SIGCHLD})
    running = {command: start(command) for command in sys.argv[1:]}
    ended = []
    while not ended:
        if signal.sigwait({*ASKED, signal.SIGCHLD}) in ASKED:
            break
        ended = [command for command, program in running.items() if program.poll() is not None]
    for command in ended:
        print(f"“{command}” has ended ({how(running[command])}): all is stopped.", file=sys.stderr, flush=True)
    stop(running.values())
    return 1 if ended else 0


def start(command):
    """The program, started in a process group of its own: Ctrl-C reaches it through us only, once."""
    return subprocess.Popen(shlex.split(command), process_group=0, preexec_fn=prepare)  # noqa: PLW1509


def prepare():
    """In the new process: hear signals again, and stop when the parent is gone."""
    signal.pthread_sigmask(signal.SIG_SETMASK, set())
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def how(program):
    """How a program ended, in words."""
    return signal.strsignal(-program.returncode) if program.returncode < 0 else f"exit status {program.returncode}"


def stop(programs):
    """Ask programs to stop, wait for them, and kill what is left of their groups."""
    for program in programs:
        if program.poll() is None:
            program.terminate()
    until = time.monotonic() + GRACE
    for program in programs:
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(timeout=max(0, until - time.monotonic()))
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()


if __name__ == "__main__":
    sys.exit(main())
