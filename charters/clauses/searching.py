"""The clauses of the library, and the uses of clauses that cities published; what is hidden is not among them."""

from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from charter_portal.search.kinds import WHOLE, Document, Kind, register
from charter_portal.text.localized import localized_on

from . import stages
from .models import ClauseVersion, LegalOrder, Stage, Use


def clauses(keys=None):
    """A Document of the latest version of each clause to use; two texts of one language, or the French."""
    language = get_language()
    rows = ClauseVersion.objects.to_use().select_related("clause")
    for row in rows if keys is None else rows.filter(clause__in=keys):
        title, text, effect = (localized_on(row, name, language) for name in ("title", "text", "legal_effect"))
        words = [text.text, effect.text] if effect.language == text.language else [text.text]
        yield Document(
            key=row.clause_id,
            title=f"{title.text} · {LegalOrder(row.clause.legal_order).label}",
            text="\n\n".join(words),
            language=title.language,
            text_language=text.language,
            address=row.clause.get_absolute_url(),
            day=localdate(row.published_at),
        )


def uses(keys=None):
    """A Document of each published use that is not hidden: the city's own words, of the stages that hold."""
    language = get_language()
    rows = Use.objects.public().filter(hidden_at=None).select_related("member", "clause_version")
    rows = list(rows if keys is None else rows.filter(pk__in=keys))
    told = {row.pk: [] for row in rows}
    for stage in Stage.objects.public().filter(use__in=rows):
        told[stage.use_id].append(stage)
    for row in rows:
        city = localized_on(row.member, "name", language)
        title = localized_on(row.clause_version, "title", language).text if row.clause_version else row.title
        said = [stage for stage in stages.holding(told[row.pk]) if not stage.is_hidden]
        words = [part for stage in said for part in (stage.contract, stage.lesson, stage.offers_note) if part]
        yield Document(
            key=row.pk,
            title=f"{city.text} · {title}",
            text="\n\n".join([row.text, *words] if row.text else words),
            address=row.get_absolute_url(),
            day=localdate(row.published_at),
        )


register(
    Kind(
        name="clause",
        label=_("Clause"),
        plural=_("Clauses"),
        documents=clauses,
        watches={"clauses.ClauseVersion": "clause", "clauses.Clause": "id"},
        place=15,
    )
)
register(
    Kind(
        name="clause-use",
        label=_("Use of a clause"),
        plural=_("Uses of clauses"),
        documents=uses,
        watches={"clauses.Use": "id", "clauses.Stage": "use", "members.Member": WHOLE},
        place=55,
    )
)
