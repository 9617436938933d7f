"""The portal's addresses, and two that ask the database a question each, whether it has tables or not."""

from django.db import connection
from django.http import HttpResponse
from django.urls import path

from charter_portal.pagecache.public import public_page
from charter_portal.urls import handler500
from charter_portal.urls import urlpatterns as portal

__all__ = ["handler500"]


@public_page
def asking(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 6 * 7")
        return HttpResponse(str(cursor.fetchone()[0]))


def asking_wrongly(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT no_column FROM no_table")


urlpatterns = [*portal, path("asking/", asking), path("asking-wrongly/", asking_wrongly)]
