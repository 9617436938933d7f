"""What is noted under an item in session: decisions, votes by show of hands, photographs, who spoke."""

import datetime

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from charter_portal.editing.exceptions import EditConflict
from charter_portal.reading import form_page
from members.models import Member

from ..domain.deciding import change_decision, note_decision
from ..domain.hands import ever_entitled, note_hand_vote, outcome_of, usual_moment, withdraw_hand_vote
from ..domain.noting import add_photograph, set_speakers
from ..exceptions import MeetingError
from ..forms.session import DecisionForm, HandVoteForm, SessionPhotographForm, SpeakersForm
from ..models import Attendance, Decision, HandVote
from ..words import words_of_refusal
from .secretariat import desk_page, of_the_desk
from .session import item_of, to_session

ALMOST_A_MINUTE = datetime.timedelta(seconds=59, microseconds=999_999)


def _done(request, form, act):
    """Whether a valid POST was acted on; a refusal is told on the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except MeetingError as refusal:
        form.add_error(None, words_of_refusal(refusal))
        return False
    return True


def _page(request, meeting, item, form, **context):
    return desk_page(request, meeting, "meetings/desk/note.html", page="session", item=item, form=form, **context)


def members_there(meeting, decision=None):
    """Members with someone on the list of a meeting, or concerned by a ``decision``, by name: a QuerySet."""
    concerned = Q(attendances__meeting=meeting)
    if decision is not None:
        concerned |= Q(decisions=decision)
    return Member.objects.filter(concerned).distinct().order_by("name")


@form_page
@of_the_desk("run_meeting")
def decision_add(request, meeting, pk):
    """Note a decision under an item."""
    item = item_of(meeting, pk)
    form = DecisionForm(request.POST or None, members=members_there(meeting))
    if _done(request, form, lambda said: note_decision(item, **_said(said))):
        return to_session(meeting, item)
    return _page(request, meeting, item, form, title=_("Note a decision"), button=_("Note the decision"))


@form_page
@of_the_desk("run_meeting")
def decision_change(request, meeting, pk):
    """Put a decision in other words."""
    row = get_object_or_404(Decision.objects.select_related("meeting", "item"), meeting=meeting, pk=pk)
    initial = {
        "text": row.text_fr,
        "owner": row.owner_fr,
        "due_on": row.due_on,
        "members": row.members.all(),
        "version": row.version,
    }
    form = DecisionForm(request.POST or None, initial=initial, members=members_there(meeting, row))
    if request.method == "POST" and form.is_valid():
        row.version = form.cleaned_data["version"] if form.cleaned_data["version"] is not None else -1
        try:
            if _done(request, form, lambda said: change_decision(row, **_said(said))):
                return to_session(meeting, row.item)
        except EditConflict:
            now = Decision.objects.get(pk=row.pk)
            form.add_error(
                "text",
                _("A colleague changed this decision meanwhile: “%(text)s”. Send again to keep your words.")
                % {"text": now.text_fr},
            )
            form.data = form.data.copy()
            form.data["version"] = now.version
    title = _("Decision %(number)s") % {"number": row.number}
    return _page(request, meeting, row.item, form, title=title, button=_("Keep these words"))


def _said(data):
    return {name: data[name] for name in ("text", "owner", "due_on", "members")}


@form_page
@of_the_desk("run_meeting")
def hand_vote_add(request, meeting, pk):
    """Note a vote by show of hands under an item, while it lasts or afterwards."""
    item = item_of(meeting, pk)
    at = usual_moment(item, at=timezone.now())
    cities = list(Member.objects.filter(pk__in=ever_entitled(meeting)).order_by("name"))
    form = HandVoteForm(request.POST or None, initial={"taken_at": at}, zone=meeting.zone, cities=cities)

    def act(said):
        note_hand_vote(
            item,
            question=said["question"],
            majority=said["majority"],
            # An hour is written to the minute: who arrived within it was there.
            taken_at=min(said["taken_at"] + ALMOST_A_MINUTE, timezone.now()),
            counts=form.counts,
            choices=form.choices,
        )

    if _done(request, form, act):
        return to_session(meeting, item)
    return desk_page(request, meeting, "meetings/desk/hand_vote.html", page="session", item=item, form=form)


@form_page
@of_the_desk("run_meeting")
def hand_vote(request, meeting, pk):
    """A vote by show of hands as it was noted; a POST takes it back."""
    vote = get_object_or_404(HandVote.objects.select_related("meeting", "item"), meeting=meeting, pk=pk)
    if request.method == "POST":
        try:
            withdraw_hand_vote(vote)
        except MeetingError as refusal:
            messages.error(request, words_of_refusal(refusal))
        else:
            messages.success(request, _("The vote is taken back."))
        return to_session(meeting, vote.item)
    context = {"vote": vote, "tally": outcome_of(vote), "choices": vote.choices.select_related("member", "holder")}
    return desk_page(request, meeting, "meetings/desk/hand_vote_noted.html", page="session", **context)


@form_page
@of_the_desk("run_meeting")
def photograph_add(request, meeting, pk):
    """Keep a photograph under an item."""
    item = item_of(meeting, pk)
    form = SessionPhotographForm(request.POST or None, request.FILES or None)
    if _done(request, form, lambda said: add_photograph(item, **said)):
        return to_session(meeting, item)
    return _page(
        request, meeting, item, form, title=_("Add a photograph"), button=_("Keep the photograph"), has_file=True
    )


@form_page
@of_the_desk("run_meeting")
def speakers(request, meeting, pk):
    """Who spoke under an item."""
    item = item_of(meeting, pk)
    rows = Attendance.objects.filter(meeting=meeting).select_related("person", "member").order_by("position", "pk")
    spoke = rows.filter(person__interventions__item=item)
    form = SpeakersForm(request.POST or None, initial={"speakers": spoke}, attendances=rows)
    if not rows:
        raise Http404
    if _done(request, form, lambda said: set_speakers(item, said["speakers"])):
        return to_session(meeting, item)
    return _page(request, meeting, item, form, title=_("Who spoke"), button=_("Note who spoke"))
