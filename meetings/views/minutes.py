"""The secretariat leads the minutes of a meeting from their draft to their seal."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from charter_portal.reading import form_page
from charter_portal.templatetags.dates import written_out

from ..domain.approving import approve_by_silence, approve_by_vote
from ..domain.circulating import begin_minutes, circulate, prolong, usual_last_day, window_is_open
from ..domain.correcting import accept, corrected, decline, stored_text, with_proposal
from ..domain.sealing import seal
from ..exceptions import ChangedMeanwhile, MeetingError
from ..forms.minutes import CirculateForm, ConfirmForm, DecideForm, VoteForm
from ..models import Correction
from ..readers import MEMBERS
from ..reading.approval import approved_how
from ..reading.errata import errata_of, withdrawal_of
from ..reading.issued import issued_files
from ..reading.lacks import lacks_of_minutes
from ..words import words_of_refusal
from .secretariat import desk_page, of_the_desk, posted


@require_safe
@of_the_desk("view_desk")
def minutes_desk(request, meeting):
    """How far the minutes are, what they lack, and what can be done now."""
    minutes = getattr(meeting, "minutes", None)
    corrections = minutes.corrections.select_related("person", "item", "decision") if minutes else ()
    context = {
        "minutes": minutes,
        "lacks": [] if minutes and minutes.is_sealed else _with_addresses(meeting, lacks_of_minutes(meeting)),
        "corrections": corrections,
        "window_open": minutes is not None and window_is_open(meeting, minutes, at=timezone.now()),
        "approved_how": approved_how(minutes) if minutes else "",
        "issued": issued_files(meeting) if minutes and minutes.is_sealed else (),
        "errata": errata_of(meeting, MEMBERS) if minutes else (),
        "withdrawal": withdrawal_of(meeting),
    }
    return desk_page(request, meeting, "meetings/desk/minutes.html", page="minutes", **context)


@require_POST
@of_the_desk("run_meeting")
def begin(request, meeting):
    """Begin the minutes of a meeting that was held."""
    try:
        begin_minutes(meeting)
    except MeetingError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        messages.success(request, _("The minutes are begun, as a draft that only the secretariat reads."))
    return to_minutes(meeting)


@form_page
@of_the_desk("run_meeting")
def circulate_minutes(request, meeting):
    """Send the draft to those who attended."""
    form = CirculateForm(posted(request), initial={"until": usual_last_day(meeting, at=timezone.now())})
    return act_page(
        request,
        meeting,
        form,
        lambda data: circulate(meeting, by=request.user, **data),
        title=_("Circulate the minutes"),
        says=[
            _("Those who attended or were represented, and whose address is known, get a link that needs no account."),
            _("They can ask for corrections of any passage until the last day; you accept or decline each."),
        ],
        done=_("The minutes are circulated."),
    )


@form_page
@of_the_desk("run_meeting")
def prolong_corrections(request, meeting):
    """Give those who attended more time."""
    form = CirculateForm(posted(request), initial={"until": usual_last_day(meeting, at=timezone.now())})
    return act_page(
        request,
        meeting,
        form,
        lambda data: prolong(meeting, by=request.user, **data),
        title=_("Prolong the time for corrections"),
        says=[
            _("Those who attended or were represented are told of the new last day, and get their link again."),
            _("Links that were sent before stay good, and what is being written is not lost."),
        ],
        done=_("The time for corrections is prolonged."),
    )


@form_page
@of_the_desk("run_meeting")
def approve_in_silence(request, meeting):
    """Note that nobody objected in time."""
    return act_page(
        request,
        meeting,
        ConfirmForm(posted(request)),
        lambda data: approve_by_silence(meeting, by=request.user),
        title=_("Approve the minutes by silence"),
        says=[_("The time for corrections has passed and none is left open: the minutes become public as approved.")],
        done=_("The minutes are approved."),
    )


@form_page
@of_the_desk("run_meeting")
def approve_with_vote(request, meeting):
    """Note that the members approved the minutes by a vote."""
    return act_page(
        request,
        meeting,
        VoteForm(posted(request), meeting=meeting),
        lambda data: approve_by_vote(meeting, by=request.user, **data),
        title=_("Note the approval of the minutes by a vote"),
        says=[_("No correction may be left open. The minutes become public as approved."), *_cut_short(meeting)],
        done=_("The minutes are approved."),
    )


def _cut_short(meeting):
    """That those who attended still had time, where they have."""
    minutes = getattr(meeting, "minutes", None)
    if minutes is None or not window_is_open(meeting, minutes, at=timezone.now()):
        return []
    words = _("Corrections can still be asked for until %(day)s: noting the vote now ends that time.")
    return [words % {"day": written_out(minutes.corrections_until)}]


@form_page
@of_the_desk("run_meeting")
def seal_minutes(request, meeting):
    """Seal the approved minutes."""
    return act_page(
        request,
        meeting,
        ConfirmForm(posted(request)),
        lambda data: seal(meeting, by=request.user),
        title=_("Seal the minutes"),
        says=[
            _(
                "Once sealed, the facts of the meeting, its agenda, who attended and spoke, what was said and what was "
                "decided can't be changed by anybody. A later mistake is told by an erratum."
            ),
            _("Their PDFs are then issued in French, English and Arabic, and their digests recorded in the register."),
        ],
        done=_("The minutes are sealed. Their PDFs are being issued."),
    )


@form_page
@of_the_desk("run_meeting")
def decide_correction(request, meeting, pk):
    """Accept or decline a correction, the text beside it."""
    rows = Correction.objects.filter(minutes__meeting=meeting)
    correction = get_object_or_404(
        rows.select_related("minutes__meeting", "item", "decision", "attendance__person", "person"), pk=pk
    )
    row, column = corrected(correction)
    stored = stored_text(row, column)
    initial = {"text": with_proposal(correction, stored), "read": stored}
    form = DecideForm(posted(request), initial=initial, accepts="accept" in request.POST)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, correction, form.cleaned_data)
        except MeetingError as error:
            refusal = words_of_refusal(error)
            if isinstance(error, ChangedMeanwhile):
                form.data = form.data.copy()
                form.data["read"] = error.subject
        else:
            messages.success(request, _("The correction is answered, and the person who asked is told."))
            return to_minutes(meeting)
    context = {"correction": correction, "form": form, "refusal": refusal, "stored": stored, "row": row}
    status = 409 if refusal else 200
    return desk_page(request, meeting, "meetings/desk/correction.html", page="minutes", status=status, **context)


def _decide(request, correction, said):
    if "accept" in request.POST:
        accept(correction, text=said["text"], read=said["read"], answer=said["answer"], by=request.user)
    else:
        decline(correction, answer=said["answer"], by=request.user)


def act_page(request, meeting, form, act, *, title, says, done, template="meetings/desk/act.html"):
    """A page that says what an act does (``says``), and does it when the ``form`` is sent: ``act(cleaned data)``."""
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except MeetingError as error:
            refusal = words_of_refusal(error)
        else:
            messages.success(request, done)
            return to_minutes(meeting)
    context = {"form": form, "title": title, "says": says, "refusal": refusal, "language": get_language()}
    return desk_page(request, meeting, template, page="minutes", status=409 if refusal else 200, **context)


def to_minutes(meeting):
    """To the page of the desk about the minutes."""
    return redirect("meetings:minutes_desk", meeting.commission.slug, meeting.number)


def _with_addresses(meeting, lacks):
    """[(lack, address where it is mended)]."""
    of_meeting = reverse("admin:meetings_meeting_change", args=[meeting.pk])
    only = f"?meeting__id__exact={meeting.pk}"
    places = {
        "meeting": of_meeting,
        "agenda": reverse("admin:meetings_agendaitem_changelist") + only,
        "attendance": reverse("admin:meetings_attendance_changelist") + only,
        "decisions": reverse("admin:meetings_decision_changelist") + only,
        "minutes": of_meeting,
    }
    if hasattr(meeting, "minutes"):
        places["minutes"] = reverse("admin:meetings_minutes_change", args=[meeting.minutes.pk])
    return [(lack, places[lack.place]) for lack in lacks]
