"""Serves an application by the gunicorn of ``make run``, and tells the CPU time that its workers have used."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 60  # seconds


class Serving:
    """A gunicorn with two workers on a port of 127.0.0.1."""

    def __init__(self, process, port):
        self.process = process
        self.port = port

    def cpu(self):
        """Seconds of CPU, user and system, used by the workers so far."""
        times = [worker.cpu_times() for worker in psutil.Process(self.process.pid).children()]
        return sum(one.user + one.system for one in times)


def _free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def serving(application, address, **environment):
    """A Serving of ``application`` (``module:name``) that answers on ``address``; stopped at the end."""
    port = _free_port()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--workers", "2"),
            *("--worker-class", "gthread", "--threads", "4", "--no-control-socket", "--log-level", "warning"),
        ],
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    try:
        _wait_for(process, f"http://127.0.0.1:{port}{address}")
        yield Serving(process, port)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(process, url):
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=10).close()
            return
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{url} answered {error.code}") from error
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{url} does not answer")
