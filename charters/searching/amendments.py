"""Amendments that cities have submitted, in the language in which they were written or in French."""

from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from charter_portal.search.kinds import WHOLE, Document, Kind, register
from charter_portal.text.localized import localized_on

from ..domain.words import AUTHORITATIVE
from ..models import Amendment, Charter, Edition


def documents(keys=None):
    """A Document of each submitted amendment that its city has not withdrawn."""
    language = get_language()
    editions = Edition.objects.public().filter(charter__kind=Charter.Kind.SHARED)
    rows = Amendment.objects.submitted().exclude(status=Amendment.Status.WITHDRAWN).filter(edition__in=editions)
    rows = rows.select_related("member", "revision", "edition__charter")
    for row in rows if keys is None else rows.filter(pk__in=keys):
        city, principle = localized_on(row.member, "name", language), localized_on(row.revision, "title", language)
        called = gettext("Amendment %(number)s of %(city)s") % {"number": row.number, "city": city.text}
        yield Document(
            key=row.pk,
            title=f"{called} · {principle.text}",
            day=localdate(row.submitted_at),
            address=row.get_absolute_url(),
            **_words(row, language, but=principle.text),
        )


def _words(row, language, *, but):
    """What it proposes and why; in French for those who read French, where its French is written.

    ``but``: a title that is not said again.
    """
    if language == AUTHORITATIVE and row.language != AUTHORITATIVE and row.french_statement:
        words, language = (row.french_title, row.french_statement), AUTHORITATIVE
    else:
        words, language = (row.title, row.statement, row.justification), row.language
    return {"text": "\n\n".join(part for part in words if part not in {"", but}), "text_language": language}


register(
    Kind(
        name="amendement",
        label=_("Amendment"),
        plural=_("Amendments"),
        documents=documents,
        watches={
            "charters.Amendment": "id",
            **dict.fromkeys(("charters.Charter", "charters.Edition", "members.Member"), WHOLE),
        },
        place=50,
    )
)
