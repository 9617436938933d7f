"""Answers anonymous readers of public pages from memory, and says of every answer who may keep it.

First of all middlewares, so that an answer from memory costs nothing of theirs; what it keeps has passed through
them all. The key holds the scheme and the host: an address over plain HTTP or of an unknown host is never kept
(redirected, refused), hence never found.
"""

import time
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from django.utils.cache import cc_delim_re, patch_vary_headers

from . import stamp
from .memory import Memory
from .pages import Page

PRIVATE = "private, no-store"
MAX_PAGES = 5000
# A reader's own query string may be anything: such pages have a smaller room, and can't drive out the others.
MAX_QUERIED_PAGES = 500
MAX_QUERY_LENGTH = 200
_SHAREABLE_VARY = {"accept-encoding", "cookie"}


class PageMemoryMiddleware:
    """Keeps public pages until a commit changes the stamp; ``PAGE_CACHE_MEGABYTES=0`` keeps nothing."""

    def __init__(self, get_response):
        self.get_response = get_response
        room = settings.PAGE_CACHE_MEGABYTES * 1024 * 1024
        self._pages = Memory(max_bytes=room * 3 // 4, max_pages=MAX_PAGES)
        self._queried_pages = Memory(max_bytes=room // 4, max_pages=MAX_QUERIED_PAGES)
        self._keeps = room > 0
        # Cookies that may change a page. Others, as those of another site of the same domain, can't.
        self._cookies = tuple(
            f"{name}=" for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages")
        )
        self._hosts = {host for host in settings.ALLOWED_HOSTS if host != "*" and not host.startswith(".")}
        self._public_host = urlsplit(settings.PUBLIC_URL).netloc

    def __call__(self, request):
        """The page from memory where it is there and fresh, else the ordinary answer with its caching headers."""
        meta = request.META
        if self._is_personal(meta):
            return self._withheld(request, self.get_response(request))
        if request.method not in {"GET", "HEAD"} or request.path.startswith(settings.STATIC_URL):
            return self._plain(request, self.get_response(request))

        query = meta.get("QUERY_STRING", "")
        memory = self._queried_pages if query else self._pages
        key = (request.scheme, meta.get("HTTP_HOST"), request.path, query)
        # Read before rendering: a commit that comes while the page is made empties the memory at the next reading.
        seen = stamp.reader.read() if self._keeps else None
        if seen is not None:
            page = memory.get(key, stamp=seen, now=time.time())
            if page is not None:
                response, grown = page.answer(meta)
                if grown:
                    memory.grown(key, page, grown)
                return response

        response = self.get_response(request)
        if not _is_public(request, response):
            return self._plain(request, response)
        page = _page(response)
        answer, grown = page.answer(meta)
        page.size += grown
        if seen is not None and self._may_keep(request, response.public_page, query):
            memory.put(key, page, stamp=seen)
        return answer

    def _is_personal(self, meta):
        """Whether the request carries something by which the answer may be for one reader alone."""
        cookies = meta.get("HTTP_COOKIE")
        if cookies and any(name in cookies for name in self._cookies):
            return True
        return "HTTP_AUTHORIZATION" in meta

    def _may_keep(self, request, mark, query):
        """Whether the address is one of a bounded number: known host, and query keys that the view reads."""
        if request.method != "GET":
            return False
        host = request.META.get("HTTP_HOST", "")
        name, _, port = host.rpartition(":") if host.rpartition(":")[2].isdigit() else (host, "", "")
        if host != self._public_host and not (
            name in self._hosts and port in {"", request.META.get("SERVER_PORT", "")}
        ):
            return False
        if not query:
            return True
        keys = [name for name, _value in parse_qsl(query, keep_blank_values=True)]
        return len(query) <= MAX_QUERY_LENGTH and len(keys) == len(set(keys)) and mark.query.issuperset(keys)

    @staticmethod
    def _withheld(request, response):
        """An answer for one reader: no cache may keep it (static files are the same for all)."""
        if not request.path.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = PRIVATE
        return response

    def _plain(self, request, response):
        """An answer that is not a public page: as its view says, else asked for again each time."""
        if _is_for_one_reader(request, response):
            return self._withheld(request, response)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


def _is_public(request, response):
    """Whether the answer, made for an anonymous request, is a page that everyone may be given."""
    return (
        getattr(response, "public_page", None) is not None
        and response.status_code == 200
        and not response.streaming
        and not _is_for_one_reader(request, response)
        and not response.has_header("Content-Encoding")
        and not {"private", "no-store", "no-cache"}.intersection(_directives(response, "Cache-Control"))
        and _SHAREABLE_VARY.issuperset(_directives(response, "Vary"))
    )


def _is_for_one_reader(request, response):
    """Whether the answer sets a cookie, or holds a CSRF token or a CSP nonce."""
    return (
        bool(response.cookies)
        or response.has_header("Set-Cookie")
        or "CSRF_COOKIE" in request.META
        or "'nonce-" in response.headers.get("Content-Security-Policy", "")
    )


def _directives(response, header):
    return {part.strip().lower() for part in cc_delim_re.split(response.headers.get(header, "")) if part.strip()}


def _page(response):
    """The page that ``response`` holds, good until its ``page_valid_until`` where it has one."""
    patch_vary_headers(response, ["Accept-Encoding"])
    until = getattr(response, "page_valid_until", None)
    return Page(
        response.content,
        response.items(),
        vary=response.headers["Vary"],
        valid_until=None if until is None else until.timestamp(),
    )
