"""Annotations in the administration: to read, to answer, to decide, to moderate; nobody edits or deletes them."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import localized_links
from charter_portal.read_admin import ReadAdmin

from ..models import Annotation
from ..reading.annotations import annotations_read
from .placing import place_view, queue_view
from .treating import reply_step_view, step_view, steps_of


@admin.register(Annotation)
class AnnotationAdmin(ReadAdmin):
    """Annotations that the team may read: published, and not what a city wrote for itself."""

    list_display = ("what", "principle", "beginning", "outcome_in_short", "published_at")
    list_display_links = ("what",)
    list_filter = (
        *("disposition", "kind"),
        ("edition", admin.RelatedOnlyFieldListFilter),
        ("hidden_at", admin.EmptyFieldListFilter),
    )
    view_on_site = False
    list_select_related = ("member", "revision__principle", "edition__charter")
    list_per_page = 50
    show_full_result_count = False
    ordering = ("-published_at", "-pk")
    search_fields = ("body", "quote", "member__name_fr", "revision__principle__key")
    fields = ("what", "principle", "wording", "passage", "text", "visibility", "published_at", "outcome", "replies")
    readonly_fields = fields
    change_form_template = "admin/portal_change_form.html"

    class Media:
        css = {"all": ("css/admin.css",)}

    def get_queryset(self, request):
        """Those that the team may read."""
        return super().get_queryset(request).shared()

    @admin.display(description=_("annotation"), ordering="kind")
    def what(self, obj):
        """Its kind and its city."""
        return format_html("<bdi>{} – {}</bdi>", obj.get_kind_display(), obj.member)

    @admin.display(description=_("principle"), ordering="revision__principle__key")
    def principle(self, obj):
        """Title of the principle."""
        return format_html("<bdi>{}</bdi>", obj.revision.title)

    @admin.display(description=_("wording"))
    def wording(self, obj):
        """The wording and the edition on which it was made."""
        return format_html("{} · {}", obj.revision.number, obj.edition)

    @admin.display(description=_("passage"))
    def passage(self, obj):
        """The words that it is about."""
        if obj.is_of_the_whole:
            return _("the principle as a whole")
        return format_html('<bdi lang="{}">{}</bdi>', obj.language, obj.quote)

    @admin.display(description=_("text"))
    def text(self, obj):
        """What it says."""
        return format_html('<div class="prose" dir="auto">{}</div>', obj.body)

    @admin.display(description=_("text"))
    def beginning(self, obj):
        """What it says, cut so that the list fits a screen."""
        return format_html('<bdi dir="auto">{}</bdi>', Truncator(obj.body).chars(80))

    @admin.display(description=_("What became of it"), ordering="disposition")
    def outcome_in_short(self, obj):
        """What the team decided, and whether readers don't see its words."""
        hidden = pgettext("annotation", "hidden") if obj.is_hidden else ""
        return " · ".join(filter(None, (obj.get_disposition_display(), hidden)))

    @admin.display(description=_("what became of it"))
    def outcome(self, obj):
        """The decision and its reason, and why it is hidden."""
        return render_to_string("admin/charters/outcome.html", {"annotation": obj})

    @admin.display(description=_("replies"))
    def replies(self, obj):
        """The replies, each with the way to hide it."""
        rows = Annotation.objects.filter(pk=obj.pk)
        [read] = annotations_read(rows, user=self._reader, language=get_language(), threads=True)
        return render_to_string("admin/charters/replies.html", {"annotation": read})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The annotation to read, and what can be done with it."""
        self._reader = request.user
        obj = self.get_object(request, object_id) if object_id else None
        if obj is not None:
            acts = steps_of(obj) if request.user.has_perm("charters.treat_annotation") else []
            name = "admin:charters_annotation_act"
            links = [(step.label, reverse(name, args=[obj.pk, step.name])) for step in acts]
            pages = localized_links(_("Page"), "charters:annotation", obj.revision.principle.key, obj.pk)
            extra_context = {"official_acts": links, "preview_links": pages, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_urls(self):
        """With the acts, and the queue of places to decide."""
        view = self.admin_site.admin_view
        return [
            path("places/", view(self.places), name="charters_annotation_places"),
            path("places/<int:pk>/", view(self.place), name="charters_annotation_place"),
            path("<int:pk>/act/<slug:name>/", view(self.act), name="charters_annotation_act"),
            path("<int:pk>/replies/<int:reply>/<slug:name>/", view(self.reply_act), name="charters_annotation_reply"),
            *super().get_urls(),
        ]

    def act(self, request, pk, name):
        """Answer, decide, hide or show; see ``treating``."""
        return step_view(self, request, pk, name)

    def reply_act(self, request, pk, reply, name):
        """Hide or show a reply; see ``treating``."""
        return reply_step_view(self, request, pk, reply, name)

    def places(self, request):
        """Places that wait for a person; see ``placing``."""
        return queue_view(self, request)

    def place(self, request, pk):
        """Say where one stands; see ``placing``."""
        return place_view(self, request, pk)
