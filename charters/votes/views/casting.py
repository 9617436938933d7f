"""A city votes: it chooses, reads again in words, and casts; nothing that was chosen or typed is lost on the way."""

import functools

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from charter_portal.editing.exceptions import EditConflict
from charter_portal.reading import form_page
from members.views.keeping import keeps_posted, kept, let_go
from members.views.seating import check_seat_can, with_seat

from ..domain.casting import cast as cast_ballot
from ..domain.casting import discard_draft, save_draft
from ..domain.clock import database_now
from ..exceptions import BallotReplaced, PhaseForbids, TooEarly, TooLate
from ..forms.voting import BallotForm, Place, initial_of
from ..models import BallotDraft
from ..phases import Phase
from ..reading.asked import asked_in_words
from ..reading.ballots import ballots_of, made_of
from .voting import elector_of, page_of, round_numbered

FORM = "votes:ballot"
_CLOSED = (TooLate, TooEarly, PhaseForbids)


class Booth:
    """What the pages of voting look at: the round, the city on its roll, its last ballot and its draft."""

    def __init__(self, request, seat, number):
        self.request, self.seat = request, seat
        self.vote, self.at = round_numbered(number), database_now()
        self.elector = elector_of(self.vote, seat)
        ballots = ballots_of(self.elector) if self.elector else []
        self.last = ballots[0] if ballots else None
        self.draft = self._draft() if self.elector else None

    @functools.cached_property
    def asked(self):
        """What is asked, in words: a score of questions of the database and comparisons, where a page shows it."""
        return asked_in_words(self.vote, get_language())

    @property
    def places(self):
        """The questions by their number alone, which is enough to read what was posted."""
        return [Place(position) for position in self.vote.questions.values_list("position", flat=True)]

    def _draft(self):
        return BallotDraft.objects.filter(elector=self.elector).select_related("changed_by__person").first()

    @property
    def is_open(self):
        """Whether the city can vote at this moment."""
        return self.elector is not None and self.vote.phase(self.at) == Phase.OPEN

    @property
    def version(self):
        """The version of the draft, 0 where there is none."""
        return self.draft.version if self.draft else 0

    @property
    def seen(self):
        """The sequence of the last ballot, 0 where there is none."""
        return self.last.sequence if self.last else 0

    @property
    def choices(self):
        """What the form begins with: the draft's choices, else those of the last ballot."""
        stored = self.draft or self.last
        return stored.choices if stored else []

    def conflict(self, form):
        """What a colleague did since the form was shown: "ballot", "draft", or "" for nothing."""
        if form.cleaned_data.get("seen") != self.seen:
            return "ballot"
        return "draft" if form.cleaned_data.get("version") != self.version else ""

    def theirs(self, conflict):
        """What was stored meanwhile, in words."""
        stored = self.last if conflict == "ballot" else self.draft
        return made_of(stored.choices, self.asked) if stored else []

    def page(self, name, *, status=200, **context):
        """A page of the city on this vote."""
        context |= {"last": self.last, "draft": self.draft}
        response = page_of(self.request, self.seat, name, vote=self.vote, at=self.at, **context)
        response.status_code = status
        return response

    def conflicting(self, name, form, conflict, **context):
        """The page ``name`` again, which says who was faster; what is sent next goes over it."""
        form.read_again(version=self.version, seen=self.seen)
        return self.page(name, status=409, form=form, conflict=conflict, theirs=self.theirs(conflict), **context)

    def refused(self, refusal, choices):
        """The page that says why nothing was cast, with what was chosen given back."""
        what = {TooLate: "late", TooEarly: "early"}.get(type(refusal), "annulled")
        context = {"refusal": what, "moment": refusal.subject, "made": made_of(choices, self.asked)}
        return self.page("refused", status=409, **context)

    def forget(self):
        """Let go of what was kept while someone signed in."""
        let_go(self.request, FORM, city=self.seat.member.slug, number=self.vote.number)

    def home(self):
        """To the vote's page."""
        return redirect("votes:own", self.seat.member.slug, self.vote.number)


@form_page
@keeps_posted(FORM)
@with_seat
def ballot(request, seat, number):
    """Choose, question by question; a POST keeps it as a draft and leads on to the review."""
    check_seat_can("votes.cast_ballot", request, seat)
    booth = Booth(request, seat, number)
    if booth.elector is None:
        return booth.home()
    if request.method == "POST":
        return _save(booth)
    if not booth.is_open:
        return booth.home()
    fields = kept(request, FORM, city=seat.member.slug, number=number)
    initial = fields or initial_of(booth.choices, version=booth.version, seen=booth.seen)
    return booth.page("ballot", form=BallotForm(asked=booth.asked, initial=initial), is_kept=bool(fields))


