"""Whether any worker, under a writing load, ever gives what a commit has made untrue."""

import re
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import environ
import psycopg

from .loading import Connection

_UPDATE = "UPDATE meetings_meeting SET theme_fr = {0}, theme_en = {0}"
_MARK = re.compile(rb"Essai (\d+)")


def _write(environment, stop, committed):
    url = environment["DATABASE_URL"]
    if url.startswith("sqlite"):
        connection, mark = sqlite3.connect(url.removeprefix("sqlite:///"), timeout=20), "?"
        connection.execute("PRAGMA recursive_triggers=ON")
    else:
        place = environ.Env.db_url_config(url)
        connection = psycopg.connect(host=place["HOST"], user=place["USER"], dbname=place["NAME"])
        mark = "%s"
    number = 0
    while not stop.is_set():
        number += 1
        connection.execute(_UPDATE.format(mark), [f"Essai {number}"] * 2)
        connection.commit()
        committed[0] = number
        stop.wait(0.05)
    connection.close()


def count_stale(served, address, environment, *, seconds):
    """(stale answers, answers) of four readers while another program commits twenty times a second.

    An answer is stale when it shows less than what was committed before it was asked for.
    """
    stop, committed = threading.Event(), [0]
    stale, asked = [], []
    end = time.monotonic() + seconds

    def read(_number):
        connection = Connection(served.port)
        while time.monotonic() < end:
            known = committed[0]
            if not known:
                time.sleep(0.01)
                continue
            shown = _MARK.search(connection.get(address)[2])
            asked.append(known)
            if shown is None or int(shown[1]) < known:
                stale.append((known, shown))
        connection.close()

    with ThreadPoolExecutor(5) as threads:
        writing = threads.submit(_write, environment, stop, committed)
        try:
            list(threads.map(read, range(4)))
        finally:
            stop.set()
        writing.result()
    return len(stale), len(asked)
