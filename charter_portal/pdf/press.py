"""The printing process as the server sees it: started when first needed, kept, replaced when it goes wrong.

One a server process, used by one thread at a time. A fork forgets its parent's and starts its own.
"""

import atexit
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from django.conf import settings

from . import exceptions, wire

PROJECT = Path(__file__).resolve().parent.parent.parent
# Nothing of the server's environment is passed on but what finding libraries takes.
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "PYTHONPATH")
# How a process ends that is refused memory, by Python, by the C libraries or by the system.
TOO_BIG = {wire.NO_MEMORY, -signal.SIGABRT, -signal.SIGTRAP, -signal.SIGKILL, -signal.SIGSEGV}
FONT_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>
"""


class Press:
    """A printing process with its limits: ``seconds`` a job, ``megabytes`` of memory, ``jobs`` before renewal."""

    STARTING = 30  # seconds that importing WeasyPrint and a first page may take on a slow machine

    def __init__(self, *, seconds=20, megabytes=1024, jobs=200):
        self._seconds, self._megabytes, self._jobs = seconds, megabytes, jobs
        self._lock = threading.Lock()
        self._process = self._connection = self._folder = None
        self._ready, self._done = False, 0

    def print(self, job):
        """The PDF of ``job`` (see worker.printed) as bytes. Raises a PdfError."""
        if not self._lock.acquire(timeout=2 * self._seconds):
            raise exceptions.RenderingTooLong(f"the press was busy for {2 * self._seconds} seconds")
        try:
            return self._printed(json.dumps(job).encode())
        finally:
            self._lock.release()

    def warm_up(self):
        """Start the process if there is none, without waiting for it."""
        with self._lock:
            if self._process is None:
                self._start()

    def close(self):
        """End the process."""
        with self._lock:
            self._stop()

    def forget(self):
        """Let go of a process that belongs to the parent of this one, without ending it."""
        if self._connection is not None:
            self._connection.close()
        self._lock = threading.Lock()
        self._process = self._connection = self._folder = None
        self._ready, self._done = False, 0

    def _printed(self, body):
        if self._process is not None and self._process.poll() is not None:
            self._stop()
        if self._process is None:
            self._start()
        try:
            if not self._ready:
                self._received(self.STARTING)
                self._ready = True
            self._connection.settimeout(self._seconds)
            wire.send(self._connection, wire.JOB, body)
            kind, answer = self._received(self._seconds)
        except TimeoutError:
            self._renew()
            raise exceptions.RenderingTooLong(f"the rendering took more than {self._seconds} seconds") from None
        except (OSError, exceptions.PdfError) as error:
            reason = self._reason_of_death(error)
            self._renew()
            raise reason from None
        self._done += 1
        if kind == wire.ERROR:
            error = json.loads(answer)
            # A document that upset the process may have left it large: the next one gets a fresh process.
            if error["error"] != "ForbiddenAddress":
                self._renew()
            raise getattr(exceptions, error["error"])(error["message"])
        if self._done >= self._jobs:
            self._renew()
        return answer

    def _received(self, seconds):
        message = wire.receive(self._connection, time.monotonic() + seconds)
        if message is None:
            raise exceptions.RenderingFailed("the printing process ended")
        return message

    def _reason_of_death(self, error):
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)
        if self._process.returncode in TOO_BIG:
            return exceptions.RenderingTooBig("the document needs more memory than it is given")
        return exceptions.RenderingFailed(f"{error} (exit {self._process.returncode})")

    def _start(self):
        self._folder = tempfile.mkdtemp(prefix="press-")
        fonts = Path(self._folder) / "fonts.conf"
        fonts.write_text(FONT_CONFIGURATION.format(cache=self._folder), encoding="utf-8")
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        environment |= {
            # Only the fonts that we ship, whatever the machine has: a PDF is the same everywhere.
            "FONTCONFIG_FILE": str(fonts),
            "TMPDIR": self._folder,
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "PYTHONHASHSEED": "0",
            "PYTHONWARNINGS": "ignore",
        }
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
                [
                    *(sys.executable, "-m", "charter_portal.pdf.worker", str(theirs.fileno())),
                    *(str(self._megabytes), str(self._seconds)),
                ],
                cwd=PROJECT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                # Out of the terminal's group: Ctrl-C is for the server, which ends this one by closing its end.
                process_group=0,
            )
        self._connection, self._ready, self._done = ours, False, 0

    def _stop(self):
        if self._process is None:
            return
        self._connection.close()
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._process = self._connection = self._folder = None

    def _renew(self):
        """Replace the process; the new one warms up while nobody waits for it."""
        self._stop()
        self._start()


_kept = {}
_kept_lock = threading.Lock()


def press():
    """This server process's press, with the limits of the settings."""
    with _kept_lock:
        if "press" not in _kept:
            _kept["press"] = Press(seconds=settings.PDF_SECONDS, megabytes=settings.PDF_MEGABYTES)
        return _kept["press"]


@atexit.register
def close_press():
    """End this process's printing process, as at its exit; the next document starts another."""
    with _kept_lock:
        kept = _kept.pop("press", None)
    if kept:
        kept.close()


def _forget_press():
    global _kept_lock  # noqa: PLW0603 (a lock copied by a fork may be held for ever)
    _kept_lock = threading.Lock()
    kept = _kept.pop("press", None)
    if kept:
        kept.forget()


os.register_at_fork(after_in_child=_forget_press)
