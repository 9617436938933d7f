"""A public page with its final headers, ready to be sent in the encoding that the reader accepts."""

import gzip
import hashlib

import brotli
from django.http import HttpResponse
from django.http.response import HttpResponseNotModified

from .negotiating import chosen_encoding, names_etag

PUBLIC = "public, max-age=0, must-revalidate"
# Shorter bodies gain nothing from compression once they are in one network packet.
SMALLEST_COMPRESSED = 600
# Headers, objects and the dictionary's own room, in bytes; a guess on the safe side.
OVERHEAD = 4096
_SUFFIXES = {"": "", "gzip": "-gz", "br": "-br"}
_NOT_KEPT = {"content-length", "cache-control", "etag", "vary"}
_TOLD_AGAIN = {"Cache-Control", "ETag", "Vary", "Content-Security-Policy"}


def _compress(body, encoding):
    """``body`` encoded, by the levels that a page made for one reader can afford (about 1 ms for 30 kB)."""
    if encoding == "br":
        return brotli.compress(body, mode=brotli.MODE_TEXT, quality=5)
    return gzip.compress(body, compresslevel=6, mtime=0)


def _in_one_order(header):
    """The same header in each process: django-csp writes a policy's directives in the order of a set."""
    name, value = header
    return name, sorted(value.split("; ")) if name == "Content-Security-Policy" else value


class Page:
    """A page as bytes; encoded bodies are made when first asked for, and kept.

    ``valid_until`` is in seconds since the epoch, or None. ``size`` counts the bytes held.
    """

    __slots__ = ("_answers", "_body", "_headers", "_tag", "size", "valid_until")

    def __init__(self, body, headers, *, vary="Accept-Encoding", valid_until=None):
        self._body = body
        self._headers = {name: value for name, value in headers if name.lower() not in _NOT_KEPT}
        self._headers["Cache-Control"] = PUBLIC
        self._headers["Vary"] = vary
        # The headers are part of it, so that a changed policy reaches readers whose page is the same.
        digest = hashlib.sha256(repr(sorted(map(_in_one_order, self._headers.items()))).encode())
        digest.update(body)
        self._tag = digest.hexdigest()[:24]
        self._answers = {}
        self.size = len(body) + OVERHEAD
        self.valid_until = valid_until

    def answer(self, meta):
        """The response to a GET or HEAD request with these WSGI variables: the page, or 304.

        Returns the response and how many bytes the page has grown by.
        """
        encoding = chosen_encoding(meta.get("HTTP_ACCEPT_ENCODING", ""))
        grown = 0
        try:
            body, headers = self._answers[encoding]
        except KeyError:
            body, headers = self._answers[encoding] = self._encoded(encoding)
            grown = len(body) if body is not self._body else 0
        known = meta.get("HTTP_IF_NONE_MATCH")
        if known and names_etag(known, headers["ETag"]):
            response = HttpResponseNotModified(
                headers={name: value for name, value in headers.items() if name in _TOLD_AGAIN}
            )
        else:
            response = HttpResponse(b"" if meta["REQUEST_METHOD"] == "HEAD" else body, headers=headers)
        return response, grown

    def _encoded(self, encoding):
        body = self._body
        headers = dict(self._headers)
        if encoding and len(body) >= SMALLEST_COMPRESSED:
            body = _compress(body, encoding)
            headers["Content-Encoding"] = encoding
        else:
            encoding = ""
        headers["ETag"] = f'"{self._tag}{_SUFFIXES[encoding]}"'
        headers["Content-Length"] = str(len(body))
        return body, headers
