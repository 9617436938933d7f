"""Why an act on charters is refused. No prose for people: views and commands speak."""


class ChartersError(Exception):
    """Base of the refusals below; ``subject`` is what they are about, as a plain value."""

    def __init__(self, subject=None):
        super().__init__(subject)
        self.subject = subject


class EditionSealed(ChartersError):
    """The edition is sealed already; nothing in it can change."""


class EditionNotDraft(ChartersError):
    """The edition is a reference or was abandoned: it is not ours to open."""


class StatusForbids(ChartersError):
    """The act is not one for an edition that stands so; ``subject`` is its status."""


class VoteUnderWay(ChartersError):
    """A vote on it is not over: it must stay as it is. ``subject`` is the number of the edition or the amendment."""


class ReasonMissing(ChartersError):
    """The act is recorded with a decision or a reason, and there is none."""


class DateNotPossible(ChartersError):
    """The date does not fit with those of the acts before; ``subject`` is the earliest possible date, or the latest.

    ``is_latest`` says which, and ``why`` what bounds it: "today", "vote", "carried" or "too_far".
    """

    def __init__(self, subject=None, *, why, is_latest=False):
        super().__init__(subject)
        self.is_latest, self.why = is_latest, why


class NothingToSeal(ChartersError):
    """The edition has no article."""


class ClosesBeforeOpening(ChartersError):
    """The consultation would close before the day on which it opens."""


class WordingsIncomplete(ChartersError):
    """Something that sealing needs is missing; ``subject`` is the list of Lack values that stand in the way."""


class PrincipleTwice(ChartersError):
    """Two wordings of one principle stand in the edition; ``subject`` is the principle's key."""


class PrincipleOfAnotherCharter(ChartersError):
    """A wording belongs to another charter's principle; ``subject`` is the principle's key."""


class BaseNotSealed(ChartersError):
    """A wording was made from one that is not sealed or is another principle's; ``subject`` is the key."""


class FrenchDiffers(ChartersError):
    """A correction of a translation must leave the French as it was; ``subject`` is the principle's key."""


class FrenchSame(ChartersError):
    """A change of the French is declared, and the French is that of the wording it was made from."""


class TranslationsSame(ChartersError):
    """A translation is said to be corrected, and every language is as it was; ``subject`` is the principle's key."""


class WordingSealed(ChartersError):
    """The wording is sealed: what it changes was declared before."""


class NothingToDeclare(ChartersError):
    """A first wording changes nothing; ``subject`` is the principle's key."""


class NotACorrection(ChartersError):
    """The wording is not said to correct a translation; ``subject`` is the principle's key."""


class NumberTaken(ChartersError):
    """A first wording is asked for where the principle has one already."""


class NothingToReview(ChartersError):
    """The language lacks a text that exists in French; ``subject`` is the language."""


class NotATranslation(ChartersError):
    """French is the authoritative text, and only the languages of the portal are translated into."""


class EditionNotSealed(ChartersError):
    """The next edition is made from a sealed one, and this one is not; ``subject`` is its name."""


class EditionNumberTaken(ChartersError):
    """The charter has an edition of that number; ``subject`` is the number."""


class ManuscriptRefused(ChartersError):
    """The file is no charter that can be read.

    ``subject`` says why: "encoding", "empty", "too_large", "unknown_type", "not_docx", "password", "bomb",
    "xml_entities", "tracked_changes".
    """


class OutlineRefused(ChartersError):
    """What was read can't be kept; ``subject`` is the list of Problem values."""


class CharterAddressTaken(ChartersError):
    """Another charter has the address; ``subject`` is the address."""


class ConsultationClosed(ChartersError):
    """The consultation of the edition is not open to the city, or no longer; ``subject`` is its number."""


class AmendmentForbids(ChartersError):
    """The act is not one for an amendment that stands so; ``subject`` is its status."""


class NothingAmended(ChartersError):
    """The words of the amendment are those of the wording."""


class JustificationMissing(ChartersError):
    """An amendment is submitted with its justification."""


class WordsMissing(ChartersError):
    """The amendment would leave the principle without a title or a statement."""


class ParagraphsDiffer(ChartersError):
    """A correction of a translation must have as many paragraphs as the French; ``subject`` is (found, expected)."""


class NotAmendable(ChartersError):
    """The language has no text to amend, or French is said to be a translation; ``subject`` is the language."""


class OwnAmendment(ChartersError):
    """A city does not co-sign what it submitted itself."""


class FrenchNotCalledFor(ChartersError):
    """The amendment is written in French, or corrects a translation: there is no French to be written."""


class FrenchMissing(ChartersError):
    """A change of meaning can be accepted once its French is written."""


class NoNextDraft(ChartersError):
    """No draft edition follows the one that is amended; ``subject`` is its name."""


class PrincipleNotInDraft(ChartersError):
    """The next draft edition does not list the principle; ``subject`` is its key."""


class NothingAccepted(ChartersError):
    """The words that would be accepted are those that stand there without the amendment."""


class AnnotationPublished(ChartersError):
    """The annotation is published: its words can't change, and it can't be taken back."""


class AnnotationNotPublished(ChartersError):
    """The annotation is a draft of its city: nobody answers, decides or moderates it."""


class BodyMissing(ChartersError):
    """There are no words."""


class PassageNotThere(ChartersError):
    """The passage is not one of the wording that is annotated; ``subject`` is its wording's number."""


class EditionOfAnotherCharter(ChartersError):
    """An annotation can only be accepted into a later edition of its own charter; ``subject`` is the edition."""
