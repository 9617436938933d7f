"""Recording a ballot that a city sent by letter: the form, a review in words, then the act and its receipt.

The receipt is shown once, to who recorded it: until the end of the vote nobody of the team sees a choice again.
"""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ...admin.acts import act_context
from ...exceptions import ChartersError
from ..domain import letters
from ..domain.casting import record_letter
from ..domain.clock import database_now
from ..exceptions import BallotReplaced
from ..forms.letters import LetterForm
from ..models import Ballot, Round
from ..phases import Phase
from ..reading.asked import asked_in_words
from ..reading.ballots import ballots_of, made_of
from ..words import PHASES, words_of_refusal

_SHOWN_ONCE = "votes_letter_receipt"


def letter_view(model_admin, request, object_id):
    """Take down what the letter says, read it again, record it; ``act`` of a POST is review, change or record."""
    rounds = Round.objects.public().select_related("edition__charter", "amendment__edition")
    vote = get_object_or_404(rounds, pk=object_id)
    if not request.user.has_perm("votes.record_letter"):
        raise PermissionDenied
    if ballot := _just_recorded(request, vote):
        made = made_of(ballot.choices, asked_in_words(vote, get_language()))
        return _page(model_admin, request, vote, "receipt", ballot=ballot, made=made)
    asked = asked_in_words(vote, get_language())
    is_post = request.method == "POST"
    data, files = (request.POST, request.FILES) if is_post else (None, None)
    form = LetterForm(data, files, vote=vote, by=request.user, asked=asked)
    if is_post and not form.is_valid() and _is_done(request, form):
        return HttpResponseRedirect(request.path)
    if is_post and form.is_valid() and request.POST.get("act") in {"review", "record"}:
        if request.POST["act"] == "record" and _records(model_admin, request, vote, form):
            return HttpResponseRedirect(request.path)
        if not form.errors:
            return _review(model_admin, request, vote, form)
    return _page(model_admin, request, vote, "form", form=form, media=model_admin.media + form.media)


def _review(model_admin, request, vote, form):
    """The page that says in words what would be recorded, in whose place."""
    elector = form.cleaned_data["elector"]
    last = next(iter(ballots_of(elector)), None)
    is_replaced = form.cleaned_data["seen"] is not None and form.cleaned_data["seen"] != (last.sequence if last else 0)
    form.read_again(seen=last.sequence if last else 0)
    made = made_of(form.choices, form.asked)
    context = {"form": form, "elector": elector, "last": last, "made": made, "is_replaced": is_replaced}
    return _page(model_admin, request, vote, "review", **context)


def _records(model_admin, request, vote, form):
    """Whether the ballot is recorded now; where not, the form says why, or the city was faster: to review again."""
    elector, scan = form.cleaned_data["elector"], letters.waiting(form.scan)
    try:
        made = record_letter(
            elector, choices=form.choices, seen=form.cleaned_data["seen"], letter=scan, by=request.user
        )
    except BallotReplaced:
        return False
    except ChartersError as refusal:
        form.add_error(None, words_of_refusal(refusal))
        return False
    letters.let_go(form.scan)
    request.session[_SHOWN_ONCE] = made.pk
    # Which city, and never what it chose.
    model_admin.log_change(request, vote, _("Ballot of %(city)s recorded from a letter.") % {"city": elector.name})
    return True


def _is_done(request, form):
    """Whether this very ballot is recorded already, by a first click, which took the scan with it."""
    elector, seen = form.cleaned_data.get("elector"), form.cleaned_data.get("seen")
    if request.POST.get("act") != "record" or elector is None or seen is None:
        return False
    last = next(iter(ballots_of(elector)), None)
    if last is None or not last.is_by_letter or last.cast_by != request.user:
        return False
    return last.sequence == seen + 1 and last.choices == form.choices


def _just_recorded(request, vote):
    """The ballot whose receipt is to be shown now, and not again; None where there is none."""
    if request.method != "GET" or _SHOWN_ONCE not in request.session:
        return None
    found = Ballot.objects.filter(pk=request.session.pop(_SHOWN_ONCE), round=vote, cast_by=request.user)
    return found.select_related("elector__member", "entry").first()


def _page(model_admin, request, vote, name, **context):
    phase = vote.phase(database_now())
    context |= {"vote": vote, "phase": phase, "stands": PHASES[phase], "can_act": phase == Phase.OPEN}
    title = _("Record a ballot from a letter, vote %(number)s") % {"number": vote.number}
    context = act_context(model_admin, request, vote, title=title, **context)
    response = TemplateResponse(request, f"admin/votes/round/letter_{name}.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
