"""The page that an invitation's link leads to. Reading it changes nothing; accepting is a POST."""

from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from charter_portal.reading import form_page

from .. import exceptions
from ..accounts.entering import enter
from ..domain.accepting import accept_with_account, accept_with_new_account, account_of, check_apart, check_good
from ..domain.inviting import invitation_of
from ..forms.delegation import PasswordForm

# What the page says when the invitation is not good, and its status: gone, or never there.
_NOT_GOOD = {
    exceptions.InvitationUnknown: ("unknown", 404),
    exceptions.InvitationUsed: ("used", 410),
    exceptions.InvitationRevoked: ("revoked", 410),
    exceptions.InvitationExpired: ("expired", 410),
    exceptions.AddressHasAccount: ("sign_in", 200),
    exceptions.NotInvited: ("other", 200),
    exceptions.MandateTwice: ("twice", 409),
    exceptions.TeamActsForNoCity: ("team", 409),
    exceptions.CityJoinsNoTeam: ("city", 409),
}


@form_page
@never_cache
@sensitive_post_parameters()
def invitation(request, token):
    """Accept an invitation: with a new account, or with the one that the address has."""
    try:
        found = invitation_of(token)
        check_good(found, at=timezone.now())
        response = _answer(request, found)
    except exceptions.InvitationNotGood as refusal:
        state, status = _NOT_GOOD[type(refusal)]
        response = render(request, "members/invitation.html", {"state": state}, status=status)
    # The address is a key: it is told to no other site, nor to other pages of this one, and not indexed. Not
    # "no-referrer", under which browsers post with "Origin: null", which the CSRF check refuses.
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


def _answer(request, found):
    user, account = request.user, account_of(found)
    if user.is_authenticated and user != account:
        return _page(request, found, "other")
    if account and not user.is_authenticated:
        return _page(request, found, "sign_in", sign_in=f"{resolve_url('account_login')}?next={request.path}")
    if account:
        check_apart(found, user, at=timezone.now())
        if request.method == "POST":
            accept_with_account(invitation=found, user=user, at=timezone.now())
            return redirect(_next(found))
        return _page(request, found, "accept")
    form = PasswordForm(request.POST if request.method == "POST" else None, person=found.person, email=found.email)
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["password1"]
        made = accept_with_new_account(invitation=found, password=password, at=timezone.now())
        return enter(request, made, to=_next(found))
    return _page(request, found, "new", form=form)


def _page(request, found, state, **context):
    return render(request, "members/invitation.html", {"state": state, "invitation": found, **context})


def _next(found):
    """The page to land on: the city's workspace, or for the team the administration."""
    return reverse("workspace", args=[found.mandate.member.slug]) if found.mandate else reverse("admin:index")
