"""The administration's pages on people who may be the same: the list, the review of a merge, and telling two apart."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..domain.distinguishing import doubt_again, tell_apart
from ..domain.finding import find_duplicates
from ..domain.merging import merge_people, plan_merge
from ..exceptions import BothHaveAccounts, MergeOutdated, MergeRefused, RowsCollide, RowsPointAtBoth, SamePerson
from ..models import DistinctPeople, Person

_PAIRS = 200

_REASONS = {
    SamePerson: gettext_lazy("This is one person already."),
    BothHaveAccounts: gettext_lazy("Both have an account. Take the person off one of the accounts first."),
    RowsCollide: gettext_lazy(
        "Both have a row that one person can have only once. Delete or change one row of each pair first."
    ),
    RowsPointAtBoth: gettext_lazy("A row names both, each in a part of their own. Change it first."),
    MergeOutdated: gettext_lazy("What would move has changed meanwhile, and nothing was merged. Please look again."),
}


class MergeAdmin:
    """Adds the list of probable duplicates and the review of a merge to the administration of people."""

    def get_urls(self):
        """The administration's addresses and ours."""
        wrap = self.admin_site.admin_view
        return [
            path("duplicates/", wrap(require_safe(self.duplicates_view)), name="members_person_duplicates"),
            path(
                "merge/<int:kept>/<int:merged>/",
                wrap(require_http_methods(["GET", "HEAD", "POST"])(self.merge_view)),
                name="members_person_merge",
            ),
            path(
                "distinct/<int:one>/<int:other>/",
                wrap(require_POST(self.tell_apart_view)),
                name="members_person_tell_apart",
            ),
            path(
                "distinct/<int:one>/<int:other>/take-back/",
                wrap(require_POST(self.doubt_again_view)),
                name="members_person_doubt_again",
            ),
            *super().get_urls(),
        ]

    def has_merge_permission(self, request):
        """Whether the account may merge people."""
        return request.user.has_perm("members.merge_person")

    @admin.action(description=gettext_lazy("Merge two people who are one"), permissions=["merge"])
    def merge_selected(self, request, queryset):
        """Go to the review of merging the two people that are selected."""
        chosen = list(queryset.order_by("pk")[:3])
        if len(chosen) != 2:
            self.message_user(request, _("Choose two people."), messages.ERROR)
            return None
        return HttpResponseRedirect(reverse("admin:members_person_merge", args=[person.pk for person in chosen]))

    def duplicates_view(self, request):
        """Pairs of people who may be the same."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        pairs = find_duplicates(limit=_PAIRS)
        context = {
            "title": _("People who may be the same"),
            "pairs": pairs,
            "cut": len(pairs) == _PAIRS,
            "told_apart": DistinctPeople.objects.select_related("person_a", "person_b", "by")[:_PAIRS],
        }
        return self._merge_page(request, "duplicates", context)

    def merge_view(self, request, kept, merged):
        """Both people side by side, what would move and what stands in the way; merging on POST."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        kept, merged = (get_object_or_404(Person, pk=number) for number in (kept, merged))
        if request.method == "POST" and self._merged(request, kept, merged):
            return HttpResponseRedirect(reverse("admin:members_person_change", args=[kept.pk]))
        plan = plan_merge(kept=kept, merged=merged)
        context = {
            "title": _("Merge two people"),
            "plan": plan,
            "facts": _facts(plan),
            "moves": [_move(move) for move in plan.moves],
            "refusals": [(_REASONS[type(refusal)], _links(refusal)) for refusal in plan.refusals],
        }
        return self._merge_page(request, "merge", context)

    def tell_apart_view(self, request, one, other):
        """Record that two people are two; then the list, without them."""
        one, other = self._pair_to_judge(request, one, other)
        try:
            tell_apart(one=one, other=other, by=request.user, at=timezone.now())
        except SamePerson as refusal:
            messages.error(request, _REASONS[type(refusal)])
        except Person.DoesNotExist as gone:
            raise Http404 from gone
        else:
            names = {"one": one, "other": other}
            messages.success(request, _("%(one)s and %(other)s are two people: the pair is no longer offered.") % names)
        return HttpResponseRedirect(reverse("admin:members_person_duplicates"))

    def doubt_again_view(self, request, one, other):
        """Take back that two people are two; then the list, with them."""
        one, other = self._pair_to_judge(request, one, other)
        if one != other and doubt_again(one=one, other=other, by=request.user):
            messages.success(request, _("%(one)s and %(other)s are compared again.") % {"one": one, "other": other})
        return HttpResponseRedirect(reverse("admin:members_person_duplicates"))

    def _pair_to_judge(self, request, *numbers):
        if not request.user.has_perm("members.tell_people_apart"):
            raise PermissionDenied
        return [get_object_or_404(Person, pk=number) for number in numbers]

    def _merged(self, request, kept, merged):
        """Whether the two could be merged; a message says so, or why not."""
        try:
            with transaction.atomic():
                expected = request.POST.get("reviewed", "")
                merge_people(kept=kept, merged=merged, by=request.user, at=timezone.now(), expected=expected)
        except MergeRefused as refusal:
            messages.error(request, _REASONS[type(refusal)])
        except Person.DoesNotExist as gone:
            raise Http404 from gone
        except IntegrityError:
            messages.error(request, _("Nothing was merged: a row of one of the two is sealed and cannot move."))
        else:
            names = {"merged": merged, "kept": kept}
            messages.success(request, _("%(merged)s and %(kept)s are one person now.") % names)
            return True
        return False

    def _merge_page(self, request, name, context):
        context |= {**self.admin_site.each_context(request), "opts": self.opts}
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/members/person/{name}.html", context)


def _facts(plan):
    """[(label, value of the kept, value of the merged, note)] of the fields of both people."""
    facts = []
    for name in ("surname", "given_name", "civility", "language", "email", "phone"):
        values = [
            getattr(person, f"get_{name}_display", lambda person=person, name=name: getattr(person, name))()
            for person in (plan.kept, plan.merged)
        ]
        note = _("filled in") if name in plan.filled else _("kept in the history only") if name in plan.lost else ""
        facts.append((Person._meta.get_field(name).verbose_name, *values, note))
    return facts


def _move(move):
    """(label, rows) of what would move, as people read it."""
    options = move.model._meta
    count = ngettext("%(count)s row", "%(count)s rows", len(move.rows)) % {"count": len(move.rows)}
    field = options.get_field(move.field_name).verbose_name
    return f"{options.verbose_name_plural} ({field})", count


def _links(refusal):
    """[[(text, address or nothing)]] of the rows in the way, a pair at a time."""
    return [
        [(f"{row._meta.verbose_name} {row.pk}: {row}", _address(row)) for row in pair] for pair in refusal.collisions
    ]


def _address(row):
    """Where the row is edited; for a row edited under another one's page, nothing."""
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return ""
