"""What commitments say in words that several pages share: why an act is refused, and how to mend it."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..adoptions.exceptions import AdoptionError
from ..adoptions.words import words_of_refusal as words_of_adoptions
from ..refusals import words_of_refusal as words_of_charters
from . import exceptions
from .models import Commitment

_WORDS = {
    exceptions.NotDraft: gettext_lazy("This is published already: nothing in it can change."),
    exceptions.NotCurrent: gettext_lazy("A later version took its place: go on from that one."),
    exceptions.DraftThere: gettext_lazy("The next version is begun already: change that draft."),
    exceptions.Settled: gettext_lazy("What became of this commitment is said: it gets no new version."),
    exceptions.NothingAdopted: gettext_lazy("Your city has adopted no principle of the charter: nothing is asked yet."),
    exceptions.ReportIncomplete: gettext_lazy("Parts of the report that lack something: %(subject)s. Complete them."),
    exceptions.ReportSubmitted: gettext_lazy("This report is submitted: correct it by another one of the same year."),
    exceptions.ReportNotSubmitted: gettext_lazy("This report is a draft of its city."),
    exceptions.WordsNotPublic: gettext_lazy("Only its city reads it: there is nothing to hide."),
    exceptions.SeenAlready: gettext_lazy("Someone has marked this report as seen meanwhile."),
    exceptions.DayTooFar: gettext_lazy("Choose a year up to %(subject)s."),
}
_LACKING = {
    "principle": gettext_lazy("Choose the principle that your commitment serves."),
    "text": gettext_lazy("Write what your city commits itself to."),
    "words": gettext_lazy("Write what was done, or why not."),
}


def words_of_refusal(error):
    """Why a CommitmentError or another ChartersError refuses the act, and how to mend it."""
    match error:
        case exceptions.WordsLacking():
            return str(_LACKING[error.subject])
        case exceptions.Incomplete():
            return _("Before it is published, write: %(fields)s.") % {"fields": names_of(error.subject)}
        case exceptions.DayBehind():
            day = {"day": date_format(error.subject, "DATE_FORMAT")}
            return _("A commitment is due after today, %(day)s. Choose a later day.") % day
        case exceptions.YearNotPossible():
            first, last = error.subject
            return _("Choose a year from %(first)s to %(last)s.") % {"first": first, "last": last}
        case AdoptionError():
            return words_of_adoptions(error)
        case exceptions.CommitmentError():
            return str(_WORDS[type(error)]) % {"subject": error.subject}
    return words_of_charters(error)


def names_of(fields):
    """What fields of a Commitment are called, in a row."""
    return " · ".join(str(Commitment._meta.get_field(name).verbose_name) for name in fields)


def field_of_refusal(error):
    """The name of the field of a form that a ChartersError is about, None where it is about the whole."""
    match error:
        case exceptions.WordsLacking():
            return error.subject
        case exceptions.DayBehind() | exceptions.DayTooFar():
            return "due_on"
    return None
