"""Why an act of a city on charters was refused, in words for people."""

from django.utils.translation import gettext_lazy as _

from . import exceptions

WORDS = {
    exceptions.ConsultationClosed: _(
        "The consultation of edition %(subject)s is not open to your city, or is over where you are."
    ),
    exceptions.AnnotationPublished: _("This annotation is published: its words can't change any more."),
    exceptions.AnnotationNotPublished: _("This annotation is a draft of its city, and not published."),
    exceptions.BodyMissing: _("Write what you ask, remark or propose."),
    exceptions.PassageNotThere: _("This passage does not stand in wording %(subject)s. Choose it again."),
    exceptions.EditionOfAnotherCharter: _("“%(subject)s” is an edition of another charter."),
}


def words_of(refusal):
    """The sentence for one of these refusals of charters.exceptions."""
    return str(WORDS[type(refusal)]) % {"subject": refusal.subject}
