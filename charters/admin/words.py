"""What the administration says about acts on charters: what is lacking, and which field a refusal is about."""

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charter_portal.editing.languages import LANGUAGE_NAMES

from .. import exceptions
from ..domain.readiness import Missing

RECORDED = gettext_lazy("The act is recorded in the register, with today's date and your account. It cannot be undone.")

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


def field_of_refusal(error, form):
    """The name of the field that a ChartersError is about, or None where it is about the whole."""
    kinds = {
        exceptions.DateNotPossible: forms.DateField,
        exceptions.ClosesBeforeOpening: forms.DateField,
        exceptions.ReasonMissing: forms.CharField,
    }
    kind = kinds.get(type(error))
    return next((name for name, field in form.fields.items() if kind and isinstance(field, kind)), None)
