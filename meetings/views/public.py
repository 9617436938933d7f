"""What everyone reads: meetings, who attended, and the minutes."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from charter_portal.pagecache.public import public_page
from charter_portal.reading import read_only
from members.domain.acting import seats_of

from ..documents.convocation import hours_elsewhere
from ..documents.minutes import is_draft, is_hidden
from ..documents.noted import noted_under
from ..domain.correcting import attended
from ..domain.grouping import attendance_figures, by_country_and_member
from ..domain.issuing import issued_minutes
from ..models import Commission, Intervention, Meeting, Minutes
from ..readers import EVERYONE, MEMBERS
from ..reading.approval import approved_how
from ..reading.cancellation import cancellation_of
from ..reading.errata import errata_of, withdrawal_of
from ..reading.meetings import agenda_of, as_read, decisions_of, participants_of


@read_only
@public_page(query=("annee",))
def meeting_list(request):
    """Meetings, the latest first; ``?annee=`` those of a year."""
    visible = Meeting.objects.visible_to(request.user)
    meetings = visible.select_related("commission", "host", "minutes")
    years = [day.year for day in visible.exclude(starts_on=None).dates("starts_on", "year", order="DESC")]
    chosen = next((year for year in years if str(year) == request.GET.get("annee")), None)
    if chosen:
        meetings = meetings.filter(starts_on__year=chosen)
    # A page of the public asks no more than it shows.
    may_prepare = request.user.has_perm("meetings.run_meeting")
    to_prepare = Commission.objects.order_by("name") if may_prepare else ()
    context = {"meetings": meetings, "years": years, "chosen": chosen, "to_prepare": to_prepare}
    return render(request, "meetings/meeting_list.html", context | {"commissions": Commission.objects.order_by("name")})


@read_only
@public_page
def meeting(request, commission, number):
    """A meeting: agenda, decisions, and participants by country and city in the order of the source."""
    found = visible_meeting(request.user, commission, number)
    language, readers = get_language(), readers_of(request.user)
    # Until it is over, who comes is the business of those who come.
    participants = participants_of(found, language) if found.status == Meeting.Status.HELD else []
    withdrawal = withdrawal_of(found)
    # What is noted while the sitting lasts is a draft.
    is_over = found.status not in Meeting.NOT_OVER
    return render(
        request,
        "meetings/meeting.html",
        {
            "meeting": found,
            "items": agenda_of(found, language, readers),
            "decisions": decisions_of(found, language, readers) if is_over and not withdrawal else (),
            "elsewhere": hours_elsewhere(found) if found.convened_at and found.status in Meeting.TO_COME else [],
            "shown": as_read(found, minutes_to_read(request.user, found), language),
            "withdrawal": withdrawal,
            "cancellation": cancellation_of(found),
            "has_participants": bool(participants),
            "groups": by_country_and_member(participants),
            "figures": attendance_figures(participants),
            "photographs": found.photographs.read_by(readers) if is_over else (),
            "documents": found.documents.all(),
            "correct_at": _where_to_correct(request.user, found),
            "has_desk": request.user.has_perm("meetings.view_desk"),
        },
    )


@read_only
@public_page
def minutes(request, commission, number):
    """The minutes of a meeting as a page; of withdrawn ones, when and why they were."""
    found = visible_meeting(request.user, commission, number)
    if minutes_to_read(request.user, found) is None:
        raise Http404
    if withdrawal := withdrawal_of(found):
        return render(request, "meetings/withdrawn.html", {"meeting": found, "withdrawal": withdrawal})
    language, readers = get_language(), readers_of(request.user)
    items = list(_items_with_texts(found))
    # A meeting of former times was not followed here: there is nothing to ask for.
    noted = noted_under(found, items) if found.closed_at else {}
    return render(
        request,
        "meetings/minutes.html",
        {
            "meeting": found,
            "minutes": found.minutes,
            "items": [(item, is_hidden(item, readers), noted.get(item.pk)) for item in items],
            "decisions": decisions_of(found, language, readers),
            "figures": attendance_figures(participants_of(found, language)),
            "approved_how": approved_how(found.minutes),
            "errata": errata_of(found, readers),
            "issued": issued_minutes(found, language, readers) if found.minutes.is_sealed else None,
        },
    )


def visible_meeting(user, commission, number):
    """The Meeting of that address with its Minutes, where ``user`` may see it. Raises Http404."""
    meetings = Meeting.objects.visible_to(user).select_related("commission", "host", "minutes")
    return get_object_or_404(meetings, commission__slug=commission, number=number)


def minutes_to_read(user, meeting):
    """The minutes, or None where there are none or they are a draft that is not for ``user``: as for their PDF."""
    if not hasattr(meeting, "minutes") or (is_draft(meeting) and not user.has_perm("meetings.change_minutes")):
        return None
    return meeting.minutes


def readers_of(user):
    """For whom pages are made that ``user`` reads: EVERYONE, or MEMBERS for who acts for one and for the team."""
    return MEMBERS if user.has_perm("meetings.read_for_members") else EVERYONE


def _where_to_correct(user, meeting):
    """The address at which ``user``, who acts for a city and attended, asks for corrections; "" for anyone else."""
    minutes = getattr(meeting, "minutes", None)
    if not user.is_authenticated or minutes is None or minutes.status != Minutes.Status.CIRCULATED:
        return ""
    seats = seats_of(user, at=timezone.now())
    if not seats or not attended(meeting, user.person):
        return ""
    return reverse("meetings:seat_corrections", args=[seats[0].member.slug, meeting.commission.slug, meeting.number])


def _items_with_texts(meeting):
    speakers = Intervention.objects.select_related("person", "member")
    return meeting.agenda.prefetch_related(Prefetch("interventions", queryset=speakers))
