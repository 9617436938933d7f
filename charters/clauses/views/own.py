"""What a city reads of its uses of clauses: the list, and each with its history and its draft."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from members.views.seating import choose_seat, seat_can, seat_page, with_seat

from ..domain.recording import draft_of, possible_kinds
from ..domain.waiting import trials_over
from ..models import ClauseVersion, Use
from ..reading.principles import principles_read
from ..reading.uses import WITH, stage_read, uses_read

PAGE_SIZE = 20


def own_use(seat, pk):
    """A Use of the city, or 404: for another's and an absent one alike."""
    return get_object_or_404(Use.objects.select_related(*WITH).filter(member=seat.member), pk=pk)


def page_of(request, seat, name, **context):
    """A page of the city on clauses, with what the account may do."""
    context |= {
        "can_draft": seat_can("clauses.draft_use", request, seat),
        "can_publish": seat_can("clauses.publish_use", request, seat),
    }
    return seat_page(request, seat, f"clauses/{name}.html", page="clauses", **context)


@require_safe
def choose_city(request, key):
    """From a clause of the library to the form of the city that the reader acts for."""
    if not ClauseVersion.objects.to_use().filter(clause__key=key).exists():
        raise Http404
    return choose_seat(
        request, lambda seat: f"{reverse('clauses:use_add', args=[seat.member.slug])}?{urlencode({'clause': key})}"
    )


@require_safe
@with_seat
def own_list(request, seat):
    """The city's drafts, the trials of which something is to be said, and what it published."""
    language = get_language()
    titles = principles_read(language)
    rows = Use.objects.filter(member=seat.member).select_related(*WITH)
    drafts = rows.filter(stages__published_at=None).order_by("-changed_at", "-pk")
    page = Paginator(rows.public(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "drafts": uses_read(drafts, titles, language, hidden_too=True),
        "over": [stage.use_id for stage in trials_over(Use.objects.filter(member=seat.member), at=timezone.now())],
        "listed": page,
        "uses": uses_read(page.object_list, titles, language, hidden_too=True),
    }
    return page_of(request, seat, "own_list", **context)


@require_safe
@with_seat
def own(request, seat, pk):
    """One use: its clause, what was published of it, hidden or not, and the draft."""
    found, language = own_use(seat, pk), get_language()
    [read] = uses_read([found], principles_read(language), language, hidden_too=True)
    draft = draft_of(found)
    context = {
        "use": found,
        "read": read,
        "draft": stage_read(draft) if draft else None,
        "can_follow": found.is_published and draft is None and bool(possible_kinds(found)),
    }
    return page_of(request, seat, "own", **context)