@form_page
@with_seat
def discard(request, seat, number):
    """Let go of the prepared ballot, once that is confirmed."""
    check_seat_can("votes.cast_ballot", request, seat)
    booth = Booth(request, seat, number)
    if booth.draft is None:
        return booth.home()
    if request.method != "POST":
        return booth.page("discard")
    discard_draft(booth.elector)
    booth.forget()
    messages.success(request, _("The prepared ballot is deleted."))
    return booth.home()


def _save(booth):
    """Store the draft that was posted, or say what stands in the way."""
    request = booth.request
    is_whole = request.POST.get("act") == "review"
    form = BallotForm(request.POST, asked=booth.asked, is_whole=is_whole)
    is_valid = form.is_valid()
    if not booth.is_open:
        return _refused_now(booth, form.choices)
    if not is_valid:
        return booth.page("ballot", form=form)
    if request.POST.get("act") == "change":
        return booth.page("ballot", form=form)
    if conflict := booth.conflict(form):
        return booth.conflicting("ballot", form, conflict)
    try:
        save_draft(booth.elector, choices=form.choices, version=booth.version, by=request.user)
    except EditConflict:
        booth = Booth(request, booth.seat, booth.vote.number)
        return booth.conflicting("ballot", form, "draft")
    except _CLOSED as refusal:
        return booth.refused(refusal, form.choices)
    booth.forget()
    if is_whole:
        return redirect("votes:review", booth.seat.member.slug, booth.vote.number)
    return redirect("votes:own", booth.seat.member.slug, booth.vote.number)


def _refused_now(booth, choices):
    """The refusal of a vote that is not open at the moment that the booth was entered."""
    phase = booth.vote.phase(booth.at)
    refusals = {Phase.SCHEDULED: TooEarly(booth.vote.opens_at), Phase.ANNULLED: PhaseForbids(phase)}
    return booth.refused(refusals.get(phase, TooLate(booth.at)), choices)


@require_safe
@with_seat
def review(request, seat, number):
    """What would be cast, in words."""
    check_seat_can("votes.cast_ballot", request, seat)
    booth = Booth(request, seat, number)
    if not booth.is_open or booth.draft is None:
        return booth.home()
    initial = initial_of(booth.choices, version=booth.version, seen=booth.seen)
    form = BallotForm(asked=booth.asked, initial=initial)
    made = made_of(booth.choices, booth.asked)
    return booth.page("review", form=form, made=made, missing=[one.asked for one in made if not one.choice])


@form_page
@keeps_posted(FORM)
@with_seat
def cast(request, seat, number):
    """Cast what was reviewed; a GET, as after signing in, leads back to the review."""
    check_seat_can("votes.cast_ballot", request, seat)
    if request.method != "POST":
        return redirect("votes:review", seat.member.slug, number)
    booth = Booth(request, seat, number)
    if booth.elector is None:
        return booth.home()
    form = BallotForm(request.POST, asked=booth.places, is_whole=True)
    is_valid = form.is_valid()
    if booth.last and is_valid and _is_done(booth, form):
        return redirect("votes:receipt", seat.member.slug, number, booth.last.sequence)
    if not booth.is_open:
        return _refused_now(booth, form.choices)
    if not is_valid:
        return booth.page("ballot", form=BallotForm(request.POST, asked=booth.asked, is_whole=True))
    if conflict := booth.conflict(form):
        return _conflicting_review(booth, conflict)
    return _cast(booth, form)


def _conflicting_review(booth, conflict):
    form = BallotForm(booth.request.POST, asked=booth.asked, is_whole=True)
    return booth.conflicting("review", form, conflict, made=made_of(form.choices, booth.asked))


def _cast(booth, form):
    try:
        made = cast_ballot(booth.elector, choices=form.choices, seen=booth.seen, by=booth.request.user)
    except BallotReplaced:
        booth = Booth(booth.request, booth.seat, booth.vote.number)
        if _is_done(booth, form):
            return redirect("votes:receipt", booth.seat.member.slug, booth.vote.number, booth.last.sequence)
        return _conflicting_review(booth, "ballot")
    except _CLOSED as refusal:
        return booth.refused(refusal, form.choices)
    booth.forget()
    return redirect("votes:receipt", booth.seat.member.slug, booth.vote.number, made.sequence)


def _is_done(booth, form):
    """Whether this very ballot is cast already, by a first click of the same account."""
    last, seen = booth.last, form.cleaned_data["seen"]
    return last.sequence == seen + 1 and last.cast_by == booth.request.user and last.choices == form.choices
