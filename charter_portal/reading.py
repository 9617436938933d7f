"""Which methods views take: those that only read, pages with a form; and readers who want the headers only."""

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

form_page = require_http_methods(["GET", "HEAD", "POST"])
"""Decorator of a page with a form: GET shows it, POST sends it, 405 for anything else."""


def read_only(view):
    """Take GET and HEAD only: 405 for anything else, whoever asks.

    The check of CSRF tokens comes before a view's own, and would answer 403 to a stranger's POST. Nothing is weakened
    by leaving it out where no POST reaches the view.
    """
    return csrf_exempt(require_safe(view))


def without_body_for_head(application):
    """The WSGI ``application``, sending no body where HEAD was asked: gunicorn logs one as a fault of ours."""

    def answer(environ, start_response):
        body = application(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return body
        if hasattr(body, "close"):
            body.close()
        return []

    return answer
