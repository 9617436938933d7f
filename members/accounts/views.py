"""Pages of one's account that allauth hasn't, or that it has otherwise."""

import time

from allauth.account.adapter import get_adapter
from allauth.account.views import ConfirmLoginCodeView
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic.edit import FormView

from ..rules import must_use_second_factor
from .second_factor import FACTORS
from .sessions import browser_of, end_sessions, open_sessions

SEEN_AT = "recovery_codes_seen_at"
DOWNLOAD_WITHIN = 600  # seconds after the codes were shown


@require_safe
@login_required
def account(request):
    """One's account: address, password, second factor, sessions."""
    types = list(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    return render(request, "account/index.html", {"has_second_factor": not set(FACTORS).isdisjoint(types)})


class ConfirmCodeView(ConfirmLoginCodeView):
    """The code that came by mail."""

    def form_invalid(self, form):
        """The page again; after the third wrong code, which voids the right one, the way to a new one."""
        if self._process.record_invalid_attempt():
            return FormView.form_invalid(self, form)
        messages.error(
            self.request, _("Three wrong codes: the one that was sent is of no use any more. Ask for a new code.")
        )
        return redirect("account_request_login_code")


confirm_code = ConfirmCodeView.as_view()


class RecoveryCodesView(ViewRecoveryCodesView):
    """The recovery codes, once; for ten minutes after it they can be downloaded."""

    def get_context_data(self, **kwargs):
        """Remember in the session that its owner has just seen them."""
        context = super().get_context_data(**kwargs)
        if context["can_view_codes"]:
            self.request.session[SEEN_AT] = time.time()
        return context


recovery_codes = RecoveryCodesView.as_view()


@require_safe
@never_cache
@login_required
def download_recovery_codes(request):
    """The codes that this session has just been shown, as a file. 403 to anyone else, and later."""
    kept = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()
    if kept is None or time.time() - request.session.get(SEEN_AT, 0) > DOWNLOAD_WITHIN:
        raise PermissionDenied
    text = render_to_string("mfa/recovery_codes/download.txt", {"codes": kept.wrap().get_unused_codes()}, request)
    headers = {"Content-Disposition": 'attachment; filename="codes.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


class SecondFactorView(IndexView):
    """One's second factor: what is set up, and whether one's role asks for it."""

    def get_context_data(self, **kwargs):
        """Add ``required``."""
        return super().get_context_data(**kwargs) | {"required": must_use_second_factor.test(self.request.user)}


second_factor = SecondFactorView.as_view()


@login_required
def sessions(request):
    """Where one is signed in. A POST ends the session of the row that it names, or all but this one."""
    rows = open_sessions(request.user)
    if request.method == "POST":
        chosen = request.POST.get("session", "")
        others = rows.exclude(session_key=request.session.session_key)
        if end_sessions(others.filter(pk=int(chosen)) if chosen.isdecimal() else others):
            message = "usersessions/messages/sessions_logged_out.txt"
            get_adapter().add_message(request, messages.INFO, message)
        return redirect("usersessions_list")
    listed = [
        {"row": row, "browser": browser_of(row.user_agent), "is_this": row.session_key == request.session.session_key}
        for row in rows
    ]
    return render(request, "usersessions/usersession_list.html", {"sessions": listed})
