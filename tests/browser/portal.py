"""The portal as readers get it: gunicorn, collected static files, the reference data, demonstration accounts."""

import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from tests.processes import die_with_parent

from .console import Console

STARTS_WITHIN = 120  # seconds, on a busy machine
ACCOUNTS = "accounts.txt"
STATED = re.compile(r"Listening at: (http://127\.0\.0\.1:\d+)")
ACCOUNT = re.compile(r"^ +(\S+@demonstration\.example) +(\S+)$", re.MULTILINE)

FRESH_CODE = """
from django.core.cache import cache
from django.core.management import call_command
cache.clear()
call_command("demonstration_code", "{account}")
"""


def embedded(folder, name="127.0.0.1"):
    """The environment of a portal in ``folder``: not that of the tests, but the embedded set-up with its own SQLite."""
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"}}
    folders = {"DATA_DIR": str(folder / "data"), "STATIC_ROOT": str(folder / "static")}
    return kept | folders | {"PUBLIC_URL": f"http://{name}"}


def fill(folder):
    """Make what every portal of the tests begins with: migrated, the reference data, static files, accounts."""
    console = Console(embedded(folder))
    console.run("migrate", "--noinput", "--verbosity", "0")
    console.run("collectstatic", "--noinput", "--verbosity", "0")
    console.run("load_reference")
    # Last, as the sign that all is there.
    (folder / ACCOUNTS).write_text(console.run("demonstration_accounts"), encoding="utf-8")
    console.stop()


def invent(folder, filled):
    """Make in ``folder`` what portals begin with whose stories are of invented cities: ``filled``, and these."""
    shutil.copytree(filled / "data", folder / "data")
    (folder / "static").symlink_to(filled / "static")
    console = Console(embedded(folder))
    accounts = (filled / ACCOUNTS).read_text(encoding="utf-8") + console.run("load_demonstration")
    (folder / ACCOUNTS).write_text(accounts, encoding="utf-8")
    console.stop()


class Portal:
    """A portal of its own in ``folder``, in processes apart from the tests. Its data begin as a copy of ``filled``."""

    def __init__(self, folder, filled, name="127.0.0.1"):
        self.folder = folder
        self.filled = filled
        self.name = name  # under which it is visited: 127.0.0.1 or localhost
        self.environment = embedded(folder, name) | {"STATIC_ROOT": str(filled / "static")}
        self.url = None
        self.passwords = {}
        self.sessions = {}  # cookies of accounts that signed in
        self.process = None
        self.console = None
        self.lines = queue.Queue()

    def manage(self, *arguments):
        """Run a management command and return what it printed. Raises RuntimeError with its words if it fails."""
        return self.console.run(*arguments)

    def start(self):
        """Serve the portal on a free port of 127.0.0.1."""
        shutil.copytree(self.filled / "data", self.folder / "data")
        self.passwords = dict(ACCOUNT.findall((self.filled / ACCOUNTS).read_text(encoding="utf-8")))
        self.console = Console(self.environment)
        command = ["gunicorn", "charter_portal.wsgi", "--bind", "127.0.0.1:0", "--workers", "1", "--threads", "4"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command, "--worker-class", "gthread", "--no-control-socket"],
            cwd=settings.BASE_DIR,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
        threading.Thread(target=self._read_log, daemon=True).start()
        log = []
        while self.url is None:
            try:
                line = self.lines.get(timeout=STARTS_WITHIN)
            except queue.Empty:
                line = None
            if line is None:
                self.stop()
                raise RuntimeError(f"gunicorn did not start:\n{''.join(log)}")
            log.append(line)
            if stated := STATED.search(line):
                self.url = stated[1].replace("127.0.0.1", self.name)

    def fresh_code(self, account):
        """A code of the account's second factor. Those given before, each good once, are forgotten: no story waits."""
        return self.manage("shell", "--no-imports", "-c", FRESH_CODE.format(account=account)).strip()

    def _read_log(self):
        for line in self.process.stderr:
            self.lines.put(line)
        self.lines.put(None)

    def log(self):
        """What the server wrote since the last call: error reports, if any."""
        lines = []
        while not self.lines.empty():
            lines.append(self.lines.get() or "")
        return "".join(lines)

    def stop(self):
        """Stop the server and the console at once: a polite end takes seconds, and no one needs the data any more."""
        if self.console:
            self.console.stop()
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=20)

    def address(self, language, name, *args):
        """The full address of a named page in a language."""
        with translation.override(language):
            return f"{self.url}{reverse(name, args=args)}"
