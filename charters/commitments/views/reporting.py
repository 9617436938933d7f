"""A city reports on a year: the list, the report with its parts, the review, the submission."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from charter_portal.editing.exceptions import EditConflict
from charter_portal.reading import form_page
from members.views.seating import check_seat_can, with_seat

from ...exceptions import ChartersError
from ...forms.acts import ActForm
from ..domain.reporting import account_for, adopted_by, assess, begin_report, discard_report, submit
from ..domain.waiting import dues_of
from ..forms.reporting import AccountForm, AssessForm, BeginForm
from ..models import Report
from ..reading.reports import accounts_in, assessed_in, assessed_read
from ..words import words_of_refusal
from .own import page_of


def own_report(seat, year):
    """The draft of the city's report of a year, or the one that was submitted last; 404 where there is none."""
    rows = Report.objects.filter(member=seat.member, year=year).select_related("member", "replaces")
    found = rows.drafts().first() or rows.current().first()
    if found is None:
        raise Http404
    return found


@require_safe
@with_seat
def report_list(request, seat):
    """The city's reports by year, when the next one is due, and the way to begin one."""
    return _list_page(request, seat, BeginForm(initial={"language": get_language()}))


@require_POST
@with_seat
def begin(request, seat):
    """Begin the report of a year, or the correction of one that is submitted."""
    check_seat_can("commitments.draft", request, seat)
    form = BeginForm(request.POST)
    if form.is_valid():
        year, language = form.cleaned_data["year"], form.cleaned_data["language"]
        at = timezone.now()
        moment = {"on": seat.member.day_at(at), "by": request.user, "at": at}
        if Report.objects.drafts().filter(member=seat.member, year=year).exists():
            return redirect("commitments:report_own", seat.member.slug, year)
        try:
            begin_report(member=seat.member, year=year, language=language, **moment)
        except ChartersError as refusal:
            form.refuse(refusal)
        else:
            return redirect("commitments:report_own", seat.member.slug, year)
    return _list_page(request, seat, form)


@require_safe
@with_seat
def report_own(request, seat, year):
    """The report of a year with its parts, each with the way to change it while it is a draft."""
    return _report_page(request, seat, own_report(seat, year), "report_own")


@form_page
@with_seat
def principle(request, seat, year, key):
    """Say how far the city is with one principle."""
    check_seat_can("commitments.draft", request, seat)
    report = _own_draft(seat, year)
    parts = report.assessments.select_related("principle", "revision")
    part = get_object_or_404(parts, principle__key=key)
    initial = {name: getattr(part, name) for name in ("level", "words", "link", "version")}
    form = AssessForm(request.POST or None, request.FILES or None, initial=initial)
    read = assessed_read(part, get_language())
    if request.method == "POST" and (form.is_valid() or form.file is not None):
        # Of a form with errors its file is kept all the same: nobody likes to look for a scan twice.
        said = {name: (form.cleaned_data if form.is_valid() else initial)[name] for name in ("level", "words", "link")}
        act = {"version": form.seen, "by": request.user, "at": timezone.now(), "file": form.file}
        return _written(request, seat, report, form, part, lambda: assess(part, **said, **act), read=read)
    return page_of(request, seat, "report_part", report=report, form=form, part=part, read=read)


@form_page
@with_seat
def commitment(request, seat, year, pk):
    """Say what was done for one commitment."""
    check_seat_can("commitments.draft", request, seat)
    report = _own_draft(seat, year)
    part = get_object_or_404(report.accounts.select_related("commitment"), commitment=pk)
    form = AccountForm(request.POST or None, initial={n: getattr(part, n) for n in ("value", "words", "version")})
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("value", "words")}
        act = {"version": form.seen, "by": request.user, "at": timezone.now()}
        return _written(request, seat, report, form, part, lambda: account_for(part, **said, **act))
    return page_of(request, seat, "report_part", report=report, form=form, part=part)


@form_page
@with_seat
def submit_report(request, seat, year):
    """Read the report again as everyone will, then submit it."""
    check_seat_can("commitments.publish", request, seat)
    report = _own_draft(seat, year)
    if request.method != "POST":
        return _report_page(request, seat, report, "report_submit")
    form = ActForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else -1
    try:
        submit(report, version=version, by=request.user, at=timezone.now())
    except EditConflict:
        messages.error(request, _("A colleague changed the draft meanwhile. Read it again."))
    except ChartersError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        messages.success(request, _("The report is submitted."))
    return redirect("commitments:report_own", seat.member.slug, year)


@form_page
@with_seat
def discard(request, seat, year):
    """Ask, then delete the draft of a year's report."""
    check_seat_can("commitments.draft", request, seat)
    report = _own_draft(seat, year)
    form = ActForm(request.POST or None, initial={"version": report.version})
    if request.method == "POST":
        try:
            discard_report(report, version=form.cleaned_data["version"] if form.is_valid() else -1)
        except EditConflict:
            messages.error(request, _("A colleague changed the draft meanwhile. Read it again."))
        except ChartersError as refusal:
            messages.error(request, words_of_refusal(refusal))
        else:
            messages.success(request, _("The draft is deleted."))
            return redirect("commitments:reports_own", seat.member.slug)
        return redirect("commitments:report_own", seat.member.slug, year)
    return page_of(request, seat, "report_discard", report=report)


def _written(request, seat, report, form, part, write, **context):
    """After a part was sent: back to the report, or the form again with what is wrong."""
    try:
        write()
    except EditConflict:
        part.refresh_from_db()
        form.tell_conflict(part.version)
    except ChartersError as refusal:
        form.add_error("document" if "document" in form.fields else None, words_of_refusal(refusal))
    else:
        if form.is_valid():
            return redirect("commitments:report_own", seat.member.slug, report.year)
        part.refresh_from_db()
        form.read_again(part.version)
    return page_of(request, seat, "report_part", report=report, form=form, part=part, **context)


def _own_draft(seat, year):
    report = own_report(seat, year)
    if report.is_submitted:
        raise Http404
    return report


def _list_page(request, seat, form):
    today = seat.member.day_at(timezone.now())
    context = {
        "form": form,
        "reports": Report.objects.current().filter(member=seat.member),
        "drafts": Report.objects.drafts().filter(member=seat.member),
        "due": dues_of([seat.member.pk], on=today).get(seat.member.pk),
        "has_adopted": bool(adopted_by(seat.member, on=today)),
    }
    return page_of(request, seat, "reports_own", **context)


def _report_page(request, seat, report, name):
    assessed, accounts = assessed_in(report, get_language(), hidden_too=True), accounts_in(report, hidden_too=True)
    lacking = sum(one.part.lacks for one in [*assessed, *accounts])
    return page_of(request, seat, name, report=report, assessed=assessed, accounts=accounts, lacking=lacking)
