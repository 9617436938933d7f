"""Uses in the administration: to read and to moderate; a city's words are its own, nobody here edits them."""

from dataclasses import dataclass

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import localized_links
from charter_portal.read_admin import ReadAdmin

from ...admin.acts import act_context, done_by
from ...forms.acts import ActForm
from ...forms.treating import HideForm
from ..domain.hiding import hide, show_again
from ..models import Stage, Use
from ..reading.principles import principles_read
from ..reading.uses import WITH, uses_read
from ..words import words_of_refusal


@dataclass(frozen=True)
class Step:
    """An act as a page: its form and its words, and what does it, ``do(row, data, by, at)``."""

    form: type
    label: str
    button: str
    done: str
    consequences: tuple
    do: object


STEPS = {
    "hide": Step(
        form=HideForm,
        label=_("Hide its words"),
        button=_("Hide"),
        done=_("The words are hidden."),
        consequences=(
            _("Readers find the reason in place of the words. Its city and the team go on reading them."),
            _("Nothing is deleted: it can be shown again."),
            _("The delegates of the city are told, each as they prefer."),
        ),
        do=lambda row, data, by, at: hide(row, reason=data["reason"], by=by, at=at),
    ),
    "show": Step(
        form=ActForm,
        label=_("Show its words again"),
        button=_("Show again"),
        done=_("The words are shown again."),
        consequences=(_("Everyone who may read it reads its words again."),),
        do=lambda row, data, by, at: show_again(row),
    ),
}


@admin.register(Use)
class UseAdmin(ReadAdmin):
    """What cities published of their uses of clauses."""

    list_display = ("member", "what", "standing", "published_at", "hidden")
    list_filter = (
        "standing",
        ("principle", admin.RelatedOnlyFieldListFilter),
        ("hidden_at", admin.EmptyFieldListFilter),
    )
    list_select_related = WITH
    view_on_site = False
    list_per_page = 50
    show_full_result_count = False
    ordering = ("-published_at", "-pk")
    search_fields = ("title", "member__name_fr", "principle__key")
    fields = ("member", "what", "standing", "published_at", "told")
    readonly_fields = fields
    change_form_template = "admin/portal_change_form.html"

    class Media:
        css = {"all": ("css/admin.css",)}

    def get_queryset(self, request):
        """Those that are published: nobody of the team reads a city's drafts."""
        return super().get_queryset(request).public()

    @admin.display(description=_("clause"))
    def what(self, obj):
        """The clause of the library, or what the city calls its own."""
        return format_html("<bdi>{}</bdi>", obj.title or obj.clause_version)

    @admin.display(description=_("hidden"))
    def hidden(self, obj):
        """Whether readers don't see its words."""
        return pgettext("annotation", "hidden") if obj.is_hidden else "—"

    @admin.display(description=_("what its city says"))
    def told(self, obj):
        """The history, each stage with the way to hide it."""
        language = get_language()
        [read] = uses_read([obj], principles_read(language), language, hidden_too=True)
        return render_to_string("admin/clauses/told.html", {"use": read})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The use to read, and what can be done with it."""
        obj = self.get_object(request, object_id) if object_id else None
        if obj is not None:
            name = "show" if obj.is_hidden else "hide"
            acts = [(STEPS[name].label, reverse("admin:clauses_use_act", args=[obj.pk, name]))]
            pages = localized_links(_("Page"), "clauses:use", obj.pk)
            extra_context = {"official_acts": acts, "preview_links": pages, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_urls(self):
        """With moderation."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/act/<slug:name>/", view(self.act), name="clauses_use_act"),
            path("<int:pk>/stages/<int:stage>/<slug:name>/", view(self.stage_act), name="clauses_use_stage"),
            *super().get_urls(),
        ]

    def act(self, request, pk, name):
        """Hide a use, or show it again."""
        return self._act(request, pk, name, None)

    def stage_act(self, request, pk, stage, name):
        """Hide a stage, or show it again."""
        return self._act(request, pk, name, stage)

    def _act(self, request, pk, name, stage):
        use = get_object_or_404(Use.objects.public().select_related(*WITH), pk=pk)
        if not request.user.has_perm("clauses.hide_use"):
            raise PermissionDenied
        row = use if stage is None else get_object_or_404(Stage.objects.public(), pk=stage, use=use)
        step = STEPS.get(name)
        if step is None or name != ("show" if row.is_hidden else "hide"):
            raise Http404
        form = step.form(request.POST or None, initial={"version": use.version})
        back = done_by(
            self,
            request,
            use,
            form,
            lambda: step.do(row, form.cleaned_data, request.user, timezone.now()),
            done=step.done,
            words=words_of_refusal,
        )
        if back is not None:
            return back
        context = act_context(self, request, use, title=step.label, step=step, form=form, hidden=row)
        return TemplateResponse(request, "admin/clauses/moderate.html", context)
