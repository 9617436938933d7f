"""A real browser, and a portal for it to visit."""

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from .portal import ACCOUNTS, Portal, fill, invent

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# No sandbox: CI runs as root. The rest keeps the browser from calling home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    """Mark everything in this folder as ``browser``."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


def _browser_program():
    """Path of a Chromium; the variable CHROMIUM comes first. Fails with the line that installs one."""
    found = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), *(path for path in MAC if Path(path).exists())]
    path = next(filter(None, found), None)
    if path is None:
        pytest.fail(
            "No Chromium for the browser tests. Debian: apt-get install chromium. macOS: brew install --cask chromium. "
            "Elsewhere: CHROMIUM=/path/to/chrome make test",
            pytrace=False,
        )
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The machine's own Chromium: none is downloaded."""
    return {**browser_type_launch_args, "executable_path": _browser_program(), "args": ARGUMENTS}


def _made_once(tmp_path_factory, name, make):
    """The folder ``name``, which the first worker of pytest-xdist that asks for it fills by ``make(folder)``."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / ACCOUNTS).exists():
            make(folder)
    return folder


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """The folder of what every portal begins with."""
    return _made_once(tmp_path_factory, "filled", fill)


@pytest.fixture(scope="session")
def invented(tmp_path_factory, filled):
    """The folder of what portals begin with that have invented cities, whose people can sign in."""
    return _made_once(tmp_path_factory, "invented", lambda folder: invent(folder, filled))


@pytest.fixture(scope="session")
def portal(tmp_path_factory, filled):
    """A portal with the reference data, one a worker. Stories that write must add rows of their own."""
    portal = Portal(tmp_path_factory.mktemp("portal"), filled)
    portal.start()
    yield portal
    portal.stop()


@pytest.fixture(params=[360, 1280], ids=["360px", "1280px"])
def width(request):
    """The width of a phone, then of a desk."""
    return request.param


@pytest.fixture
def phone(browser):
    """A page of a browser of its own, of a phone's width, with JavaScript off."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def sign_in(portal, page):
    """``sign_in("commission")``: enter the administration with a demonstration account, in French.

    The sign-in page is gone through once an account: a code of the second factor is good once.
    """

    def enter(account):
        if account not in portal.sessions:
            address = f"{account}@demonstration.example"
            page.goto(portal.address("fr", "admin:index"))
            page.fill("input[name=login]", address)
            page.fill("input[name=password]", portal.passwords[address])
            page.click("main form button[type=submit]")
            page.fill("input[name=code]", portal.fresh_code(address))
            page.click("main form button[type=submit]")
            page.wait_for_url(portal.address("fr", "admin:index"))
            portal.sessions[account] = page.context.cookies()
        page.context.add_cookies(portal.sessions[account])
        return page

    return enter
