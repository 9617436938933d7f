"""Adoptions in words: how they stand, how a principle stands, and why an act is refused and how to mend it."""

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import LANGUAGE_NAMES

from ..domain.words import in_language
from ..models import PrincipleRevision
from ..refusals import words_of_refusal as words_of_charters
from . import exceptions
from .models import Instrument
from .standing import Life, State

LIVES = {
    Life.NONE: pgettext_lazy("adoption", "nothing declared"),
    Life.INTEREST: pgettext_lazy("adoption", "interest declared"),
    Life.INTENTION: pgettext_lazy("adoption", "intention declared"),
    Life.DELIBERATED: pgettext_lazy("adoption", "decided, not counting yet"),
    Life.ADOPTED: pgettext_lazy("adoption", "adopted"),
    Life.SUSPENDED: pgettext_lazy("adoption", "suspended"),
    Life.WITHDRAWN: pgettext_lazy("adoption", "withdrawn"),
}
# What an institution does is told apart: it supports the charter, and adopts it for no city.
SUPPORT = LIVES | {Life.ADOPTED: pgettext_lazy("adoption", "supporter")}

STATES = {
    State.ADOPTED: pgettext_lazy("principle", "adopted"),
    State.PROVISION: pgettext_lazy("principle", "adopted with a local provision"),
    State.RESERVATION: pgettext_lazy("principle", "reservation"),
    State.DEFERRED: pgettext_lazy("principle", "deferred"),
    State.TO_CONFIRM: pgettext_lazy("principle", "to be confirmed"),
    State.UNDECIDED: pgettext_lazy("principle", "not decided"),
}

_REFUSALS = {
    exceptions.NoEditionInForce: _("No edition of the charter is in force yet: there is nothing to adopt."),
    exceptions.DraftThere: _("Your city has begun a decision already: go on with it, or discard it."),
    exceptions.InstrumentRecorded: _("This decision is recorded: nothing in it can change any more."),
    exceptions.NotAwaiting: _("This decision doesn't wait to be verified: someone has judged it meanwhile."),
    exceptions.AwaitsVerification: _(
        "A decision of the city waits for the secretariat: the next one can be prepared once it is verified or "
        "returned."
    ),
    exceptions.WordsNotPublic: _("Only its city reads it: there is nothing to hide."),
    exceptions.NothingToComplete: _("Nothing was filled in."),
    exceptions.DocumentNotPDF: _("This file is no PDF, whatever its name says. Scan or export the document as PDF."),
}


def words_of_refusal(error):
    """Why a ChartersError refuses the act, and how to mend it."""
    match error:
        case exceptions.LifeForbids():
            return _("This can't be done with an adoption that stands so: “%(life)s”.") % {"life": LIVES[error.subject]}
        case exceptions.ChoicesMissing():
            return _("Say how your city stands on: %(principles)s.") % {"principles": titles_of(error.subject)}
        case exceptions.WordsMissing():
            return _("Write the local provision or the reason on: %(principles)s.") % {
                "principles": titles_of(error.subject)
            }
        case exceptions.FactsMissing():
            return _("These are still missing: %(facts)s.") % {"facts": names_of(error.subject)}
        case exceptions.FactKnown():
            return _("These are known already, and stay: %(facts)s.") % {"facts": names_of(error.subject)}
        case exceptions.DecidedInFuture():
            return _("Choose today, %(day)s, or an earlier day: a decision is recorded once it is taken.") % {
                "day": date_format(error.subject, "DATE_FORMAT")
            }
        case exceptions.PassagesQuoted():
            return _(
                "Passages are quoted in this language: %(language)s. Keep it, or empty the passages first, under the "
                "principles."
            ) % {"language": LANGUAGE_NAMES[error.subject]}
        case exceptions.DocumentTooLarge():
            return _("The file has more than %(size)s MB: scan it in black and white, or at fewer dots per inch.") % {
                "size": error.subject // 1024**2
            }
    return str(_REFUSALS[type(error)]) if type(error) in _REFUSALS else words_of_charters(error)


def names_of(fields):
    """The names of facts, for people."""
    return ", ".join(str(Instrument._meta.get_field(name).verbose_name) for name in fields)


def titles_of(keys):
    """The latest titles of principles of the shared charter with these keys, in the active language."""
    wordings = PrincipleRevision.objects.filter(principle__key__in=keys, principle__charter__kind="shared")
    titles = {one.principle.key: one for one in wordings.select_related("principle").order_by("pk")}
    language = get_language()
    return ", ".join(
        in_language(titles[key], "title", language) or in_language(titles[key], "title", "fr")
        for key in keys
        if key in titles
    )
