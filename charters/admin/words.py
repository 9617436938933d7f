"""What the administration says about acts on charters: what is lacking, why an act is refused."""

from django import forms
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charter_portal.editing.languages import LANGUAGE_NAMES

from .. import exceptions, refusals
from ..domain.readiness import Missing

_LACKS = {
    Missing.TITLE: gettext_lazy("the title is missing"),
    Missing.STATEMENT: gettext_lazy("the statement is missing"),
    Missing.CRITERIA: gettext_lazy("there is no criterion"),
    Missing.CRITERION: gettext_lazy("the text of a criterion is missing"),
    Missing.RATIONALE: gettext_lazy("the rationale is missing"),
    Missing.TYPICAL_COMMITMENT: gettext_lazy("the typical commitment is missing"),
    Missing.CLAUSE_IDEA: gettext_lazy("the idea for a contract clause is missing"),
    Missing.SOURCES: gettext_lazy("no source is cited"),
    Missing.PREAMBLE: gettext_lazy("the preamble is missing"),
    Missing.HEADING: gettext_lazy("the heading of a group of principles is missing"),
    Missing.REASON: gettext_lazy("the change is not declared with its reason"),
    Missing.DECLARATION: gettext_lazy("the French has changed since the change was declared: declare it again"),
}


def words_of_lack(lack):
    """One line on a Lack value: where, in which language, what."""
    where = lack.principle or _("Edition")
    language = f" ({LANGUAGE_NAMES[lack.language]})" if lack.language else ""
    if lack.missing is Missing.PARAGRAPHS:
        counts = {"found": lack.found, "expected": lack.expected}
        what = _("the statement has %(found)s paragraphs where the French has %(expected)s") % counts
    else:
        what = _LACKS[lack.missing]
    return f"{where}{language}: {what}"


def linked_lack(lack):
    """The same as HTML, with a link to the wording that lacks it, where it is to be mended."""
    words = words_of_lack(lack)
    if not lack.revision_id:
        return words
    address = reverse("admin:charters_principlerevision_change", args=[lack.revision_id])
    return format_html('<a href="{}">{}</a>', address, words)


_REFUSALS = {
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
    exceptions.ReasonMissing: gettext_lazy("Write the reason: it will be read beside what changed."),
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
    **refusals.WORDS,
}


_DATES = {
    ("today", False): gettext_lazy("Choose today, %(day)s, or a later day: what cities were promised stays."),
    ("today", True): gettext_lazy("Choose today, %(day)s, or an earlier day: a decision is recorded once it is taken."),
    ("vote", False): gettext_lazy("Choose %(day)s, when the edition was put to the vote, or a later day."),
    ("carried", False): gettext_lazy("Choose %(day)s, when the edition was carried, or a later day."),
    ("too_far", True): gettext_lazy("Choose %(day)s or an earlier day: is the year right?"),
}


def field_of_refusal(error, form):
    """The name of the field that a ChartersError is about, or None where it is about the whole."""
    kinds = {
        exceptions.DateNotPossible: forms.DateField,
        exceptions.ClosesBeforeOpening: forms.DateField,
        exceptions.ReasonMissing: forms.CharField,
    }
    kind = kinds.get(type(error))
    return next((name for name, field in form.fields.items() if kind and isinstance(field, kind)), None)


def words_of_refusal(error):
    """Why a ChartersError refuses the act, and how to mend it."""
    if isinstance(error, exceptions.DateNotPossible):
        day = {"day": date_format(error.subject, "DATE_FORMAT")}
        return str(_DATES[error.why, error.is_latest]) % day
    return str(_REFUSALS[type(error)]) % {"subject": error.subject}
