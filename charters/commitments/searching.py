"""Commitments of cities, in the words of their city."""

from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from charter_portal.search.kinds import WHOLE, Document, Kind, register
from charter_portal.text.localized import localized_on

from ..clauses.reading.principles import principles_read, title_of
from .models import Commitment
from .reading.hiding import veiled_commitment


def documents(keys=None):
    """A Document of each commitment in its last published version."""
    language = get_language()
    titles = principles_read(language)
    rows = Commitment.objects.current().with_names()
    # A version that was replaced is found no longer: those asked for are looked at among the current ones.
    for row in map(veiled_commitment, rows if keys is None else rows.filter(pk__in=keys)):
        city = localized_on(row.member, "name", language)
        called = gettext("Commitment of %(city)s") % {"city": city.text}
        yield Document(
            key=row.pk,
            title=f"{called} · {title_of(titles, row.principle.key).text}",
            text="\n\n".join(part for part in (row.text, row.indicator, row.verification) if part),
            text_language=row.language,
            address=row.get_absolute_url(),
            day=localdate(row.published_at),
        )


register(
    Kind(
        name="engagement",
        label=_("Commitment"),
        plural=_("Commitments"),
        documents=documents,
        watches=dict.fromkeys(
            (
                *("commitments.Commitment", "members.Member"),
                *("charters.Article", "charters.Edition", "charters.PrincipleRevision"),
            ),
            WHOLE,
        ),
        place=70,
    )
)
