"""Sentences for what an import of a charter finds: why a file is refused, what can't be kept. Each says the mend."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .domain.manuscripts.outlines import LONGEST_CRITERION, LONGEST_TITLE

_REFUSALS = {
    "encoding": gettext_lazy("The accents of the file cannot be read. Save it in UTF-8, then choose it again."),
    "empty": gettext_lazy("The file holds no text. Check that the right file was chosen."),
    "too_large": gettext_lazy("The file is larger than a charter: at most 5 MB and 400,000 characters."),
    "unknown_type": gettext_lazy("This is neither Markdown nor DOCX. Open it in a word processor and save it as DOCX."),
    "not_docx": gettext_lazy("This DOCX file is damaged. Open it in a word processor and save it as DOCX again."),
    "password": gettext_lazy("The file is protected by a password. Save it without one."),
    "bomb": gettext_lazy(
        "The file unpacks to far more than a charter, so it was not opened. Take its pictures out and save it again."
    ),
    "xml_entities": gettext_lazy(
        "The file holds instructions that no word processor writes, so it was not read. Copy its text into a new one."
    ),
    "tracked_changes": gettext_lazy(
        "The file has tracked changes, so nobody could say which words hold. Accept or reject them, then save it again."
    ),
}
_PROBLEMS = {
    "no_principle": gettext_lazy(
        "No heading was found, so nothing can become a principle. Give each principle a heading: a style “Heading” in "
        "a word processor, a line that begins with # in Markdown."
    ),
    "empty_title": gettext_lazy("A heading is empty. Write the principle's title in it, or delete it."),
    "long_title": gettext_lazy("The heading “%(text)s” has more than %(longest)s characters: shorten it."),
    "long_criterion": gettext_lazy("The criterion “%(text)s” has more than %(longest)s characters: shorten it."),
}


def words_of_refused_manuscript(refused):
    """Why a ManuscriptRefused, and how to mend it."""
    return _REFUSALS[refused.subject]


def words_of_problem(problem):
    """What stands in the way of keeping an outline, one Problem, and how to mend it; with its line if it has one."""
    longest = LONGEST_CRITERION if problem.reason == "long_criterion" else LONGEST_TITLE
    sentence = _PROBLEMS[problem.reason] % {"text": problem.text, "longest": longest}
    return _("Line %(line)s: %(sentence)s") % {"line": problem.line, "sentence": sentence} if problem.line else sentence
