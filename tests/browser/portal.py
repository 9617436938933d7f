"""The portal as readers get it: gunicorn, collected static files, the reference data, demonstration accounts."""

import os
import queue
import re
import subprocess
import sys
import threading

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from tests.processes import die_with_parent

STARTS_WITHIN = 30  # seconds
STATED = re.compile(r"Listening at: (http://127\.0\.0\.1:\d+)")
ACCOUNT = re.compile(r"^ +(\S+@demonstration\.example) +(\S+)$", re.MULTILINE)


class Portal:
    """One portal of its own in ``folder``, in processes apart from the tests."""

    def __init__(self, folder, name="127.0.0.1"):
        self.folder = folder
        self.name = name  # under which it is visited: 127.0.0.1 or localhost
        # Not the environment of the tests: the embedded set-up, with its own SQLite.
        self.environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if name not in {"DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"}
            },
            "DATA_DIR": str(folder / "data"),
            "STATIC_ROOT": str(folder / "static"),
            "PUBLIC_URL": f"http://{name}",
        }
        self.url = None
        self.passwords = {}
        self.sessions = {}  # cookies of accounts that signed in
        self.process = None
        self.lines = queue.Queue()

    def manage(self, *arguments):
        """Run a management command and return what it printed. Raises RuntimeError with its words if it fails."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self):
        """Fill the portal and serve it on a free port of 127.0.0.1."""
        self.manage("migrate", "--noinput", "--verbosity", "0")
        self.manage("collectstatic", "--noinput", "--verbosity", "0")
        self.manage("load_reference")
        self.passwords = dict(ACCOUNT.findall(self.manage("demonstration_accounts")))
        command = ["gunicorn", "charter_portal.wsgi", "--bind", "127.0.0.1:0", "--workers", "1", "--threads", "4"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command, "--worker-class", "gthread", "--no-control-socket"],
            cwd=settings.BASE_DIR,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
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
        self.manage("shell", "--no-imports", "-c", "from django.core.cache import cache; cache.clear()")
        return self.manage("demonstration_code", account).strip()

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
        """Stop the server."""
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)

    def address(self, language, name, *args):
        """The full address of a named page in a language."""
        with translation.override(language):
            return f"{self.url}{reverse(name, args=args)}"
