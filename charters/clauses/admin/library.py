"""Clauses in the administration: what each is for; its words are its versions'."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charter_portal.editing.admin import PortalAdmin
from charter_portal.editing.languages import localized_links

from ...admin.acts import act_context, confirms
from ...exceptions import ChartersError
from ...forms.acts import ActForm
from ..domain.publishing import draft_next_version
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
        """To write its first version or the next one."""
        if not request.user.has_perm("clauses.add_clauseversion") or obj.versions.filter(published_at=None).exists():
            return []
        if obj.versions.public().exists():
            return [(_("Write the next version"), reverse("admin:clauses_clause_next", args=[obj.pk]))]
        return [(_("Write its words"), f"{reverse('admin:clauses_clauseversion_add')}?clause={obj.pk}")]

    def get_urls(self):
        """With the next version."""
        view = self.admin_site.admin_view(self.next_version)
        return [path("<int:object_id>/next/", view, name="clauses_clause_next"), *super().get_urls()]

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
