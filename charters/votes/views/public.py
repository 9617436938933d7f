"""Pages of votes that everyone reads."""

from django.http import HttpResponse


def round_list(request):
    """Votes that are coming, open and over."""
    return HttpResponse("")


def round_page(request, number):
    """One vote."""
    return HttpResponse("")
