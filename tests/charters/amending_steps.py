"""What many stories of amendments do: a consultation is opened, a city begins, writes and submits an amendment."""

import datetime

from django.utils import timezone

from charters.domain.amending import (
    Text,
    begin_amendment,
    change_amendment,
    proposed,
    submit_amendment,
    text_in,
)
from charters.domain.enacting import open_consultation
from charters.models import PrincipleRevision
from tests.factories import ArticleFactory, EditionFactory, MemberFactory

FRENCH = "Un premier paragraphe.\n\nUn second paragraphe."
WHY = "Pour que chacun comprenne."


def consultation(principles=1, *, number="0.1", charter="charte-exemple", **texts):
    """An edition in consultation with so many principles, whose wordings hold ``texts``; other French has no others."""
    if "statement_fr" in texts:
        texts = {"statement_en": "", "statement_ar": "", **texts}
    edition = EditionFactory(number=number, charter__slug=charter)
    for position in range(principles):
        made = {f"revision__{name}": value for name, value in texts.items()}
        ArticleFactory(edition=edition, position=position, revision__principle__charter=edition.charter, **made)
    return open_consultation(edition, by=None, on=datetime.date(2026, 1, 5))


def wording_of(edition):
    """The wording that the edition lists first."""
    return PrincipleRevision.objects.filter(articles__edition=edition).order_by("articles__position").first()


def drafted(edition, *, member=None, language="fr", kind="meaning", french=None, by=None, **words):
    """A city's draft; ``words`` are title and statement in ``language``, by default the statement changes."""
    at, revision = timezone.now(), words.pop("revision", None) or wording_of(edition)
    amendment = begin_amendment(
        member=member or MemberFactory(), edition=edition, revision=revision, language=language, kind=kind, by=by, at=at
    )
    if not words:
        words = {"statement": proposed(amendment).statement + " Et plus."}
    if french:
        french = Text(text_in(revision, "fr").title, french)
    return change_amendment(
        amendment,
        text=proposed(amendment)._replace(**words),
        french=french,
        justification=WHY,
        version=amendment.version,
        at=at,
    )


def submitted(edition, *, by=None, **draft):
    """The same, submitted."""
    made = drafted(edition, by=by, **draft)
    return submit_amendment(made, version=made.version, by=by, at=timezone.now())
