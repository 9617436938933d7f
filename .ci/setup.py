"""Prepares the checkout for `make`: environment, system libraries, messages, static files. Standard library only.

Each step is skipped when nothing it reads has changed, so that a second run takes a fraction of a second.
Usage: setup.py [tests]; with ``tests``, also what the tests and linters need.
"""

import ctypes
import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STATIC = ROOT / "staticfiles"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def say(text):
    """Print a line at once, so that it stands before the output of the next command."""
    print(text, flush=True)


def fail(text):
    """Stop with ``text`` on standard error and exit status 1."""
    sys.exit(text)


def run(*command, **options):
    """Run a command without input and stop with its name if it fails."""
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, **options).returncode:
        fail(f"Stopped: this command failed: {' '.join(map(str, command))}")


def digest_of(*texts):
    """SHA-256 of strings, in hexadecimal."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


# -- the machine's own libraries and programs ---------------------------------------------------


def has_library(*names):
    """Whether one of these shared libraries can be loaded, by the names that WeasyPrint tries."""
    for name in names:
        for path in (name, f"/opt/homebrew/lib/{name}", f"/usr/local/lib/{name}"):
            try:
                ctypes.CDLL(path)
            except OSError:
                continue
            return True
    return False


def has_browser():
    """Whether there is a Chromium for the browser tests."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named).exists()
    return any(map(shutil.which, BROWSERS)) or any(Path(path).exists() for path in MAC_BROWSERS)


def has_venv():
    """Whether this Python can make environments with pip in them (Debian splits that off)."""
    return all(
        subprocess.run([sys.executable, "-c", f"import {m}"], capture_output=True).returncode == 0
        for m in ("venv", "ensurepip")
    )


def missing_from_machine(for_tests):
    """What is missing, as pairs (package of Debian, package of Homebrew)."""
    wanted = [
        (has_library("libpango-1.0.so.0", "libpango-1.0.dylib"), "libpango-1.0-0", "pango"),
        (has_library("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"), "libpangoft2-1.0-0", "pango"),
        (has_library("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"), "libharfbuzz-subset0", "pango"),
        (shutil.which("msgfmt"), "gettext", "gettext"),
        (PYTHON.exists() or has_venv(), "python3-venv", "python"),
    ]
    if for_tests:
        wanted.append((has_browser(), "chromium", "--cask chromium"))
    return [(debian, brew) for found, debian, brew in wanted if not found]


def install_on_machine(for_tests):
    """Install what is missing with apt-get where that is allowed; otherwise stop with the line to run."""
    missing = missing_from_machine(for_tests)
    if not missing:
        return
    debian = [debian for debian, _ in missing]
    if "python3-venv" in debian:  # the package of the very interpreter that runs this
        debian.append(f"python3.{sys.version_info.minor}-venv")
        debian.remove("python3-venv")
    line = f"apt-get install {' '.join(debian)}"
    if platform.system() == "Darwin":
        brew = " && ".join(f"brew install {name}" for name in dict.fromkeys(brew for _, brew in missing))
        fail(f"Missing on this machine: {', '.join(debian)}. Run, then try again:\n  {brew}")
    apt = shutil.which("apt-get")
    if not apt:
        fail(
            f"Missing on this machine: {', '.join(debian)}. Install them as your system does, then try again.\n"
            f"  (Debian, Ubuntu: sudo {line})"
        )
    as_root = [] if os.getuid() == 0 else ["sudo", "-n"]
    if as_root and (not shutil.which("sudo") or subprocess.run([*as_root, "true"], capture_output=True).returncode):
        fail(f"Missing on this machine: {', '.join(debian)}. Run, then try again:\n  sudo {line}")
    say(f"Installing on this machine: {' '.join(debian)}")
    quiet = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]
    install = [*quiet, "install", "-y", "--no-install-recommends", *debian]
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    if subprocess.run(install, stderr=subprocess.DEVNULL, **options).returncode:
        subprocess.run([*quiet, "update"], **options)  # a bare machine has no lists yet
        subprocess.run(install, **options)
    still = [debian for debian, _ in missing_from_machine(for_tests)]
    if still:
        fail(f"apt-get could not install: {', '.join(still)}. Run, and read what it says:\n  sudo {line}")


# -- the environment ----------------------------------------------------------------------------


def environment(for_tests):
    """Make .venv and install the pinned requirements, when they or the checkout's place have changed."""
    if VENV.is_symlink():
        fail(f"{VENV} leads to the environment of another checkout, which this would empty. Remove the link first.")
    files = [ROOT / "requirements.txt"] + [ROOT / "tests" / "requirements.txt"] * for_tests
    stamp = VENV / f".installed{'-tests' if for_tests else ''}"
    works = PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], capture_output=True).returncode == 0
    wanted = digest_of(str(VENV), *(file.read_text(encoding="utf-8") for file in files))
    if works and stamp.exists() and stamp.read_text() == wanted:
        return
    if not works or not (VENV / ".place").exists() or (VENV / ".place").read_text() != str(VENV):
        say("Making the environment in .venv")
        run(sys.executable, "-m", "venv", "--clear", VENV)
        (VENV / ".place").write_text(str(VENV))  # its programs hold this path: a moved checkout needs a new one
    say("Installing the pinned requirements" + " of the portal and its tests" * for_tests)
    for file in files:
        # The files name everything, so pip has nothing to resolve: without --no-deps it may weigh a release newer than
        # the pin, and refuse it for want of a hash.
        flags = ("-qq", "--disable-pip-version-check", "--no-deps", "--require-hashes")
        run(PYTHON, "-m", "pip", "install", *flags, "-r", file)
    run(PYTHON, "-m", "pip", "--disable-pip-version-check", "check", stdout=subprocess.DEVNULL)
    stamp.write_text(wanted)


# -- what is made from the sources --------------------------------------------------------------


def messages():
    """Compile the translations whose source is newer."""
    for source in sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with tempfile.NamedTemporaryFile(dir=source.parent, suffix=".tmp", delete=False) as made:
            path = Path(made.name)
        try:
            run("msgfmt", "--check-format", "-o", path, source)
            path.chmod(0o644)
            path.replace(target)  # whole or not at all: a server may be reading it
        finally:
            path.unlink(missing_ok=True)


def static_files():
    """Collect the static files, when one of them or the requirements have changed."""
    sources = sorted(
        path
        for folder in ("charter_portal", "charters", "members", "meetings")
        for static in (ROOT / folder).rglob("static")
        for path in static.rglob("*")
        if path.is_file()
    )
    state = [f"{path.relative_to(ROOT)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in sources]
    wanted = digest_of((ROOT / "requirements.txt").read_text(encoding="utf-8"), *state)
    stamp = STATIC / ".collected"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Collecting the static files")
    run(PYTHON, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0")
    stamp.write_text(wanted)


def main():
    """Prepare everything, in order; each step stops with a plain sentence when it can't go on."""
    for_tests = sys.argv[1:] == ["tests"]
    if sys.argv[1:] and not for_tests:
        fail(__doc__)
    install_on_machine(for_tests)
    environment(for_tests)
    messages()
    static_files()


if __name__ == "__main__":
    main()
