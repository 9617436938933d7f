"""The decision log of a meeting (relevé de décisions), ready for print."""

from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from charter_portal.pdf import Attachment, compose

from ..readers import EVERYONE, MEMBERS
from ..reading.decisions import decisions_table
from .framing import framed, lacking
from .minutes import is_draft


def decision_log_lacks(meeting):
    """What the decision log of a Meeting lacks, as sentences in the active language."""
    decisions = list(meeting.decisions.prefetch_related("members"))
    without_owner = [str(row.number) for row in decisions if not row.owner and not row.members.all()]
    without_day = [str(row.number) for row in decisions if row.due_on is None]
    drafted = not hasattr(meeting, "minutes") or is_draft(meeting)
    owner, day = len(without_owner), len(without_day)
    whose = ngettext("who sees to decision %(numbers)s", "who sees to decisions %(numbers)s", owner)
    when = ngettext(
        "the day by which decision %(numbers)s is due", "the day by which decisions %(numbers)s are due", day
    )
    checked = (
        (not meeting.starts_on, gettext("the dates of the meeting")),
        (not decisions, gettext("the decisions")),
        (bool(owner), whose % {"numbers": ", ".join(without_owner)}),
        (bool(day), when % {"numbers": ", ".join(without_day)}),
        (drafted, gettext("the approval of the minutes")),
    )
    return [sentence for is_lacking, sentence in checked if is_lacking]


def decision_log_manuscript(meeting, language, *, readers=EVERYONE):
    """The decision log of a Meeting ready for print in ``language``. See templates/pdf/decision_log.html."""
    with translation.override(language):
        rows = meeting.decisions.with_due().read_by(readers).select_related("item", "meeting__commission")
        decisions = list(rows.prefetch_related("members").order_by("number", "pk"))
        title = gettext("Decision log of meeting %(number)s, %(commission)s") % {
            "number": meeting.number,
            "commission": meeting.commission.name,
        }
        count = ngettext("%(n)s decision", "%(n)s decisions", len(decisions)) % {"n": len(decisions)}
        context = framed(
            meeting,
            title=title,
            nature=gettext("Decision log"),
            **lacking(decision_log_lacks(meeting)),
            decisions=decisions,
            count=count,
            is_for_members=readers == MEMBERS,
        )
        table = decisions_table(decisions, language, timezone.localdate())
        attached = [Attachment("decisions.csv", gettext("The decisions as data"), table)]
        return compose("decision_log.html", context, language, attachments=attached)
