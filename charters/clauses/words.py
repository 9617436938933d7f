"""What clauses say in words that several pages share: why an act is refused, and how to mend it."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..refusals import words_of_refusal as words_of_charters
from . import exceptions

_WORDS = {
    exceptions.VersionPublished: gettext_lazy("This version is published already."),
    exceptions.NothingNew: gettext_lazy("No word differs from version %(subject)s: there is nothing to publish."),
    exceptions.DraftExists: gettext_lazy("There is a draft already: change that one."),
    exceptions.NothingPublished: gettext_lazy("Nothing is published yet: change the draft itself."),
    exceptions.ClauseFixed: gettext_lazy("The use is published: which clause it is of stays. Record another use."),
    exceptions.DatesReversed: gettext_lazy("The end is before the beginning: mend one of both."),
    exceptions.NothingToPublish: gettext_lazy("There is no draft: a colleague published or deleted it meanwhile."),
    exceptions.ClauseWithdrawn: gettext_lazy(
        "This clause is withdrawn from the library: no new use of it begins, and it gets no new version."
    ),
    exceptions.ReplacementNotPossible: gettext_lazy("Choose another clause, one that is published and not withdrawn."),
    exceptions.NotPublished: gettext_lazy("Only its city reads it: there is nothing to hide."),
}
_LACKS = {
    "title": gettext_lazy("The French title is missing."),
    "text": gettext_lazy("The French text of the clause is missing."),
    "legal_effect": gettext_lazy("The French note on the legal effect is missing."),
}
_OWN_WORDS = {
    "version": gettext_lazy("This version is not published. Choose another clause."),
    "principle": gettext_lazy("Choose the principle that your clause puts to work."),
    "title": gettext_lazy("Write what your clause is called."),
    "text": gettext_lazy("Paste the words of your clause."),
}


def words_of_refusal(error):
    """Why a ClauseError or another ChartersError refuses the act, and how to mend it."""
    match error:
        case exceptions.WordsLacking():
            return str(_LACKS[error.subject])
        case exceptions.OwnWordsMissing():
            return str(_OWN_WORDS[error.subject])
        case exceptions.StageNotPossible():
            return _words_of_stages(error.subject)
        case exceptions.DateAhead():
            day = {"day": date_format(error.subject, "DATE_FORMAT")}
            return _("This day is still to come where your city is. Choose %(day)s or an earlier day.") % day
        case exceptions.DateTooFar():
            first, last = error.subject
            return _("Choose a year from %(first)s to %(last)s.") % {"first": first, "last": last}
        case exceptions.ClauseError() if type(error) in _WORDS:
            return str(_WORDS[type(error)]) % {"subject": error.subject}
    return words_of_charters(error)


def field_of_refusal(error):
    """The name of the field of a form that a ChartersError is about, None where it is about the whole."""
    match error:
        case exceptions.OwnWordsMissing():
            return "clause" if error.subject == "version" else error.subject
        case exceptions.ClauseWithdrawn():
            return "clause"
        case exceptions.StageNotPossible():
            return "kind"
        case exceptions.DatesReversed():
            return "ended_on"
        case exceptions.DateRefused():
            return error.name
    return None


def _words_of_stages(kinds):
    if not kinds:
        return _("The use has ended: nothing can follow. Correct an earlier stage, or record another use.")
    return _("This stage can't stand there. Choose: %(stages)s.") % {
        "stages": " · ".join(str(kind.label) for kind in kinds)
    }
