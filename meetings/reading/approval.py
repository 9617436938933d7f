"""How minutes were approved, in words."""

from django.utils.translation import gettext

from charter_portal.templatetags.dates import written_out

from ..models import Minutes


def approved_how(minutes):
    """How and when Minutes were approved, one sentence in the active language; "" where they are not."""
    facts = {"date": written_out(minutes.approved_on) if minutes.approved_on else ""}
    if minutes.approval == Minutes.Approval.SILENCE:
        return (
            gettext("Approved on %(date)s: no correction was left open when the time for corrections had passed.")
            % facts
        )
    if minutes.approval == Minutes.Approval.VOTE:
        facts |= {
            "in_favour": minutes.votes_for,
            "against": minutes.votes_against,
            "abstaining": minutes.votes_abstaining,
        }
        return (
            gettext(
                "Approved on %(date)s by a vote: %(in_favour)s in favour, %(against)s against, "
                "%(abstaining)s abstaining."
            )
            % facts
        )
    return ""
