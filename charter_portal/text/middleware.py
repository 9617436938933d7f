"""The last door for characters that reorder the text around them: see directions."""

import re

# U+202A to U+202E and U+2066 to U+2069 in UTF-8.
_CONTROLS_IN_UTF8 = re.compile(rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")


class DirectionMiddleware:
    """Leaves these characters out of every HTML page: the last door, for texts that came in by another than a form."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """The page without them; the search costs some microseconds, since hardly a byte of a page begins one."""
        response = self.get_response(request)
        if (
            not response.streaming
            and response.headers.get("Content-Type", "").startswith("text/html")
            and _CONTROLS_IN_UTF8.search(response.content)
        ):
            response.content = _CONTROLS_IN_UTF8.sub(b"", response.content)
        return response
