"""The printing process: reads jobs from a socket, answers each with a PDF or the reason why not.

Started by ``press.py``. Knows no settings, no database and no secret. Serves one server process, ends with it.
Arguments: socket descriptor, memory limit in MiB, seconds a job may take.
"""

import io
import json
import logging
import os
import resource
import signal
import socket
import sys
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from charter_portal.pdf import wire
from charter_portal.pdf.fetching import Forbidden, OurFiles
from charter_portal.pdf.finishing import finish
from charter_portal.pdf.glyphs import breakable, covered, printable

WARM_UP = "<!DOCTYPE html><html lang=fr><title>x</title><p>x <b>x</b> <i>x</i> <span lang=ar dir=rtl>\u0627</span>"
STATIC = Path(__file__).resolve().parent.parent / "static"
# The style sheet that every document has, and that loads the fonts.
COMMON = (Path(__file__).resolve().parent / "styles" / "document.css").read_text(encoding="utf-8")


class Sheets:
    """Parsed style sheets, kept with their one font configuration: a new one a job leaks 0.35 MB."""

    KEPT = 8

    def __init__(self):
        self.fonts = FontConfiguration()
        self.points = covered()
        self._fetcher = OurFiles({"static": [STATIC]})
        self._parsed = {}

    def parsed(self, text):
        """The style sheet of ``text``, its fonts loaded."""
        if text not in self._parsed:
            if len(self._parsed) >= self.KEPT:
                self._parsed.pop(next(iter(self._parsed)))
            self._parsed[text] = weasyprint.CSS(string=text, url_fetcher=self._fetcher, font_config=self.fonts)
        return self._parsed[text]


def printed(job, sheets):
    """The bytes of a job's PDF. ``job`` has html, css, base_url, media, attachments and variant."""
    fetcher = OurFiles({"static": [STATIC], "media": [job["media"]]})
    html = breakable(printable(job["html"], sheets.points))
    pdf = weasyprint.HTML(string=html, base_url=job["base_url"], url_fetcher=fetcher).write_pdf(
        stylesheets=[sheets.parsed(css) for css in job["css"]],
        attachments=[
            weasyprint.Attachment(
                file_obj=io.BytesIO(attachment["content"].encode()),
                name=attachment["name"],
                description=attachment["description"],
                relationship="Data",
                url_fetcher=fetcher,
            )
            for attachment in job["attachments"]
        ],
        font_config=sheets.fonts,
        pdf_variant=job["variant"],
        # Any fixed value: the finishing derives the real one from the content.
        pdf_identifier=b"\0" * 16,
    )
    return finish(pdf) if job["variant"] else pdf


def answer(body, sheets):
    """The message that answers a job: ``(kind, body)``."""
    try:
        return wire.PDF, printed(json.loads(body), sheets)
    except Forbidden as error:
        return _error("ForbiddenAddress", str(error))
    except MemoryError:
        return _error("RenderingTooBig", "the document needs more memory than it is given")
    except RecursionError:
        return _error("RenderingTooBig", "the document is nested too deep")
    # The process serves whoever comes next, so whatever happens to one job is told and not raised.
    except Exception as error:
        return _error("RenderingFailed", f"{type(error).__name__}: {error}")


def _error(name, message):
    return wire.ERROR, json.dumps({"error": name, "message": message}).encode()


def main(descriptor, megabytes, seconds):
    """Serve jobs until the server process closes its end."""
    limit = megabytes * 1024 * 1024
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ValueError, OSError):
        # macOS refuses it; the time limit still holds.
        logging.getLogger(__name__).warning("no memory limit on this system")
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    sheets = Sheets()
    warm_up = {"html": WARM_UP, "css": [COMMON], "base_url": None, "media": "", "attachments": []}
    printed({**warm_up, "variant": "pdf/ua-1"}, sheets)
    connection = socket.socket(fileno=descriptor)
    wire.send(connection, wire.READY)
    while (message := wire.receive(connection)) is not None:
        # The server kills a job that lasts; this ends it too when the server itself was killed meanwhile.
        signal.alarm(seconds + 5)
        kind, body = answer(message[1], sheets)
        signal.alarm(0)
        wire.send(connection, kind, body)


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    except ConnectionError:
        pass  # the server has gone meanwhile; nobody waits for an answer
    except MemoryError:
        # Too big before it could be read; there may be no memory left for an answer.
        os._exit(wire.NO_MEMORY)
