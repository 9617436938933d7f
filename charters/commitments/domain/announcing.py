"""Who is told of commitments and reports. Called inside the transaction in which it happens.

What is stored with a notice names cities, never people, and holds no words of a city.
"""

from charter_portal.notices.paths import path_to
from charter_portal.notices.telling import tell
from members.domain.acting import leaders_of
from members.domain.announcing import names_of
from members.models import User
from members.rules import COMMISSION_STAFF, SECRETARIAT


def announce_published(commitment, *, at):
    """Tell the team that a city published a commitment or its next version."""
    context = {"city": names_of(commitment.member), "is_new": commitment.replaces_id is None}
    tell("commitment_published", to=team(), about=_about(commitment), context=context, path=_page(commitment), at=at)


def announce_outcome(outcome, *, at):
    """Tell the team that a city said what became of a commitment."""
    commitment = outcome.commitment
    context = {"city": names_of(commitment.member), "outcome": str(outcome.kind)}
    about = f"{_about(commitment)}:outcome:{outcome.pk}"
    tell("commitment_settled", to=team(), about=about, context=context, path=_page(commitment), at=at)


def remind_of_commitment(commitment, *, is_late, at):
    """Remind a city of a commitment that is due soon, or late; returns how many accounts were told now.

    Once for each of both, however often it is asked.
    """
    kind = "commitment_late" if is_late else "commitment_due"
    return tell(
        kind,
        to=leaders_of(commitment.member, at=at),
        about=f"{_about(commitment)}:{kind}",
        context={"city": names_of(commitment.member), "due_on": commitment.due_on.isoformat()},
        path=path_to("commitments:own", commitment.member.slug, commitment.pk),
        at=at,
    )


def announce_report(report, *, at):
    """Tell the team that a city submitted a report or its correction."""
    context = {"city": names_of(report.member), "year": report.year}
    path = path_to("commitments:report", report.pk)
    tell("report_submitted", to=team(), about=f"report:{report.pk}", context=context, path=path, at=at)


def announce_hidden(row, *, by, at):
    """Tell the city that wrote a Commitment or a Report that its words are hidden, but the account ``by``."""
    about = f"{row._meta.label_lower}:{row.pk}:hidden:{at.isoformat()}"
    told, context = leaders_of(row.member, at=at, but=by), {"city": names_of(row.member)}
    tell(
        "commitment_words_hidden",
        to=told,
        about=about,
        context=context,
        path=path_to(f"commitments:{row._meta.model_name}", row.pk),
        at=at,
    )


def remind_of_report(member, due, *, at):
    """Remind a city of the report that is next Due; returns how many accounts were told now.

    Once before and once after that day, however often it is asked.
    """
    kind = "report_late" if due.is_late else "report_due"
    return tell(
        kind,
        to=leaders_of(member, at=at),
        about=f"member:{member.pk}:{kind}:{due.on.isoformat()}",
        context={"city": names_of(member), "due_on": due.on.isoformat()},
        path=path_to("commitments:reports_own", member.slug),
        at=at,
    )


def team():
    """The accounts of the commission's staff and the secretariat."""
    return User.objects.filter(groups__name__in=(COMMISSION_STAFF, SECRETARIAT), is_active=True).distinct()


def _about(commitment):
    return f"commitment:{commitment.pk}"


def _page(commitment):
    return path_to("commitments:commitment", commitment.pk)
