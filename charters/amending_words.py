"""What cities and staff are told where an act on an amendment is refused."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import exceptions
from .models import Amendment

_REFUSALS = {
    exceptions.ConsultationClosed: gettext_lazy("The consultation is closed: nothing can be proposed any longer."),
    exceptions.NotAmendable: gettext_lazy("There is no text to amend in this language. Choose another."),
    exceptions.WordsMissing: gettext_lazy(
        "The title and the statement can't be empty. To have a principle taken out, say so in an annotation."
    ),
    exceptions.NothingAmended: gettext_lazy("Nothing is changed yet: the words are those of the wording."),
    exceptions.JustificationMissing: gettext_lazy("The justification is missing: say why your city proposes this."),
    exceptions.OwnAmendment: gettext_lazy("Your city submitted this amendment itself: it can't sign it too."),
    exceptions.FrenchNotCalledFor: gettext_lazy("There is no French to be written or agreed to."),
    exceptions.FrenchMissing: gettext_lazy("A change of meaning can be accepted once its French is written."),
    exceptions.NoNextDraft: gettext_lazy(
        "No draft edition follows edition %(subject)s. Prepare the next edition first."
    ),
    exceptions.PrincipleNotInDraft: gettext_lazy(
        "The draft of the next edition does not list the principle “%(subject)s”. Add it there first, or decline."
    ),
    exceptions.NothingAccepted: gettext_lazy(
        "These words stand there without the amendment: nothing of it would be taken up. Decline it instead."
    ),
    exceptions.ReasonMissing: gettext_lazy("Write the reason: the city and everyone will read it."),
}

# How the amendment stands, where that forbids the act.
_DECIDED = {
    Amendment.Status.ACCEPTED: gettext_lazy(
        "This amendment is decided: it was accepted. Nothing can be done with it any more."
    ),
    Amendment.Status.PARTLY_ACCEPTED: gettext_lazy(
        "This amendment is decided: it was accepted in part. Nothing can be done with it any more."
    ),
    Amendment.Status.DECLINED: gettext_lazy(
        "This amendment is decided: it was declined. Nothing can be done with it any more."
    ),
    Amendment.Status.WITHDRAWN: gettext_lazy(
        "Its city has withdrawn this amendment. Nothing can be done with it any more."
    ),
}


def words_of_refusal(error):
    """Why a ChartersError refuses an act on an amendment, and how to mend it."""
    if isinstance(error, exceptions.ParagraphsDiffer):
        found, expected = error.subject
        return _(
            "A correction of a translation has as many paragraphs as the French: %(expected)s, and here are %(found)s."
        ) % {"found": found, "expected": expected}
    if isinstance(error, exceptions.AmendmentForbids):
        if error.subject in _DECIDED:
            return str(_DECIDED[error.subject])
        return _("This can't be done with an amendment that stands so. Someone may have acted on it meanwhile.")
    return str(_REFUSALS[type(error)]) % {"subject": error.subject}
