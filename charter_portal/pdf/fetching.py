"""The only way in which a document under print reaches a file.

Addresses are ``static:fonts/x.woff2`` and ``media:photographs/x.jpg``, relative to folders named at the start,
and ``data:`` for PNG and JPEG. Everything else ends the rendering: WeasyPrint by itself would only log it.
"""

import base64
import binascii
import re
from pathlib import Path
from urllib.parse import unquote

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

TYPES = {
    "static": {".woff2": "font/woff2", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"},
    "media": {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"},
}
# What each type begins with. WeasyPrint goes by content, and would read an SVG under a PNG's name.
BEGINNINGS = {"font/woff2": b"wOF2", "image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
DATA = re.compile(r"data:(image/png|image/jpeg);base64,([A-Za-z0-9+/=%\s]*)")


class Forbidden(FatalURLFetchingError):
    """An address that is refused. Derives from BaseException, so that WeasyPrint lets it through."""


class OurFiles(URLFetcher):
    """Serves files of known types under the named folders, and nothing else."""

    def __init__(self, roots):
        # No handlers: the inherited opener has no means of opening anything.
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.handlers, self.handle_open = [], {}
        self._roots = {name: [Path(root).resolve() for root in folders if root] for name, folders in roots.items()}

    def fetch(self, url, headers=None):
        """The file at ``url``. Raises Forbidden."""
        if url.startswith("data:"):
            kind, body = self._data(url)
        else:
            kind, body = self._file(url)
        if not body.startswith(BEGINNINGS[kind]):
            raise Forbidden(f"{_shown(url)} is not what its type says")
        return URLFetcherResponse(url, body, {"Content-Type": kind})

    def _data(self, url):
        match = DATA.fullmatch(url)
        if not match:
            raise Forbidden(f"{_shown(url)} is neither a PNG nor a JPEG picture")
        try:
            return match[1], base64.b64decode(unquote(match[2]))
        except binascii.Error as error:
            raise Forbidden(f"{_shown(url)} cannot be decoded") from error

    def _file(self, url):
        scheme, _, rest = url.partition(":")
        name = unquote(rest)
        kind = TYPES.get(scheme, {}).get(Path(name).suffix.lower())
        if scheme not in self._roots or kind is None or "\0" in name:
            raise Forbidden(f"{_shown(url)} is not a file of ours")
        for root in self._roots[scheme]:
            path = (root / name).resolve()
            if path.is_relative_to(root) and path.is_file():
                return kind, path.read_bytes()
        raise Forbidden(f"{_shown(url)} is not in our folders")


def _shown(url):
    return url if len(url) <= 120 else url[:119] + "…"
