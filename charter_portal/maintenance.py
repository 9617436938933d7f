"""Maintenance: every page answers 503, in three languages, while MAINTENANCE is on."""

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.template.loader import get_template


class MaintenanceMiddleware:
    """Answers everything with 503 and ``Retry-After``; not in the chain at all when MAINTENANCE is off."""

    def __init__(self, get_response):
        if not settings.MAINTENANCE:
            raise MiddlewareNotUsed
        self.page = get_template("maintenance.html").render()

    def __call__(self, request):
        """The page, whatever was asked for."""
        return HttpResponse(self.page, status=503, headers={"Retry-After": "600", "Cache-Control": "no-store"})
