"""Those who attended a meeting read its circulated minutes and ask for corrections, by a link or from their seat."""

import functools

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from charter_portal.reading import form_page, read_only
from members.views.seating import with_seat

from ..domain.circulating import window_is_open
from ..domain.correcting import ask_for_correction, attended
from ..domain.linking import read_token
from ..exceptions import MeetingError, PassageGone, SameWords
from ..forms.correcting import CorrectionForm
from ..models import Minutes
from ..reading.passages import passage_at, passages_of
from ..words import words_of_refusal
from .secretariat import posted

_AT = {PassageGone: "quote", SameWords: "proposed"}


class Corrector:
    """Who reads the circulated minutes, and by which addresses: ``name`` and ``arguments`` of the list."""

    def __init__(self, minutes, person, name, arguments):
        self.minutes, self.meeting, self.person = minutes, minutes.meeting, person
        self.name, self.arguments = name, arguments
        self.is_open = window_is_open(self.meeting, minutes, at=timezone.now())

    @property
    def address(self):
        """The page of the draft."""
        return reverse(f"meetings:{self.name}", args=self.arguments)

    def sections(self):
        """The draft in passages."""
        words = {
            "introduction": _("Introduction"),
            "decisions": _("Decisions"),
            "conclusion": _("Conclusion"),
            "attendance": _("Participants"),
        }
        return passages_of(self.meeting, self.minutes, get_language(), words=words)

    def asked(self):
        """The corrections that this person asked for."""
        return self.minutes.corrections.filter(person=self.person)


def by_link(view):
    """Decorator: give the view the Corrector whose link it is, ``view(request, corrector, …)``; 404 for another."""

    @functools.wraps(view)
    @never_cache
    def seen(request, token, **rest):
        found = read_token(token)
        if found is None or not attended(found[0].meeting, found[1]):
            raise Http404
        minutes, person = found
        if minutes.status not in (Minutes.Status.CIRCULATED, Minutes.Status.APPROVED):
            context = {"meeting": minutes.meeting, "is_public": minutes.status == Minutes.Status.SEALED}
            return render(request, "meetings/corrections_over.html", context, status=410)
        return view(request, Corrector(minutes, person, "corrections", [token]), **rest)

    return seen


def by_seat(view):
    """Decorator: the same for someone who acts for a city and attended; 404 where there is nothing to correct."""

    @functools.wraps(view)
    @with_seat
    def seen(request, seat, commission, number, **rest):
        rows = Minutes.objects.select_related("meeting__commission", "meeting__host")
        minutes = get_object_or_404(
            rows, meeting__commission__slug=commission, meeting__number=number, status=Minutes.Status.CIRCULATED
        )
        if not attended(minutes.meeting, request.user.person):
            raise Http404
        arguments = [seat.member.slug, commission, number]
        return view(request, Corrector(minutes, request.user.person, "seat_corrections", arguments), **rest)

    return seen


def draft(request, corrector):
    """The draft in passages, each with the way to correct it."""
    context = {"sections": corrector.sections(), "asked": corrector.asked(), "corrector": corrector}
    return render(request, "meetings/corrections.html", context)


def correct(request, corrector, place):
    """Ask for the correction of one passage."""
    passage = passage_at(corrector.sections(), place)
    if passage is None:
        raise Http404
    form = CorrectionForm(posted(request), initial={"quote": passage.quote, "proposed": passage.quote})
    refused = False
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_correction(corrector.meeting, passage, person=corrector.person, **form.cleaned_data)
        except MeetingError as error:
            refused = True
            form.add_error(_AT.get(type(error)), words_of_refusal(error))
        else:
            messages.success(
                request, _("Your correction has reached the secretariat. You will be told what becomes of it.")
            )
            return redirect(corrector.address)
    context = {"corrector": corrector, "passage": passage, "form": form}
    return render(request, "meetings/correct.html", context, status=409 if refused else 200)


corrections = read_only(by_link(draft))
correction = form_page(by_link(correct))
seat_corrections = require_safe(by_seat(draft))
seat_correction = form_page(by_seat(correct))
