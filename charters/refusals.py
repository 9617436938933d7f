"""Why an act on charters was refused, and how to mend it, in words for cities and staff alike."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import exceptions
from .models import Amendment

_EDITIONS = {
    exceptions.EditionSealed: gettext_lazy("The edition is sealed already."),
    exceptions.EditionNotDraft: gettext_lazy("Only a draft can be opened for consultation."),
    exceptions.NothingToSeal: gettext_lazy("The edition has no article: add the wordings it is made of."),
    exceptions.ClosesBeforeOpening: gettext_lazy("The consultation would close before it opens: choose a later day."),
    exceptions.WordingsIncomplete: gettext_lazy("Texts that sealing needs are missing: see the list."),
    exceptions.PrincipleTwice: gettext_lazy(
        "Two wordings of the principle “%(subject)s” stand in the edition: keep one."
    ),
    exceptions.PrincipleOfAnotherCharter: gettext_lazy("The principle “%(subject)s” belongs to another charter."),
    exceptions.BaseNotSealed: gettext_lazy(
        "The wording of “%(subject)s” was made from one that is not sealed, or is another principle's."
    ),
    exceptions.FrenchDiffers: gettext_lazy(
        "The wording of “%(subject)s” is said to correct a translation, but its French differs from the wording it was "
        "made from."
    ),
    exceptions.StatusForbids: gettext_lazy("This can't be done with an edition that stands so."),
    exceptions.VoteUnderWay: gettext_lazy(
        "A vote on %(subject)s is under way or waits to be certified: it stays as it is until then."
    ),
    exceptions.ReasonMissing: gettext_lazy("Write the reason: everyone will read it."),
    exceptions.FrenchSame: gettext_lazy(
        "The French is the same as in the wording it was made from. Change it first, or declare the correction of a "
        "translation."
    ),
    exceptions.TranslationsSame: gettext_lazy("Every language is as it was: correct a translation first."),
    exceptions.WordingSealed: gettext_lazy("The wording is sealed already."),
    exceptions.NothingToDeclare: gettext_lazy("A first wording changes nothing that was there before."),
    exceptions.NotACorrection: gettext_lazy(
        "This wording is not said to correct a translation: declare what it changes, and let an edition seal it."
    ),
    exceptions.NumberTaken: gettext_lazy(
        "A principle already has a first wording: say what the new wording changes, and from which one it was made."
    ),
    exceptions.EditionNotSealed: gettext_lazy("“%(subject)s” is not sealed: it can still be edited itself."),
    exceptions.EditionNumberTaken: gettext_lazy("This charter has an edition %(subject)s already."),
    exceptions.NothingToReview: gettext_lazy("A text is missing in this language: there is nothing to review yet."),
    exceptions.NotATranslation: gettext_lazy("French is the authoritative text and is no translation."),
}
_AMENDMENTS = {
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
}
_ANNOTATIONS = {
    exceptions.ConsultationClosed: gettext_lazy(
        "The consultation of edition %(subject)s is not open to your city, or is over where you are."
    ),
    exceptions.AnnotationPublished: gettext_lazy("This annotation is published: its words can't change any more."),
    exceptions.AnnotationNotPublished: gettext_lazy("This annotation is a draft of its city, and not published."),
    exceptions.BodyMissing: gettext_lazy("Write what you ask, remark or propose."),
    exceptions.PassageNotThere: gettext_lazy("This passage does not stand in wording %(subject)s. Choose it again."),
    exceptions.EditionOfAnotherCharter: gettext_lazy("“%(subject)s” is an edition of another charter."),
}
_WORDS = _EDITIONS | _AMENDMENTS | _ANNOTATIONS

_DATES = {
    ("today", False): gettext_lazy("Choose today, %(day)s, or a later day: what cities were promised stays."),
    ("today", True): gettext_lazy("Choose today, %(day)s, or an earlier day: a decision is recorded once it is taken."),
    ("vote", False): gettext_lazy("Choose %(day)s, when the edition was put to the vote, or a later day."),
    ("carried", False): gettext_lazy("Choose %(day)s, when the edition was carried, or a later day."),
    ("too_far", True): gettext_lazy("Choose %(day)s or an earlier day: is the year right?"),
}

# How an amendment stands, where that forbids the act.
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
    """Why a ChartersError refuses the act, and how to mend it."""
    match error:
        case exceptions.DateNotPossible():
            day = {"day": date_format(error.subject, "DATE_FORMAT")}
            return str(_DATES[error.why, error.is_latest]) % day
        case exceptions.ParagraphsDiffer():
            found, expected = error.subject
            return _(
                "A correction of a translation has as many paragraphs as the French: %(expected)s, and here are "
                "%(found)s."
            ) % {"found": found, "expected": expected}
        case exceptions.AmendmentForbids() if error.subject in _DECIDED:
            return str(_DECIDED[error.subject])
        case exceptions.AmendmentForbids():
            return _("This can't be done with an amendment that stands so. Someone may have acted on it meanwhile.")
    return str(_WORDS[type(error)]) % {"subject": error.subject}
