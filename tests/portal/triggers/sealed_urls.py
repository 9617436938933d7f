"""The portal's addresses and two more, whose views do what the database refuses."""

from django.conf.urls.i18n import i18n_patterns
from django.db import transaction
from django.urls import path

from charter_portal.register.models import Entry
from charter_portal.urls import handler403, handler404, handler500
from charter_portal.urls import urlpatterns as portal
from members.models import Person, User


def change_entry(request):
    """Change a sealed row."""
    with transaction.atomic():
        Entry.objects.update(subject="autre")


def break_constraint(request):
    """Break an ordinary constraint."""
    User.objects.create(email="a@ville-exemple.example", person=Person.objects.create(surname="EXEMPLE"))
    User.objects.create(email="a@ville-exemple.example")


urlpatterns = [*portal, *i18n_patterns(path("entry/", change_entry), path("constraint/", break_constraint))]

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]
