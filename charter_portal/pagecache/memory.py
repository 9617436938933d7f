"""A bounded dictionary of pages that is emptied when the database's stamp changes."""

import threading
from collections import OrderedDict


class Memory:
    """Pages by key, all rendered after a reading of one same stamp; the least recently asked for go first.

    ``max_bytes`` and ``max_pages`` bound what is kept. A page is anything with ``size`` (bytes) and
    ``valid_until`` (seconds since the epoch, or None). Safe between threads.
    """

    def __init__(self, *, max_bytes, max_pages):
        self.max_bytes = max_bytes
        self.max_pages = max_pages
        self.bytes = 0
        self._stamp = None
        self._pages = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self):
        return len(self._pages)

    def get(self, key, *, stamp, now):
        """The page kept under ``key``, or None. Another ``stamp`` than the last one empties the memory."""
        with self._lock:
            if stamp != self._stamp:
                self._empty(stamp)
                return None
            page = self._pages.get(key)
            if page is None:
                return None
            if page.valid_until is not None and now >= page.valid_until:
                self._drop(key)
                return None
            self._pages.move_to_end(key)
            return page

    def put(self, key, page, *, stamp):
        """Keep ``page``, rendered after ``stamp`` was read; refused when the stamp has changed since."""
        with self._lock:
            if stamp != self._stamp or page.size > self.max_bytes:
                return
            if key in self._pages:
                self._drop(key)
            self._pages[key] = page
            self.bytes += page.size
            self._evict()

    def grown(self, key, page, by):
        """Count ``by`` bytes more for ``page``, if it is still the one kept under ``key``."""
        with self._lock:
            page.size += by
            if self._pages.get(key) is page:
                self.bytes += by
                self._evict()

    def clear(self):
        """Forget every page and the stamp."""
        with self._lock:
            self._empty(None)

    def _empty(self, stamp):
        self._pages.clear()
        self.bytes = 0
        self._stamp = stamp

    def _drop(self, key):
        self.bytes -= self._pages.pop(key).size

    def _evict(self):
        while self._pages and (self.bytes > self.max_bytes or len(self._pages) > self.max_pages):
            _key, page = self._pages.popitem(last=False)
            self.bytes -= page.size
