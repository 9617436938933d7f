"""The secretariat's list of those who are convened to a meeting, and of what they answered."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from charter_portal.private_files import pdf_to_save
from charter_portal.reading import form_page

from ..domain.answering import answer, with_names
from ..domain.inviting import OPEN, invite_by_hand, invite_delegations, invite_previous, previous_meeting, take_off
from ..exceptions import MeetingError
from ..forms.inviting import AnswerForm, PersonForm
from ..models import Invitee
from ..reading.invitations import ANSWERS, listed, tally_of
from ..words import words_of_refusal
from .secretariat import desk_page, of_the_desk, stage_shown

PAGE_SIZE = 50
_page = partial(desk_page, page="invitations")


def _back(meeting):
    return redirect("meetings:invitations", meeting.commission.slug, meeting.number)


def _own(meeting, pk):
    return get_object_or_404(with_names(Invitee.objects.filter(meeting=meeting)), pk=pk)


@require_safe
@of_the_desk("view_desk")
def invitations(request, meeting):
    """Who is on the list, by city, what they answered, and how many of each; ``?reponse=`` narrows it to an answer."""
    chosen = request.GET.get("reponse", "")
    shown = Paginator(listed(meeting, chosen), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "tally": tally_of(meeting),
        "shown": shown,
        "chosen": chosen if chosen in ANSWERS else "",
        "query": f"reponse={chosen}&" if chosen in ANSWERS else "",
        "is_open": stage_shown(meeting) in OPEN,
        "previous": previous_meeting(meeting),
    }
    return _page(request, meeting, "meetings/desk/invitations.html", **context)


@form_page
@of_the_desk("run_meeting")
def invite(request, meeting):
    """Put someone on the list by hand."""
    form = PersonForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        try:
            invitee = invite_by_hand(meeting=meeting, by=request.user, **form.said)
        except MeetingError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            name = invitee.person.name_in_prose
            messages.success(request, _("%(name)s is on the list.") % {"name": name})
            return _back(meeting)
    return _page(request, meeting, "meetings/desk/invite.html", form=form)


@require_POST
@of_the_desk("run_meeting")
def take_over(request, meeting, source):
    """Put those on the list who were at the previous meeting, or the delegations of all cities."""
    act = {"precedente": invite_previous, "delegations": invite_delegations}.get(source)
    if act is None:
        raise Http404
    try:
        count = act(meeting)
    except MeetingError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        words = ngettext("%(count)s person was put on the list.", "%(count)s people were put on the list.", count)
        messages.success(request, words % {"count": count})
    return _back(meeting)


@form_page
@of_the_desk("view_desk")
def invitee(request, meeting, pk):
    """Someone on the list; on POST the secretariat notes the answer on their behalf."""
    found = _own(meeting, pk)
    if request.method == "POST" and not request.user.has_perm("meetings.run_meeting"):
        raise PermissionDenied
    form = AnswerForm(request.POST or None, request.FILES or None, invitee=found, is_team=True)
    if request.method == "POST" and form.answered(answer, through=Invitee.Through.SECRETARIAT):
        messages.success(request, _("The answer is noted."))
        return _back(meeting)
    proxies, is_open = found.proxies.select_related("person"), stage_shown(meeting) in OPEN
    context = {"invitee": found, "form": form, "proxies": proxies, "is_open": is_open}
    return _page(request, meeting, "meetings/desk/invitee.html", **context)


@require_POST
@of_the_desk("run_meeting")
def remove(request, meeting, pk):
    """Take someone off the list."""
    found = _own(meeting, pk)
    try:
        take_off(found)
    except MeetingError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        messages.success(request, _("%(name)s is off the list.") % {"name": found.person.name_in_prose})
    return _back(meeting)


@require_safe
@of_the_desk("view_desk")
def proxy_letter(request, meeting, pk):
    """A signed proxy, to save."""
    found = _own(meeting, pk)
    if not found.proxy_letter:
        raise Http404
    return pdf_to_save(found.proxy_letter, f"{slugify(f'pouvoir {found.person}')}.pdf")
