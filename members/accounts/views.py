"""Pages of one's account that allauth hasn't, or that it has otherwise."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .second_factor import FACTORS

SEEN_AT = "recovery_codes_seen_at"
DOWNLOAD_WITHIN = 600  # seconds after the codes were shown


@require_safe
@login_required
def account(request):
    """One's account: address, password, second factor, sessions."""
    types = list(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    return render(request, "account/index.html", {"has_second_factor": not set(FACTORS).isdisjoint(types)})


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
