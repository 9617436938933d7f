"""Pages on which a city votes."""

from django.http import HttpResponse


def own_list(request, city):
    """The city's votes."""
    return HttpResponse("")


def own(request, city, number):
    """The city's ballot in one vote."""
    return HttpResponse("")
