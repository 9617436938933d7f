"""A site of stand-in pages behind the portal's own middlewares, for the tests of the page memory.

Also a settings module, for the tests that serve it by gunicorn.
"""

import datetime

from django.conf.urls.i18n import i18n_patterns
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.urls import path

from charter_portal.pagecache.public import public_page
from charter_portal.settings import *  # noqa: F403

ROOT_URLCONF = "tests.portal.pagecache_site"
PADDING = "<p>Une ligne qui se comprime bien.</p>" * 100
# One item for each page that was built, not answered from memory.
BUILT = []


def _names():
    from members.models import Member

    BUILT.append(1)
    return " ".join(Member.objects.order_by("pk").values_list("name_fr", flat=True))


@public_page
def names(request):
    return HttpResponse(_names() + PADDING)


@public_page(query=("page",))
def paged(request):
    return HttpResponse(f"{request.GET.get('page')} {_names()}")


@public_page
def counting(request):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM counted")
        return HttpResponse(str(cursor.fetchone()[0]))


@public_page
def until_noon(request):
    response = HttpResponse(_names())
    response.page_valid_until = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
    return response


@public_page
def absent(request):
    return HttpResponse(_names(), status=404)


@public_page
def with_cookie(request):
    response = HttpResponse(_names())
    response.set_cookie("colour", "blue")
    return response


@public_page
def with_token(request):
    return HttpResponse(_names() + get_token(request))


@public_page
def with_nonce(request):
    return HttpResponse(_names() + str(request.csp_nonce))


@public_page
def held_back(request):
    return HttpResponse(_names(), headers={"Cache-Control": "private"})


@public_page
def by_browser(request):
    return HttpResponse(_names(), headers={"Vary": "User-Agent"})


@public_page
def streamed(request):
    return StreamingHttpResponse([_names()])


@public_page
def of_file(request):
    _names()
    return FileResponse(open(__file__, "rb"))


@public_page
def for_whom(request):
    return HttpResponse(f"{request.user.is_authenticated} {_names()}")


def unmarked(request):
    return HttpResponse(_names())


VIEWS = (
    *(names, paged, counting, until_noon, absent, with_cookie, with_token, with_nonce),
    *(held_back, by_browser, streamed, of_file, for_whom, unmarked),
)
urlpatterns = i18n_patterns(*(path(f"{view.__name__}/", view, name=view.__name__) for view in VIEWS))
