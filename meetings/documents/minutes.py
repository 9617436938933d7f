"""The minutes of a meeting, ready for print."""

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from charter_portal.pdf import Attachment, compose
from charter_portal.register.models import Entry

from ..domain.grouping import attendance_figures
from ..models import AgendaItem, Erratum, Intervention, Minutes
from ..readers import EVERYONE, MEMBERS
from ..reading.approval import approved_how
from ..reading.lacks import is_stored, lacks_among
from .framing import framed
from .noted import noted_under
from .participants import ABSENT, attendances_of, countries_of, figures_sentence, participants_table

# Minutes that their authors still work on; anyone else reads the others.
DRAFTS = (Minutes.Status.DRAFT, Minutes.Status.CIRCULATED)


def is_draft(meeting):
    """Whether the meeting's minutes are still a draft, and so not public."""
    return not meeting.is_public or meeting.minutes.status in DRAFTS


def minutes_manuscript(meeting, language, *, readers=EVERYONE):
    """The minutes of ``meeting``, which has some, ready for print in ``language``, for those ``readers``.

    See templates/pdf/minutes.html. Items for members only are left out of what everyone reads, and their place told.
    """
    with translation.override(language):
        return compose(
            "minutes.html",
            _minutes_context(meeting, readers),
            language,
            attachments=[
                Attachment(
                    "participants.csv", gettext("Participants of the meeting"), participants_table(meeting, language)
                )
            ],
        )


def minutes_lacks(meeting):
    """What the minutes of a Meeting that has some lack, as sentences in the active language; sealed ones nothing."""
    if meeting.minutes.is_sealed:
        return []
    return _lacks(meeting, list(meeting.agenda.all()), attendances_of(meeting), list(meeting.photographs.all()))


def _lacks(meeting, items, attendances, photographs):
    found = lacks_among(
        meeting,
        meeting.minutes,
        items=items,
        attendances=attendances,
        photographs=photographs,
        decisions=list(meeting.decisions.all()),
    )
    return [lack.words for lack in found]


def _minutes_context(meeting, readers):
    attendances = attendances_of(meeting)
    present = [row for row in attendances if row.mode not in ABSENT]
    speakers = Intervention.objects.select_related("person", "member")
    items = list(meeting.agenda.prefetch_related(Prefetch("interventions", queryset=speakers)))
    photographs = list(meeting.photographs.read_by(readers))
    figures = attendance_figures(attendances)
    title = gettext("Minutes of meeting %(number)s, %(commission)s") % {
        "number": meeting.number,
        "commission": meeting.commission.name,
    }
    path = reverse("meetings:minutes", args=[meeting.commission.slug, meeting.number])
    frame = framed(meeting, nature=gettext("Minutes"), title=title, address=path)
    noted = noted_under(meeting, items)
    draft, is_sealed = is_draft(meeting), meeting.minutes.sealed_at is not None
    return {
        **frame,
        "author": meeting.minutes.written_by or frame["author"],
        "minutes": meeting.minutes,
        "is_draft": draft,
        "is_for_members": readers == MEMBERS,
        "missing": _lacks(meeting, items, attendances, photographs) if draft else (),
        "countries": countries_of(present),
        "absent": [row for row in attendances if row.mode in ABSENT],
        "figures": figures,
        "figures_sentence": figures_sentence(figures),
        "items": [(item, is_hidden(item, readers), noted[item.pk]) for item in items],
        "photographs": [photograph for photograph in photographs if is_stored(photograph)],
        "decisions": decisions_for(meeting, readers),
        "approved_how": approved_how(meeting.minutes),
        "seal": _seal(meeting) if is_sealed else None,
        "errata": [one for one in errata_to_print(meeting) if one.item is None or not is_hidden(one.item, readers)],
    }


def is_hidden(item, readers):
    """Whether an AgendaItem is kept from those ``readers``."""
    return item.audience == AgendaItem.Audience.MEMBERS and readers == EVERYONE


def decisions_for(meeting, readers):
    """The decisions that those ``readers`` read: what was decided under an item for members is for them."""
    rows = meeting.decisions.select_related("item").prefetch_related("members")
    return [row for row in rows if row.item is None or not is_hidden(row.item, readers)]


def _seal(meeting):
    return Entry.objects.filter(subject=meeting.subject, act=Entry.Act.MINUTES_SEALED).first()


def errata_to_print(meeting):
    """Errata to minutes of earlier meetings of the commission that the minutes of this one print, a list of Erratum.

    Until these are sealed, those that no minutes printed yet.
    """
    waiting = Q(
        printed_in=None,
        minutes__meeting__commission=meeting.commission_id,
        minutes__meeting__number__lt=meeting.number,
    )
    is_sealed = meeting.minutes.sealed_at is not None
    errata = Erratum.objects.filter(Q(printed_in=meeting) if is_sealed else Q(printed_in=meeting) | waiting)
    return list(errata.select_related("minutes__meeting__commission", "item").order_by("at", "pk"))
