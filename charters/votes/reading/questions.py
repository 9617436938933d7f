"""What a round asks, as pages and mails show it."""

from ...domain.words import LANGUAGES, in_language
from ..models import Question


def questions_of(vote):
    """The questions of an opened round with what they are about, in order. One query."""
    return list(
        Question.objects.filter(round=vote)
        .select_related("round__edition__charter", "revision__principle", "amendment__revision__principle")
        .order_by("position")
    )


def titles_of(vote):
    """``[{"fr": …, "en": …, "ar": …}]``: what each question is about, a title in each language; one query.

    Empty of an edition as a whole: the edition's number says it.
    """
    return [_titles(question) for question in questions_of(vote)]


def named_in_languages(vote):
    """What each question is about, as plain values for a mail in any language; one query.

    ``[{"kind": a Question.Kind, "title": as titles_of, "amendment": its number or None}]``.
    """
    return [
        {
            "kind": question.kind,
            "title": _titles(question),
            "amendment": question.amendment and question.amendment.number,
        }
        for question in questions_of(vote)
    ]


def _titles(question):
    about = question.revision or (question.amendment and question.amendment.revision)
    return {language: in_language(about, "title", language) if about else "" for language in LANGUAGES}
