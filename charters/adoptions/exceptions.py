"""Why an act on an adoption is refused. No prose for people: views and commands speak."""

from ..exceptions import ChartersError


class AdoptionError(ChartersError):
    """Base of the refusals below; ``subject`` is what they are about, as a plain value."""


class LifeForbids(AdoptionError):
    """The act is not one for an adoption that stands so; ``subject`` is its Life."""


class NoEditionInForce(AdoptionError):
    """No edition of the charter is in force yet: there is nothing to adopt."""


class DraftThere(AdoptionError):
    """The city has begun an instrument already."""


class InstrumentRecorded(AdoptionError):
    """The instrument is recorded or discarded, and no draft any more."""


class NotAwaiting(AdoptionError):
    """The instrument doesn't wait to be verified: it is a draft, verified, or returned."""


class AwaitsVerification(AdoptionError):
    """An instrument of the city waits for the secretariat: one at a time."""


class ChoicesMissing(AdoptionError):
    """The instrument leaves out principles that it has to decide on; ``subject`` is the list of their keys."""


class WordsMissing(AdoptionError):
    """A provision or a reservation without its words; ``subject`` is the list of the principles' keys."""


class FactsMissing(AdoptionError):
    """Facts without which an instrument is none; ``subject`` is the list of the fields' names."""


class FactKnown(AdoptionError):
    """A fact is known already, and stays; ``subject`` is the list of the fields' names."""


class NothingToComplete(AdoptionError):
    """No fact was given."""


class DecidedInFuture(AdoptionError):
    """A decision is recorded once it is taken; ``subject`` is the present date."""


class DocumentNotPDF(AdoptionError):
    """The content of the document is no PDF."""


class DocumentTooLarge(AdoptionError):
    """The document has more bytes than ``subject``."""


class PassagesQuoted(AdoptionError):
    """Passages are quoted in the language of the draft, which therefore stays; ``subject`` is that language."""


class WordsNotPublic(AdoptionError):
    """The words of a choice are not read by everyone, or there are none: there is nothing to hide."""
