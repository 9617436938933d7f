"""What many stories of commitments do: a principle, a city, what it promises. All is plainly invented."""

import datetime

from django.utils import timezone

from charters.commitments.domain.committing import Said, begin, publish, settle
from charters.commitments.domain.reporting import account_for, adopted_by, assess, begin_report, submit
from charters.commitments.models import Commitment, Report
from charters.models import Edition, Principle
from tests.adoptions.steps import document, edition_in_force, verified
from tests.factories import ArticleFactory, EditionFactory

DAY = datetime.timedelta(days=1)
WHOLE = {
    "text": "Publier le registre des traitements.",
    "indicator": "Part des traitements publiés",
    "baseline": "20",
    "target": "100",
    "unit": "%",
    "verification": "Le registre est en ligne.",
}


def principle(key="sobriete"):
    """A principle of the shared charter that an edition lists."""
    found = Principle.objects.filter(charter__kind="shared", key=key).first()
    if found is None:
        edition = Edition.objects.filter(number="0.9").first() or EditionFactory(status="reference", number="0.9")
        position = edition.articles.count() + 1
        found = ArticleFactory(edition=edition, position=position, revision__principle__key=key).revision.principle
    return found


def said(**fields):
    """All that a city says, due in a year."""
    due_on = timezone.localdate() + 365 * DAY
    return Said(**{"principle": fields.pop("principle", None) or principle(), "due_on": due_on, **WHOLE, **fields})


def promised(member, *, replaces=None, **fields):
    """A draft of the member."""
    return begin(member=member, said=said(**fields), replaces=replaces, by=None, at=timezone.now())


def published(draft, *, by=None, on=None):
    """The draft as it is published; ``on``: the present day, to publish what is late today."""
    return publish(draft, version=draft.version, on=on or timezone.localdate(), by=by, at=timezone.now())


def committed(member, *, replaces=None, **fields):
    """A published commitment of the member."""
    return published(promised(member, replaces=replaces, **fields))


def late(member, *, days=3, **fields):
    """A commitment that was due some days ago."""
    today = timezone.localdate()
    return published(promised(member, due_on=today - days * DAY, **fields), on=today - 100 * DAY)


def settled(commitment, kind="kept", words="C'est fait.", *, value="", by=None):
    """What became of the commitment, said; returns the Outcome."""
    stored = Commitment.objects.get(pk=commitment.pk)
    act = {"version": stored.version, "by": by, "at": timezone.now()}
    return settle(stored, kind=kind, words=words, value=value, **act)


def adopted(member, *keys):
    """The member has adopted these principles of an edition in force: "sobriete" where none is named."""
    return verified(
        member, Edition.objects.filter(status="in_force").first() or edition_in_force(*keys or ["sobriete"])
    )


def report_begun(member, *, year=2026):
    """A draft of the report of a city that adopted one principle and made one commitment, its evidence kept."""
    if not adopted_by(member, on=timezone.localdate()):
        adopted(member)
    if not Commitment.objects.current().filter(member=member).exists():
        committed(member)
    act = {"by": None, "at": timezone.now()}
    report = begin_report(member=member, year=year, language="fr", on=timezone.localdate(), **act)
    for part in report.assessments.all():
        assess(part, level=2, words="En place.", link="", version=part.version, file=document(), **act)
    return Report.objects.get(pk=report.pk)


def report_submitted(member, *, year=2026):
    """A submitted report."""
    report, act = report_begun(member, year=year), {"by": None, "at": timezone.now()}
    for part in report.accounts.all():
        account_for(part, value="60", words="Deux services restent.", version=part.version, **act)
    return submit(report, version=Report.objects.get(pk=report.pk).version, **act)
