"""Decisions of meetings and what becomes of them: for everyone, and at the desk."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from charter_portal.pagecache.public import next_midnight, public_page
from charter_portal.pdf.serving import text_response
from charter_portal.private_files import pdf_to_save
from charter_portal.reading import form_page, read_only

from ..domain.following import follow_up
from ..exceptions import MeetingError
from ..forms.following import FollowUpForm
from ..models import Commission, Decision, FollowUp
from ..readers import EVERYONE
from ..reading.decisions import decision_at, decisions_read, decisions_table, is_late, open_decisions
from ..words import words_of_refusal
from .public import readers_of
from .secretariat import desk_page, of_the_desk, posted

PAGE_SIZE = 25


@read_only
@public_page(query=("commission", "page"))
def decision_list(request):
    """Open decisions of all meetings, or of those of one commission; what is late first."""
    commission, today = _commission(request), timezone.localdate()
    rows = open_decisions(readers_of(request.user), commission=commission)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "decisions": [(row, is_late(row, today)) for row in page],
        "commission": commission,
        "commissions": Commission.objects.order_by("name"),
        "query": f"commission={commission.slug}&" if commission else "",
    }
    return _until_tomorrow(render(request, "meetings/decision_list.html", context))


@read_only
def decisions_csv(request):
    """All decisions as a table, open or not."""
    readers, language = readers_of(request.user), get_language()
    rows = decisions_read(readers).order_by("meeting__starts_on", "meeting__number", "number", "pk")
    if commission := _commission(request):
        rows = rows.filter(meeting__commission=commission)
    content = decisions_table(rows, language, timezone.localdate())
    is_public = readers == EVERYONE
    return text_response(
        request, content, content_type="text/csv", name=f"decisions-{language}.csv", is_public=is_public
    )


@read_only
@public_page
def decision(request, commission, number, decision):
    """One decision and what became of it, step by step."""
    found = decision_at(readers_of(request.user), commission, number, decision)
    if found is None:
        raise Http404
    context = {
        "decision": found,
        "late": is_late(found, timezone.localdate()),
        "follow_ups": found.follow_ups.order_by("at", "pk"),
    }
    return _until_tomorrow(render(request, "meetings/decision.html", context))


@read_only
def evidence(request, pk):
    """A file that was given as evidence, to save."""
    decisions = Decision.objects.in_view().read_by(readers_of(request.user))
    found = get_object_or_404(FollowUp, pk=pk, decision__in=decisions)
    if not found.file:
        raise Http404
    return pdf_to_save(found.file, f"decision-{found.decision_id}-{found.pk}.pdf")


@require_safe
@of_the_desk("view_desk")
def decisions_desk(request, meeting):
    """The decisions of a meeting at its desk, each with how far it is."""
    rows, today = meeting.decisions.with_due().prefetch_related("members", "follow_ups"), timezone.localdate()
    decisions = [(row, is_late(row, today)) for row in rows]
    return desk_page(request, meeting, "meetings/desk/decisions.html", page="decisions", decisions=decisions)


@form_page
@of_the_desk("run_meeting")
def follow(request, meeting, pk):
    """Note what became of a decision."""
    found = get_object_or_404(meeting.decisions.with_due(), pk=pk)
    initial = {"status": found.status, "on": timezone.localdate(), "language": get_language()}
    form = FollowUpForm(posted(request), request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            follow_up(found, by=request.user, **form.cleaned_data)
        except MeetingError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            messages.success(request, _("It is noted, and readers see it."))
            return redirect("meetings:decisions_desk", meeting.commission.slug, meeting.number)
    context = {"decision": found, "form": form, "late": is_late(found, timezone.localdate())}
    return desk_page(request, meeting, "meetings/desk/follow.html", page="decisions", **context)


def _commission(request):
    return Commission.objects.filter(slug=request.GET.get("commission", "")).first()


def _until_tomorrow(response):
    """What is late is told by the day."""
    response.page_valid_until = next_midnight()
    return response
