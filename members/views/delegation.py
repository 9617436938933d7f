"""A city's delegation: who acts for it, and how its delegates let contributors in."""

from functools import partial

import rules
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from charter_portal.private_files import pdf_to_save
from charter_portal.reading import form_page

from ..domain.accrediting import file_letter
from ..domain.acting import delegation_of
from ..domain.delegating import add_contributor, end_contributor
from ..domain.inviting import resend, with_latest_invitation
from ..domain.recalling import events_of
from ..exceptions import InvitationRefused, NotAContributor
from ..forms.delegation import ContributorForm, LetterForm
from ..models import Mandate
from ..refusals import words_of
from .seating import check_seat_can, seat_page, with_seat


def _page(request, seat, name, **context):
    context = {"page": "", "can_manage": seat.leads} | context
    return seat_page(request, seat, f"members/{name}.html", **context)


def _home(seat):
    return redirect("members:delegation", seat.member.slug)


@require_safe
@with_seat
def delegation(request, seat):
    """Who acts for the city, their letters and invitations, and what changed."""
    at = timezone.now()
    mandates = with_latest_invitation(delegation_of(seat.member, at=at, coming=True), at=at)
    context = {"mandates": mandates, "events": events_of(seat.member), "today": seat.member.day_at(at)}
    return _page(request, seat, "delegation", page="delegation", **context)


@form_page
@with_seat
def add(request, seat):
    """Let a contributor in: on POST the person, the mandate and the invitation are made."""
    check_seat_can("members.manage_contributors", request, seat)
    form = ContributorForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        try:
            add_contributor(member=seat.member, by=request.user, at=timezone.now(), **form.cleaned_data)
        except InvitationRefused as refusal:
            form.add_error("email", words_of(refusal))
        else:
            messages.success(request, _("The invitation is on its way to %(email)s.") % form.cleaned_data)
            return _home(seat)
    return _page(request, seat, "contributor_add", form=form)


@form_page
@with_seat
def end(request, seat, pk):
    """Read what ending a contributor's mandate means, then end it."""
    check_seat_can("members.manage_contributors", request, seat)
    mandate = get_object_or_404(seat.member.mandates.select_related("person"), pk=pk)
    if mandate.kind != Mandate.Kind.CONTRIBUTOR:
        raise PermissionDenied
    at = timezone.now()
    if request.method == "POST":
        try:
            end_contributor(mandate=mandate, by=request.user, at=at)
        except (InvitationRefused, NotAContributor) as refusal:
            messages.error(request, words_of(refusal))
        else:
            messages.success(request, _("The mandate of %(name)s has ended.") % {"name": mandate.person.name_in_prose})
        return _home(seat)
    return _page(request, seat, "contributor_end", mandate=mandate, today=seat.member.day_at(at))


@require_POST
@with_seat
def send_again(request, seat, pk):
    """Send the invitation of a contributor again."""
    check_seat_can("members.manage_contributors", request, seat)
    mandate = get_object_or_404(seat.member.mandates, pk=pk, kind=Mandate.Kind.CONTRIBUTOR)
    invitation = get_object_or_404(mandate.invitations, accepted_at=None, revoked_at=None)
    try:
        resend(invitation=invitation, by=request.user, at=timezone.now())
    except InvitationRefused as refusal:
        messages.error(request, words_of(refusal))
    else:
        messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": invitation.email})
    return _home(seat)


@form_page
@with_seat
def file(request, seat, pk):
    """File the letter that accredits a delegate or an alternate."""
    check_seat_can("members.file_accreditation", request, seat)
    mandate = get_object_or_404(seat.member.mandates.select_related("person", "member"), pk=pk)
    form = LetterForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.filed(partial(file_letter, mandate=mandate, by=request.user)):
        messages.success(request, _("The letter is filed."))
        return _home(seat)
    return _page(request, seat, "letter_file", form=form, mandate=mandate)


@require_safe
@never_cache
@login_required
def letter(request, city, pk):
    """A letter of accreditation, to save, for the city's delegation and the secretariat only."""
    mandate = get_object_or_404(Mandate.objects.select_related("member", "person"), pk=pk, member__slug=city)
    if not mandate.accreditation or not rules.has_perm("members.read_accreditation", request.user, mandate.member):
        raise Http404
    name = slugify(f"{mandate.member.slug} {mandate.person}")
    return pdf_to_save(mandate.accreditation, f"{name}.pdf")
