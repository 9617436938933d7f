"""Who stands where, to take away: the page's day and filters, as a table or as data."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from charter_portal.pdf.serving import file_response, streamed_response
from charter_portal.reading import read_only
from charter_portal.text.csv_cells import csv_lines
from charter_portal.text.ods import MIMETYPE, to_ods

from ..documents.adoption_files import header_of, json_parts, table_of
from .asking import picture_of

# Rows of a workbook, which is made whole before it is sent. The page leads to it up to here.
MOST_IN_A_WORKBOOK = 2_000


@read_only
def adoption_csv(request):
    """The matrix as CSV, in the page's language, sent as it is read."""
    asked = picture_of(request)
    if asked.fault:
        return _told_on_the_page(request)
    parts = csv_lines(header_of(asked.columns), table_of(asked.found, asked.columns, on=asked.on))
    return streamed_response(request, parts, content_type="text/csv", name=f"adoption-{asked.on}.csv", is_public=True)


@read_only
def adoption_ods(request):
    """The matrix as a spreadsheet, in the page's language; 404 where it would be too long for one."""
    asked = picture_of(request)
    if asked.fault:
        return _told_on_the_page(request)
    if len(asked.found) > MOST_IN_A_WORKBOOK:
        raise Http404
    content = to_ods(_("Adoption"), header_of(asked.columns), table_of(asked.found, asked.columns, on=asked.on))
    return file_response(request, content, content_type=MIMETYPE, name=f"adoption-{asked.on}.ods", is_public=True)


@read_only
def adoption_json(request):
    """The same as data, with what each council said: docs/adoption-json.md describes it."""
    asked = picture_of(request)
    if asked.fault:
        return _told_on_the_page(request)
    parts = json_parts(asked.charter, asked.edition, asked.columns, asked.found, on=asked.on)
    name = f"adoption-{asked.on}.json"
    return streamed_response(request, parts, content_type="application/json", name=name, is_public=True)


def _told_on_the_page(request):
    """To the page, which says in words what is wrong with the date."""
    return redirect(f"{reverse('adoptions:picture')}?{request.GET.urlencode()}")
