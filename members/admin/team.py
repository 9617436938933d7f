"""The administration's page that invites people to the team: administrators only."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..domain.inviting import invite_new_person_to_team, resend, revoke
from ..exceptions import InvitationRefused
from ..forms.delegation import TeamForm
from ..models import Invitation
from ..refusals import words_of


class TeamInvitationsAdmin:
    """Adds ``user/invite/`` (admin:members_user_invite) to the administration of accounts."""

    def get_urls(self):
        """The administration's addresses and ours."""
        view = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.invite_view))
        return [path("invite/", view, name="members_user_invite"), *super().get_urls()]

    def invite_view(self, request):
        """Invite someone to the team; send an open invitation again, or withdraw it."""
        if not request.user.has_perm("members.invite_to_team"):
            raise PermissionDenied
        at = timezone.now()
        act = {"again": resend, "withdraw": revoke}.get(request.POST.get("act", ""))
        form = TeamForm(request.POST if request.method == "POST" and not act else None)
        try:
            if act:
                done = act(invitation=self._chosen(request), by=request.user, at=at)
            elif request.method == "POST" and form.is_valid():
                done = invite_new_person_to_team(by=request.user, at=at, **form.cleaned_data)
            else:
                return self._page(request, form, at)
        except InvitationRefused as refusal:
            self.message_user(request, words_of(refusal), messages.ERROR)
            return self._page(request, form, at)
        on_its_way = _("The invitation is on its way to %(email)s.") % {"email": done.email}
        self.message_user(request, on_its_way if done.is_open else _("The invitation is withdrawn."), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:members_user_invite"))

    def _chosen(self, request):
        number = request.POST.get("invitation", "")
        return get_object_or_404(Invitation, mandate=None, pk=int(number) if number.isdecimal() else 0)

    def _page(self, request, form, at):
        invitations = list(
            Invitation.objects.filter(mandate=None, accepted_at=None, revoked_at=None)
            .select_related("person")
            .prefetch_related("acts__by__person")
        )
        for invitation in invitations:
            invitation.state = invitation.state_at(at)
        context = {"title": _("Invite to the team"), "opts": self.opts, "form": form, "invitations": invitations}
        context |= self.admin_site.each_context(request)
        return TemplateResponse(request, "admin/members/user/invite.html", context)
