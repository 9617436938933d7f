"""Principles of the network's charter, in the wording that readers are shown."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from charter_portal.search.kinds import WHOLE, Document, Kind, register
from charter_portal.text.localized import localized_on

from ..domain.showing import corrections_of, revisions_to_read
from ..domain.words import AUTHORITATIVE
from ..models import Charter

_FIELDS = ("statement", "rationale", "typical_commitment", "clause_idea")


def documents(keys=None):
    """A Document of each principle that everyone may read; what is missing in the statement's language is left out."""
    language, revisions = get_language(), revisions_to_read(charter__kind=Charter.Kind.SHARED)
    corrected = corrections_of(revisions) if language != AUTHORITATIVE and revisions else {}
    for listed in revisions:
        if keys is not None and str(listed.principle_id) not in keys:
            continue
        revision = corrected.get(listed.pk, listed)
        title, statement = (localized_on(revision, field, language) for field in ("title", "statement"))
        texts = [localized_on(revision, field, language) for field in _FIELDS]
        texts += [localized_on(criterion, "text", language) for criterion in revision.criteria.all()]
        yield Document(
            key=listed.principle_id,
            title=title.text,
            language=title.language,
            text="\n\n".join(one.text for one in texts if one.text and one.language == statement.language),
            text_language=statement.language,
            address=listed.principle.get_absolute_url(),
        )


register(
    Kind(
        name="principe",
        label=_("Principle"),
        plural=_("Principles"),
        documents=documents,
        watches={
            f"charters.{model}": WHOLE
            for model in ("Article", "Charter", "Criterion", "Edition", "Principle", "PrincipleRevision")
        },
        place=10,
    )
)
