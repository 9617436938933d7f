"""The sitting: opened, written down item by item, closed. One page, which several people have open at once."""

from django.contrib import messages
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from charter_portal.reading import form_page
from charter_portal.text.comparing import compare

from ..domain.attending import NOTED_AT
from ..domain.noting import note_text
from ..domain.sitting import CAN_OPEN, begin_item, close_meeting, open_meeting
from ..exceptions import MeetingError, TextClash
from ..forms.session import TextForm
from ..models import AgendaItem
from ..reading.attending import Room
from ..reading.session import agenda_noted, insertables
from ..stages import Stage
from ..words import words_of_refusal
from .secretariat import desk_page, of_the_desk, stage_shown


def to_session(meeting, item=None):
    """The way back to the page of the sitting, at an item."""
    answer = redirect("meetings:session", meeting.commission.slug, meeting.number)
    if item is not None:
        answer["Location"] += f"#point-{item.pk}"
    return answer


def item_of(meeting, pk):
    """An AgendaItem of the meeting, or 404."""
    return get_object_or_404(AgendaItem.objects.select_related("meeting"), meeting=meeting, pk=pk)


@require_safe
@of_the_desk("view_desk")
def session(request, meeting):
    """The agenda with what is written and noted, and who is there."""
    return _page(request, meeting)


def _page(request, meeting, **context):
    room, stage = Room(meeting), stage_shown(meeting)
    context = {
        "items": agenda_noted(meeting, room),
        "insertables": insertables(meeting, room),
        "standing": room.standing(meeting.closed_at or timezone.now()),
        "zone": meeting.zone,
        "can_open": stage in CAN_OPEN,
        "is_open": stage == Stage.IN_SESSION,
        "can_write": stage in NOTED_AT and request.user.has_perm("meetings.run_meeting"),
    } | context
    return desk_page(request, meeting, "meetings/desk/session.html", page="session", **context)


@form_page
@of_the_desk("run_meeting")
def open_session(request, meeting):
    """Read what opening the sitting records, then open it."""
    return _act(request, meeting, open_meeting, "open", _("The meeting is open."))


@form_page
@of_the_desk("run_meeting")
def close_session(request, meeting):
    """Read what closing the sitting records, then close it."""
    return _act(request, meeting, close_meeting, "close", _("The meeting is closed. Its minutes can be completed."))


def _act(request, meeting, act, name, done):
    if request.method == "POST":
        try:
            act(meeting, by=request.user)
        except MeetingError as refusal:
            messages.info(request, words_of_refusal(refusal))
        else:
            messages.success(request, done)
        return to_session(meeting)
    stage, room, now = stage_shown(meeting), Room(meeting), timezone.now()
    context = {
        "act": name,
        "standing": room.standing(now),
        "is_early": bool(meeting.starts_on and timezone.localdate(now, meeting.zone) < meeting.starts_on),
        "is_noted": bool(room.spans),
        "can_act": stage in (CAN_OPEN if name == "open" else {Stage.IN_SESSION}),
    }
    return desk_page(request, meeting, "meetings/desk/session_act.html", page="session", **context)


@require_POST
@of_the_desk("run_meeting")
def begin(request, meeting, pk):
    """Call an item."""
    item = item_of(meeting, pk)
    try:
        begin_item(item)
    except MeetingError as refusal:
        messages.error(request, words_of_refusal(refusal))
    return to_session(meeting, item)


@require_POST
@of_the_desk("run_meeting")
def text(request, meeting, pk):
    """Store the text of an item; a script is answered as data, and a person by a page."""
    item, form = item_of(meeting, pk), TextForm(request.POST)
    is_script = request.headers.get("X-Requested-With") == "fetch"
    if not form.is_valid():
        words = " ".join(error for errors in form.errors.values() for error in errors)
        if is_script:
            return JsonResponse({"refusal": words}, status=422)
        return _kept(request, meeting, item, words=words, typed=request.POST.get("text", ""), status=200)
    typed = _with_insertion(meeting, form)
    try:
        base = form.cleaned_data["base"] if "base" in request.POST else None
        noted = note_text(item, text=typed, version=form.cleaned_data["version"], base=base)
    except TextClash as clash:
        if is_script:
            return JsonResponse({"theirs": clash.theirs, "version": clash.version}, status=409)
        return _kept(request, meeting, item, typed=typed, clash=clash, status=409)
    except MeetingError as refusal:
        if is_script:
            return JsonResponse({"refusal": words_of_refusal(refusal)}, status=409)
        return _kept(request, meeting, item, words=words_of_refusal(refusal), typed=typed, status=409)
    if is_script:
        return JsonResponse({"text": noted.text, "version": noted.version, "merged": noted.is_merged})
    if noted.is_merged:
        messages.info(request, _("Stored, together with what a colleague wrote meanwhile."))
    return to_session(meeting, item)


def _with_insertion(meeting, form):
    """What was typed, with what was picked as a paragraph of its own after it."""
    typed, picked = form.cleaned_data["text"], form.cleaned_data["insert"].strip()
    if not picked:
        return typed
    words = insertables(meeting).get(picked, picked)
    return f"{typed.rstrip()}\n\n{words}" if typed.strip() else words


def _kept(request, meeting, item, *, typed, status, clash=None, words=""):
    """The page of one item with what was typed, which is not stored, and why."""
    context = {
        "item": item,
        "typed": typed,
        "words": words,
        "theirs": clash.theirs if clash else "",
        "differences": compare(clash.theirs, typed) if clash else [],
        "version": clash.version if clash else request.POST.get("version", ""),
    }
    return desk_page(request, meeting, "meetings/desk/text_kept.html", page="session", status=status, **context)


@require_safe
@of_the_desk("run_meeting")
def state(request, meeting):
    """What an open page asks now and then: texts newer than the versions in ``?v=12:3,13:1``, and a token."""
    known = _known(request.GET.get("v", ""))
    items = AgendaItem.objects.rewrite(False).filter(meeting=meeting).values_list("pk", "version", "text_fr")
    newer = {pk: {"version": version, "text": words or ""} for pk, version, words in items if known.get(pk) != version}
    return JsonResponse({"token": get_token(request), "items": newer})


def _known(text):
    """``{pk: version}`` of "12:3,13:1"; what is something else is left out."""
    pairs = (pair.partition(":") for pair in text[:4000].split(","))
    return {int(pk): int(version) for pk, _colon, version in pairs if pk.isdecimal() and version.isdecimal()}
