"""Annotations that everyone may read, in the words of their city."""

from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from charter_portal.search.kinds import WHOLE, Document, Kind, register
from charter_portal.text.localized import localized_on

from ..models import Annotation


def documents(keys=None):
    """A Document of each public annotation that is published and not hidden; the passage is the principle's words."""
    language = get_language()
    rows = Annotation.objects.public().filter(hidden_at=None).select_related("member", "revision__principle")
    for row in rows if keys is None else rows.filter(pk__in=keys):
        city, principle = localized_on(row.member, "name", language), localized_on(row.revision, "title", language)
        yield Document(
            key=row.pk,
            title=f"{capfirst(row.get_kind_display())} – {city.text} · {principle.text}",
            text=row.body,
            text_language=row.language,
            address=row.get_absolute_url(),
            day=localdate(row.published_at),
        )


register(
    Kind(
        name="annotation",
        label=_("Annotation"),
        plural=_("Annotations"),
        documents=documents,
        watches={"charters.Annotation": "id", "charters.Principle": WHOLE, "members.Member": WHOLE},
        place=40,
    )
)
