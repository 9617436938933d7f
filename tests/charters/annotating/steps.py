"""What tests of annotating share."""

import datetime

from charter_portal.text.anchoring import locate
from charters.domain.annotating import (
    WHOLE,
    draft_annotation,
    ground_for,
)

DAY = datetime.date(2026, 11, 2)


NOW = datetime.datetime(2026, 11, 9, 12, tzinfo=datetime.UTC)


def ground(member, revision, language="fr", at=NOW):
    return ground_for(member, revision.principle, language=language, at=at)


def drafted(member, revision, *, quote="second paragraphe", language="fr", **changes):
    where = ground(member, revision, language)
    passage = locate(where.text, quote) if quote else WHOLE
    texts = {"kind": "remark", "visibility": "public", "body": "Qui décide ?", **changes}
    return draft_annotation(member=member, ground=where, passage=passage, by=None, at=NOW, **texts)
