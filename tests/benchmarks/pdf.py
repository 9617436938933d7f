"""The minutes as PDF, measured in a database of its own with the reference data."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


def measure(*, quick=False):
    """Print the lines of ``pdf_rendering.run`` and ``minutes_sealed.run``, of little work when ``quick``."""
    rounds, sealed = (3, "asked=20, printed=4, renders=10") if quick else (9, "")
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DATA_DIR": folder, "LOG_LEVEL": "ERROR"}
        environment.pop("DATABASE_URL", None)
        for command in (
            ("migrate", "-v0"),
            ("load_reference",),
            ("shell", "-v0", "-c", f"from tests.benchmarks.pdf_rendering import run; run(rounds={rounds})"),
            ("shell", "-v0", "-c", f"from tests.benchmarks.minutes_sealed import run; run({sealed})"),
        ):
            quiet = subprocess.DEVNULL if command[0] == "load_reference" else None
            subprocess.run([sys.executable, MANAGE, *command], env=environment, stdout=quiet, check=True)


def run(*, quick=False):
    """The same, under the name that other benchmarks have."""
    measure(quick=quick)


if __name__ == "__main__":
    measure()
