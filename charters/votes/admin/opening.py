"""The preparation page of a round: what will be asked, by whom, what is missing; a POST opens it."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charter_portal.editing.languages import LANGUAGE_NAMES

from ...admin.acts import act_context, confirms
from ...exceptions import ChartersError
from ...forms.acts import ActForm
from ..domain.asking import asked_by
from ..domain.clock import database_now
from ..domain.opening import open_round
from ..domain.preparing import What, entitled, obstacles_of
from ..exceptions import RoundSealed
from ..models import Round
from ..words import words_of_refusal

SHOWN = 12  # names of cities in one line

_WORDS = {
    What.NOTHING_ASKED: gettext_lazy(
        "Every principle of the edition is in force as it is: there is nothing to decide on one by one."
    ),
    What.AMENDMENT_DECIDED: gettext_lazy("The amendment is decided already."),
    What.AMENDMENT_WITHOUT_FRENCH: gettext_lazy(
        "The amendment has no French yet, and French is what is voted on: write it first."
    ),
    What.NO_ELECTORS: gettext_lazy(
        "No city has a voting right. The secretariat gives it on the page of each member, as the commission decided."
    ),
    What.WINDOW_PAST: gettext_lazy("The end is past: choose a later one."),
    What.TOO_FAR: gettext_lazy("The end is more than two years ahead: is the year right?"),
    What.BEGINS_AT_ONCE: gettext_lazy("The beginning is past: cities can vote as soon as you open the vote."),
    What.SHORT: gettext_lazy("Cities have less than three days to vote."),
}


@dataclass(frozen=True)
class Line:
    """What is the matter, in words, with links to where it is mended."""

    words: str
    is_blocking: bool


def opening_view(model_admin, request, object_id):
    """Read what is missing, then open the round."""
    vote = get_object_or_404(Round.objects.select_related("edition__charter", "amendment__edition"), pk=object_id)
    if not request.user.has_perm("votes.open_round"):
        raise PermissionDenied
    form = ActForm(request.POST or None, initial={"version": vote.version})
    change_address = reverse("admin:votes_round_change", args=[vote.pk])
    if request.method == "POST" and form.is_valid() and confirms(request, form, vote):
        try:
            vote = open_round(vote, by=request.user)
        except RoundSealed as error:
            # A second click, or a colleague's: what was asked for is done.
            model_admin.message_user(request, words_of_refusal(error), messages.INFO)
            return HttpResponseRedirect(change_address)
        except ChartersError as error:
            form.add_error(None, words_of_refusal(error))
        else:
            model_admin.log_change(request, vote, _("Vote opened."))
            model_admin.message_user(request, _("The vote is opened: its questions, roll and rule are frozen."))
            return HttpResponseRedirect(change_address)
    context = _context(model_admin, request, vote, form)
    return TemplateResponse(request, "admin/votes/round/open.html", context)


def _context(model_admin, request, vote, form):
    lines = [] if vote.is_sealed else [_line(obstacle) for obstacle in obstacles_of(vote, at=database_now())]
    electors = list(entitled())
    return act_context(
        model_admin,
        request,
        vote,
        title=_("Open the vote on %(subject)s") % {"subject": vote},
        vote=vote,
        form=form,
        media=model_admin.media + form.media,
        asked=[] if vote.is_sealed else asked_by(vote),
        electors=electors[:SHOWN],
        electors_more=max(0, len(electors) - SHOWN),
        electors_count=len(electors),
        needed=vote.quorum.needs(len(electors)),
        blocking=[line.words for line in lines if line.is_blocking],
        advisable=[line.words for line in lines if not line.is_blocking],
        can_open=not vote.is_sealed and not any(line.is_blocking for line in lines),
    )


def _line(obstacle):
    """The Line of an Obstacle."""
    return Line(_words(obstacle.what, obstacle.facts), obstacle.is_blocking)


def _words(what, facts):
    match what:
        case What.STATUS:
            return _("The edition can't be put to the vote as it stands: “%(status)s”.") % facts
        case What.UNSEALABLE:
            address = reverse("admin:charters_edition_act", args=[facts["edition"].pk, "vote"])
            return format_html('<a href="{}">{}</a>', address, _("Texts that sealing the edition needs are missing."))
        case What.TRANSLATION:
            return _linked_wordings(facts)
        case What.OTHER_EDITION:
            return (
                _(
                    "Edition %(number)s of this charter is at the vote or carried, and could enter into force "
                    "meanwhile: what is asked principle by principle would no longer be all that changes. Wait until "
                    "it is in force or rejected, or its vote annulled."
                )
                % facts
            )
        case What.CLASH | What.AT_THE_SAME_TIME:
            return _linked_vote(what, facts["vote"])
        case What.WITHOUT_DELEGATE:
            return _without_delegate(facts["members"])
        case What.IN_FORCE_TOO_EARLY:
            day = {"day": date_format(facts["day"], "DATE_FORMAT")}
            return _("The edition would be in force before the vote is over: choose %(day)s or a later day.") % day
    return str(_WORDS[what])


def _linked_wordings(facts):
    words = _("Translation missing, stale or not reviewed (%(language)s):")
    links = format_html_join(
        " · ",
        '<a href="{}"><bdi>{}</bdi></a>',
        (
            (reverse("admin:charters_principlerevision_change", args=[row.pk]), row.title or row.principle.key)
            for row in facts["revisions"]
        ),
    )
    return format_html("{} {}", words % {"language": LANGUAGE_NAMES[facts["language"]]}, links)


def _linked_vote(what, vote):
    if what == What.CLASH:
        words = _("Another vote on the same text is opened and not certified: end it or annul it first (%(vote)s).")
    else:
        words = _("Another vote runs at the same time: cities will have two (%(vote)s).")
    address = reverse("admin:votes_round_change", args=[vote.pk])
    return format_html('<a href="{}">{}</a>', address, words % {"vote": vote})


def _without_delegate(members):
    names = format_html_join(" · ", "<bdi>{}</bdi>", ((member.name,) for member in members[:SHOWN]))
    more = len(members) - SHOWN
    rest = _(" and %(more)s more") % {"more": more} if more > 0 else ""
    words = _("Nobody can vote for these cities, but by letter: invite a delegate.")
    return format_html("{} {}{}", words, names, rest)
