"""Clauses in the administration: what each is for; its words are its versions'."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charter_portal.editing.admin import PortalAdmin
from charter_portal.editing.languages import localized_links

from ...admin.acts import act_context, confirms, done_by
from ...admin.words import RECORDED
from ...exceptions import ChartersError, ReasonMissing
from ...forms.acts import ActForm
from ..domain.publishing import draft_next_version
from ..domain.withdrawing import withdraw_clause
from ..forms.withdrawing import WithdrawForm
from ..models import Clause
from ..words import words_of_refusal


@admin.register(Clause)
class ClauseAdmin(PortalAdmin):
    """The library: a clause, the principle that it puts to work and the law for which it is written."""

    list_display = ("key", "principle", "legal_order", "published_count", "uses_count")
    list_filter = ("legal_order", ("principle", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("principle",)
    search_fields = ("key", "principle__key", "versions__title_fr")
    autocomplete_fields = ("principle",)
    fields = ("principle", "legal_order", "key", "its_versions")
    readonly_fields = ("its_versions",)

    def get_queryset(self, request):
        """With the number of published versions and of published uses."""
        published = Count("versions", filter=Q(versions__published_at__isnull=False), distinct=True)
        uses = Count("versions__uses", filter=Q(versions__uses__published_at__isnull=False), distinct=True)
        return super().get_queryset(request).annotate(published=published, used=uses)

    @admin.display(description=gettext_lazy("published versions"), ordering="published")
    def published_count(self, obj):
        """How many versions are published."""
        return obj.published

    @admin.display(description=gettext_lazy("uses by cities"), ordering="used")
    def uses_count(self, obj):
        """How many uses cities have published."""
        return obj.used

    @admin.display(description=gettext_lazy("versions"))
    def its_versions(self, obj):
        """Links to its versions, the draft last."""
        rows = obj.versions.order_by("published_at", "pk") if obj.pk else ()
        links = ((reverse("admin:clauses_clauseversion_change", args=[row.pk]), row) for row in rows)
        return format_html_join(" · ", '<a href="{}"><bdi>{}</bdi></a>', links) or "—"

    def get_readonly_fields(self, request, obj=None):
        """Once a version is published, what the clause is stays: the database refuses the rest."""
        fixed = obj is not None and obj.versions.public().exists()
        return ("principle", "legal_order", "key", *self.readonly_fields) if fixed else self.readonly_fields

    def preview_links(self, obj):
        """Its public page."""
        return localized_links(_("Page"), "clauses:clause", obj.key) if obj.versions.public().exists() else []

    def official_acts(self, request, obj):
        """To write its first version or the next one, and to withdraw it."""
        acts = self._next_words(request, obj)
        if request.user.has_perm("clauses.publish_clauseversion") and _can_be_withdrawn(obj):
            acts.append((_("Withdraw it from the library"), reverse("admin:clauses_clause_withdraw", args=[obj.pk])))
        return acts

    def _next_words(self, request, obj):
        if obj.is_withdrawn:
            return []
        if not request.user.has_perm("clauses.add_clauseversion") or obj.versions.filter(published_at=None).exists():
            return []
        if obj.versions.public().exists():
            return [(_("Write the next version"), reverse("admin:clauses_clause_next", args=[obj.pk]))]
        return [(_("Write its words"), f"{reverse('admin:clauses_clauseversion_add')}?clause={obj.pk}")]

    def get_urls(self):
        """With the next version, and the withdrawal."""
        view = self.admin_site.admin_view
        return [
            path("<int:object_id>/next/", view(self.next_version), name="clauses_clause_next"),
            path("<int:object_id>/withdraw/", view(self.withdraw), name="clauses_clause_withdraw"),
            *super().get_urls(),
        ]

    def withdraw(self, request, object_id):
        """Say what it means to withdraw a clause, then do it for a reason."""
        clause = get_object_or_404(Clause, pk=object_id)
        if not request.user.has_perm("clauses.publish_clauseversion"):
            raise PermissionDenied
        if not _can_be_withdrawn(clause):
            raise Http404
        form = WithdrawForm(request.POST or None, clause=clause, initial={"version": clause.version})

        def act():
            said = {name: form.cleaned_data[name] for name in ("reason", "replaced_by")}
            withdraw_clause(clause, by=request.user, at=timezone.now(), **said)

        done = _("The clause is withdrawn.")
        back = done_by(self, request, clause, form, act, done=done, words=words_of_refusal, field=_field_of)
        if back is not None:
            return back
        title = _("Withdraw it from the library")
        context = act_context(self, request, clause, title=title, form=form, recorded=RECORDED)
        return TemplateResponse(request, "admin/clauses/withdraw.html", context)

    def next_version(self, request, object_id):
        """Say what a next version is, then make its draft from the last one."""
        clause = get_object_or_404(Clause, pk=object_id)
        if not request.user.has_perm("clauses.add_clauseversion"):
            raise PermissionDenied
        form = ActForm(request.POST or None, initial={"version": clause.version})
        if request.method == "POST" and form.is_valid() and confirms(request, form, clause):
            try:
                draft = draft_next_version(clause)
            except ChartersError as error:
                form.add_error(None, words_of_refusal(error))
            else:
                self.log_change(request, clause, _("Next version begun."))
                return HttpResponseRedirect(reverse("admin:clauses_clauseversion_change", args=[draft.pk]))
        title = _("Write the next version of “%(key)s”") % {"key": clause.key}
        context = act_context(self, request, clause, title=title, form=form)
        return TemplateResponse(request, "admin/clauses/next.html", context)


def _can_be_withdrawn(clause):
    return not clause.is_withdrawn and clause.versions.public().exists()


def _field_of(error):
    """The name of the field that a refusal is about, or None where it is about the whole."""
    return "reason" if isinstance(error, ReasonMissing) else None
