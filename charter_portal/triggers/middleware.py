"""A refused change of a sealed row becomes a page that says so."""

from django.shortcuts import render

from .refusal import is_guard_refusal


class GuardRefusalMiddleware:
    """Answers 409 with ``409.html`` where a guard refused what a view tried, so that nobody meets a bare 500."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on; refusals arrive as exceptions."""
        return self.get_response(request)

    def process_exception(self, request, exception):
        """The 409 page for a guard's refusal, nothing for other errors."""
        if is_guard_refusal(exception):
            return render(request, "409.html", status=409)
        return None
