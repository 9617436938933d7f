"""What votes say in words that several pages share: how a round stands, and why an act is refused."""

import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..refusals import words_of_refusal as words_of_charters
from . import exceptions
from .phases import Phase
from .zones import SECRETARIAT

PHASES = {
    Phase.DRAFT: gettext_lazy("in preparation"),
    Phase.SCHEDULED: gettext_lazy("opened, begins later"),
    Phase.OPEN: gettext_lazy("under way"),
    Phase.CLOSED: gettext_lazy("over, not yet certified"),
    Phase.CERTIFIED: gettext_lazy("over, result certified"),
    Phase.ANNULLED: gettext_lazy("annulled"),
}
_WORDS = {
    exceptions.RoundSealed: gettext_lazy("The vote is opened already."),
    exceptions.NotReady: gettext_lazy("Something is missing or in the way: see the list."),
    exceptions.ChoicesUnreadable: gettext_lazy("What was sent is no ballot of this vote. Fill in the form again."),
    exceptions.InForceAlready: gettext_lazy(
        "Edition %(subject)s is in force: the vote can't be annulled any more. A new edition can be put to the vote."
    ),
}


def by_two_clocks(moment, zone):
    """``{"local": …, "utc": …}``: a moment in a time zone and in UTC, whose day is told where it is another."""
    local, utc = localtime(moment, zone), moment.astimezone(datetime.UTC)
    return {
        "local": date_format(local, "DATETIME_FORMAT"),
        "utc": date_format(utc, "H:i" if utc.date() == local.date() else "DATETIME_FORMAT"),
    }


def moment_in_words(moment):
    """A moment in Paris time and in UTC."""
    return _("%(local)s, Paris time (%(utc)s UTC)") % by_two_clocks(moment, SECRETARIAT)


def words_of_refusal(error):
    """Why a VoteError or another ChartersError refuses the act, and how to mend it."""
    match error:
        case exceptions.PhaseForbids():
            return _("This can't be done with a vote that stands so: “%(phase)s”.") % {"phase": PHASES[error.subject]}
        case exceptions.NotLater():
            return _("Choose a moment after the present end, %(moment)s, and not years ahead.") % {
                "moment": moment_in_words(error.subject)
            }
        case exceptions.TooLate():
            return _("The vote is over. It was %(moment)s when your ballot arrived.") % {
                "moment": moment_in_words(error.subject)
            }
        case exceptions.TooEarly():
            return _("The vote has not begun. It begins on %(moment)s.") % {"moment": moment_in_words(error.subject)}
        case exceptions.VoteError() if type(error) in _WORDS:
            return str(_WORDS[type(error)]) % {"subject": error.subject}
    return words_of_charters(error)
