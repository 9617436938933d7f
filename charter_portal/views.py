"""Pages that compose several applications, pages of plain text, and error pages."""

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.translation import get_language, get_language_from_request
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.vary import vary_on_headers

from charter_portal.pagecache.public import next_midnight, public_page
from charter_portal.pdf.serving import text_response
from charter_portal.personal_data.retention import rules
from charter_portal.personal_data.summing_up import inventory_in_words
from charter_portal.reading import read_only
from charter_portal.triggers.installing import missing
from charters.models import Charter, Edition
from meetings.models import Meeting
from members.domain.mapping import marks
from members.models import Member

from .algorithms import SOURCES, figures


@read_only
@vary_on_headers("Accept-Language")
def choose_language(request):
    """Send a reader who typed the bare address to the page in the browser's language, else in French."""
    return HttpResponseRedirect(f"/{get_language_from_request(request)}/")


@read_only
@public_page
def home(request):
    """The way in: the shared charter, the network, the latest meeting."""
    edition = Edition.objects.public().filter(charter__kind=Charter.Kind.SHARED).select_related("charter").to_read()
    meeting = Meeting.objects.public().filter(status=Meeting.Status.HELD).select_related("commission", "host").first()
    members = list(Member.objects.present())
    response = render(
        request,
        "pages/home.html",
        {
            "edition": edition,
            "articles": edition.articles.select_related("revision__principle") if edition else [],
            "meeting": meeting,
            "members": members,
            "marks": marks(members),
        },
    )
    response.page_valid_until = next_midnight()  # it says how many have adopted the charter today
    return response


@read_only
@public_page
def page(request, name):
    """A page of plain text, written once in each language."""
    return render(request, f"pages/{name}.{get_language()}.html")


@read_only
@public_page
def privacy(request):
    """What is held about people, from the inventory that export and erasure follow too."""
    context = {"held": inventory_in_words(), "rules": rules}
    return render(request, f"pages/privacy.{get_language()}.html", context)


@read_only
@public_page
def algorithms(request):
    """What the portal computes, in plain words, with the figures of the version that runs."""
    return render(request, f"pages/algorithms.{get_language()}.html", {"figures": figures(), "sources": SOURCES})


@read_only
@public_page
def algorithm(request, name):
    """The source code of something that the portal computes, as it runs."""
    if name not in SOURCES:
        raise Http404
    return render(request, "pages/algorithm.html", {"source": SOURCES[name]})


@read_only
def algorithm_file(request, name):
    """The same source code as a file, such as the script that recomputes a vote."""
    if name not in SOURCES:
        raise Http404
    text = SOURCES[name].text
    return text_response(request, text, content_type="text/x-python", name=f"{name}.py", is_public=True)


@read_only
@never_cache
def health(request):
    """``ok`` when the portal and its database answer and the guards stand; for monitors and balancers."""
    lost = missing(connection)
    text = f"guards missing: {', '.join(lost)}\n" if lost else "ok\n"
    return HttpResponse(text, status=503 if lost else 200, content_type="text/plain; charset=utf-8")


@read_only
@cache_control(public=True, max_age=86_400)
def robots(request):
    """robots.txt: public pages are for everyone; the administration holds nothing for search engines."""
    lines = ["User-agent: *", *(f"Disallow: /{code}/admin/" for code, _name in settings.LANGUAGES), "Allow: /", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@read_only
@cache_control(public=True, max_age=86_400)
def favicon(request):
    """The address that browsers ask for where a page names no icon, as beside a PDF: sends to the portal's icon."""
    return HttpResponseRedirect(static("img/icon.svg"))


def bad_request(request, exception=None):
    """400, in three languages at once: an unknown host, or a request that makes no sense."""
    return HttpResponse(get_template("400.html").render(), status=400)


def forbidden(request, exception=None):
    """403: seen but not allowed."""
    return render(request, "403.html", status=403)


def page_too_old(request, reason=""):
    """403, in three languages at once: the token of a form is not the session's, as in a tab opened before sign-in."""
    page = get_template("403_csrf.html").render()
    return HttpResponse(page, status=403, headers={"Cache-Control": "no-store"})


def not_found(request, exception=None):
    """404: not there, or not for this reader."""
    return render(request, "404.html", status=404)


def server_error(request):
    """500, in three languages at once: whatever broke, this page needs no database."""
    return HttpResponse(get_template("500.html").render(), status=500)
