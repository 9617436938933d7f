"""Yearly reports, for everyone, and the documents that show what they say."""

import rules
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from charter_portal.pagecache.public import public_page
from charter_portal.private_files import pdf_to_save
from charter_portal.reading import read_only

from ..models import Assessment, Report
from ..reading.reports import accounts_in, assessed_in


@read_only
@public_page
def report(request, pk):
    """One report with the level of each principle and what was done for each commitment."""
    rows = Report.objects.submitted().select_related("member", "replaces")
    found = get_object_or_404(rows, pk=pk)
    context = {
        "report": found,
        "others": Report.objects.current().filter(member=found.member_id).exclude(year=found.year),
        "later": Report.objects.submitted().filter(replaces=found).first(),
        "assessed": assessed_in(found, get_language()),
        "accounts": accounts_in(found),
    }
    return render(request, "commitments/report.html", context)


@read_only
@never_cache
def evidence(request, pk):
    """A document that shows a level, to save: its city's until the report is submitted, then everyone's.

    Where the commission hid the words of the report, it is its city's and the team's.
    """
    part = get_object_or_404(Assessment.objects.select_related("report__member", "principle"), pk=pk)
    report, user = part.report, request.user
    is_open = report.is_submitted and (not report.is_hidden or user.has_perm("commitments.hide_words"))
    if not part.document or not (is_open or rules.has_perm("commitments.see_own", user, report.member)):
        raise Http404
    name = f"{part.report.member.slug}-{part.report.year}-{part.principle.key}.pdf"
    return pdf_to_save(part.document, name)
