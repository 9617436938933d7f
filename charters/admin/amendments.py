"""Submitted amendments in the administration: to read, and to judge by acts that each have a page."""

from functools import partial

from django.contrib import admin
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import localized_links
from charter_portal.read_admin import ReadAdmin

from ..domain.amending import Kind
from ..models import Amendment
from ..reading.amending import compared
from .accepting import accept_in_part_view, accept_view
from .gathering import together_view
from .judging import admit_view, decline_view, french_view


@admin.register(Amendment)
class AmendmentAdmin(ReadAdmin):
    """Amendments that cities submitted; their drafts are nobody else's business."""

    list_display = ("named", "city", "principle", "kind", "language", "status")
    list_filter = ("status", "kind", "language", ("edition", admin.RelatedOnlyFieldListFilter))
    list_per_page = 50
    search_fields = ("=number", "member__name_fr", "revision__title_fr", "revision__principle__key")
    ordering = ("-edition__pk", "-number")
    change_form_template = "admin/charters/amendment/change_form.html"
    show_full_result_count = False
    view_on_site = False

    class Media:
        css = {"all": ("css/admin.css",)}

    def get_queryset(self, request):
        """Those that are submitted."""
        return super().get_queryset(request).submitted().for_listing()

    @admin.display(description=_("amendment"), ordering="number")
    def named(self, obj):
        """Its edition and number."""
        return str(obj)

    @admin.display(description=_("member"), ordering="member__name_fr")
    def city(self, obj):
        """The city that submitted it."""
        return format_html("<bdi>{}</bdi>", obj.member.name)

    @admin.display(description=_("principle"), ordering="revision__principle__key")
    def principle(self, obj):
        """The title of the wording."""
        return format_html("<bdi>{}</bdi>", obj.revision.title)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One amendment: what it changes, its history, what can be done with it."""
        return super().change_view(request, object_id, form_url, (extra_context or {}) | self.shown(request, object_id))

    def shown(self, request, object_id):
        """What the page of one shows besides its row."""
        found = self.model.objects.submitted().for_listing().select_related("result").filter(pk=object_id).first()
        if found is None:
            return {}
        return {
            "amendment": found,
            "official_acts": self.official_acts(request, found),
            "compared": compared(found),
            "cosignatures": found.cosignatures.select_related("member"),
            "events": found.events.select_related("member", "by__person"),
            "preview_links": localized_links(
                _("Page"), "charters:amendment", found.edition.charter.slug, found.edition.number, found.number
            ),
        }

    def official_acts(self, request, amendment):
        """``[(label, address)]`` of what the account can do with it, the most likely first."""
        acts = []
        may_judge = amendment.is_undecided and request.user.has_perm("charters.judge_amendment")
        if amendment.status == Amendment.Status.SUBMITTED and request.user.has_perm("charters.admit_amendment"):
            acts.append((_("Declare it admissible"), "admit"))
        if may_judge and amendment.kind == Kind.MEANING and amendment.language != "fr":
            acts.append((_("Write its French"), "french"))
        if may_judge:
            acts += [
                (_("Accept it"), "accept"),
                (_("Accept it in part"), "accept_in_part"),
                (_("Decline it"), "decline"),
            ]
        return [
            *((label, reverse(f"admin:charters_amendment_{name}", args=[amendment.pk])) for label, name in acts),
            (_("All amendments to this principle"), self.together_address(amendment)),
        ]

    def together_address(self, amendment):
        """The page of all amendments to its principle."""
        args = [amendment.edition_id, amendment.revision.principle_id]
        return reverse("admin:charters_amendment_together", args=args)

    def get_urls(self):
        """With the acts, and the page of all amendments to a principle."""
        views = {
            "admit": admit_view,
            "decline": decline_view,
            "french": french_view,
            "accept": accept_view,
            "accept_in_part": accept_in_part_view,
        }
        wrap = self.admin_site.admin_view
        together = path(
            "together/<int:edition_id>/<int:principle_id>/",
            wrap(partial(together_view, self)),
            name="charters_amendment_together",
        )
        acts = [
            path(f"<int:object_id>/{name}/", wrap(partial(view, self)), name=f"charters_amendment_{name}")
            for name, view in views.items()
        ]
        return [together, *acts, *super().get_urls()]
