"""Mandates in the administration: who acts for which member, their invitations and letters of accreditation."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charter_portal.editing.admin import PortalAdmin
from charter_portal.reading import form_page

from ..domain.accrediting import file_letter
from ..domain.acting import LEADING
from ..domain.announcing import announce_ending, announce_mandate
from ..domain.inviting import (
    check_invitable,
    invite_for_mandate,
    mandate_is_over,
    resend,
    revoke,
    with_latest_invitation,
)
from ..exceptions import InvitationRefused
from ..forms.delegation import InviteForm, LetterForm
from ..forms.editing import MandateForm
from ..models import Mandate
from ..refusals import words_of


def tell_of_changes(request, *, entered, changed):
    """Tell those concerned of mandates, of saved forms: those ``entered``, and those ``changed`` whose end was set."""
    for form in entered:
        if form.instance.pk:
            announce_mandate(form.instance, by=request.user, at=timezone.now())
    for form in changed:
        if "ends_on" in form.changed_data and form.instance.pk and form.instance.ends_on:
            announce_ending(form.instance, by=request.user, at=timezone.now())


def _why_not(mandate):
    """The sentence that says why nobody can be invited for the mandate, "" where someone can."""
    try:
        check_invitable(mandate, at=timezone.now())
    except InvitationRefused as refusal:
        return words_of(refusal)
    return ""


@admin.register(Mandate)
class MandateAdmin(PortalAdmin):
    """Who acts for which member."""

    form = MandateForm
    list_display = ("person", "member", "kind", "invitation", "has_letter", "starts_on", "ends_on")
    list_filter = ("kind", ("ends_on", admin.EmptyFieldListFilter))
    list_select_related = ("person__user", "member")
    date_hierarchy = "starts_on"
    search_fields = ("person__surname", "person__given_name", "member__name_fr", "member__name_en", "title")
    autocomplete_fields = ("person", "member")
    readonly_fields = ("invitation", "letter")
    fieldsets = (
        (None, {"fields": ("person", "member", "kind", "title", "starts_on", "ends_on")}),
        (gettext_lazy("On the portal"), {"fields": ("invitation", "letter")}),
    )

    def save_model(self, request, obj, form, change):
        """Write the row, and tell those concerned that it begins, or of an end that was set. Raises EditConflict."""
        super().save_model(request, obj, form, change)
        tell_of_changes(request, entered=[] if change else [form], changed=[form] if change else [])

    def get_queryset(self, request):
        """With invitations, in one query whatever the number of rows."""
        return super().get_queryset(request).prefetch_related("invitations")

    @admin.display(description=gettext_lazy("account"))
    def invitation(self, obj):
        """Whether the person has an account, or how the latest invitation stands."""
        if obj.pk is None:
            return "–"
        if getattr(obj.person, "user", None):
            return _("has an account")
        latest = max(obj.invitations.all(), key=lambda row: (row.created_at, row.pk), default=None)
        if latest is None:
            return _("not invited")
        return f"{latest.state_at(timezone.now()).label} ({latest.email})"

    @admin.display(description=gettext_lazy("letter"), boolean=True)
    def has_letter(self, obj):
        """Whether a letter is on file; nothing for those who need none."""
        return bool(obj.accreditation) if obj.kind in LEADING else None

    @admin.display(description=gettext_lazy("accreditation letter"))
    def letter(self, obj):
        """The letter's number and date."""
        if not obj.accreditation:
            return "–"
        return " – ".join(filter(None, [obj.accreditation_number, obj.accreditation_date.isoformat()]))

    def official_acts(self, request, obj):
        """The invitation and the letter, for those who may."""
        acts = []
        if request.user.has_perm("members.invite") and not mandate_is_over(obj, at=timezone.now()):
            if not getattr(obj.person, "user", None):
                acts.append((_("Invitation"), reverse("admin:members_mandate_invite", args=[obj.pk])))
            if obj.kind in LEADING:
                acts.append((_("File the letter"), reverse("admin:members_mandate_letter", args=[obj.pk])))
        if obj.accreditation and request.user.has_perm("members.read_accreditation", obj.member):
            acts.append((_("Read the letter"), reverse("members:letter", args=[obj.member.slug, obj.pk])))
        return acts

    def get_urls(self):
        """The administration's addresses and ours."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/invite/", wrap(form_page(self.invite_view)), name="members_mandate_invite"),
            path("<int:pk>/letter/", wrap(form_page(self.letter_view)), name="members_mandate_letter"),
            *super().get_urls(),
        ]

    def invite_view(self, request, pk):
        """Invite the mandate's person; send an open invitation again, or withdraw it."""
        mandate = self._mandate(request, pk)
        (mandate,) = with_latest_invitation([mandate], at=timezone.now())
        acts = mandate.invitation.acts.select_related("by__person") if mandate.invitation else []
        found = mandate.invitation if mandate.invitation and mandate.invitation.is_open else None
        person = mandate.person
        form = InviteForm(
            request.POST if request.method == "POST" and not found else None,
            initial={"email": person.email, "language": person.language or "fr"},
        )
        if request.method == "POST" and self._acted(request, mandate, found, form):
            return HttpResponseRedirect(reverse("admin:members_mandate_change", args=[pk]))
        refusal = _why_not(mandate)
        form = None if found or refusal else form
        context = {"title": _("Invitation"), "invitation": found, "acts": acts, "form": form, "refusal": refusal}
        return self._page(request, "invite", mandate, context)

    def _acted(self, request, mandate, found, form):
        """Whether what was asked for was done; else the page is shown again, with the reason."""
        act = {"again": resend, "withdraw": revoke}.get(request.POST.get("act", ""))
        if found:
            if act is None:
                return False
            act = partial(act, invitation=found, by=request.user)
        elif form.is_valid():
            act = partial(invite_for_mandate, mandate=mandate, by=request.user, **form.cleaned_data)
        else:
            return False
        try:
            done = act(at=timezone.now())
        except InvitationRefused as refusal:
            self.message_user(request, words_of(refusal), messages.ERROR)
            return False
        withdrawn = _("The invitation is withdrawn.")
        on_its_way = _("The invitation is on its way to %(email)s.") % {"email": done.email}
        self.message_user(request, on_its_way if done.is_open else withdrawn, messages.SUCCESS)
        self.log_change(request, mandate, [{"changed": {"fields": ["invitation"]}}])
        return True

    def letter_view(self, request, pk):
        """File a letter for the mandate."""
        mandate = self._mandate(request, pk)
        form = LetterForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.filed(partial(file_letter, mandate=mandate, by=request.user)):
            self.message_user(request, _("The letter is filed."), messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:members_mandate_change", args=[pk]))
        return self._page(request, "letter", mandate, {"title": _("File the letter"), "form": form})

    def _mandate(self, request, pk):
        if not request.user.has_perm("members.invite"):
            raise PermissionDenied
        return get_object_or_404(Mandate.objects.select_related("person", "member"), pk=pk)

    def _page(self, request, name, mandate, context):
        context |= {**self.admin_site.each_context(request), "opts": self.opts, "original": mandate}
        return TemplateResponse(request, f"admin/members/mandate/{name}.html", context)
