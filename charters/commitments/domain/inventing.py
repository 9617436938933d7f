"""Invented commitments and a report of an invented city, for a demonstration's own data alone."""

import datetime

from django.db import transaction

from members.models import Member

from ..models import Commitment, Report
from .committing import Said, begin, publish, settle
from .reporting import account_for, adopted_by, assess, begin_report, submit

CITY = "ville-exemple-a"
# Text, indicator, baseline, target, unit, days until it is due; the value that the report says was reached.
_PROMISED = (
    ("Publier le registre des traitements de données.", "Part des traitements publiés", "20", "100", "%", 300),
    ("Supprimer chaque année les données devenues inutiles.", "Jeux de données purgés", "0", "40", "jeux", -20),
    ("Former les services aux achats de données.", "Agents formés", "5", "60", "agents", -90),
)
_REACHED = {"%": "55", "jeux": "18", "agents": "60"}
_ACCOUNT = "Un service sur deux est prêt ; les autres suivent avant l'été."


@transaction.atomic
def invent_commitments(*, at):
    """Three commitments of CITY, one under way, one late and one kept, and a submitted report; returns their number.

    0 where the city has adopted nothing, or committed itself already.
    """
    city, today = Member.objects.filter(slug=CITY, is_demonstration=True).first(), at.date()
    articles = adopted_by(city, on=today) if city else []
    if not articles or Commitment.objects.filter(member=city).exists():
        return 0
    act = {"by": None, "at": at}
    made = [_promise(city, articles[place % len(articles)], *said, at=at) for place, said in enumerate(_PROMISED)]
    settle(made[-1], kind="kept", words="Tous les services ont suivi la formation.", value="60", version=1, **act)
    report = begin_report(member=city, year=today.year, language="fr", on=today, **act)
    for place, part in enumerate(report.assessments.order_by("pk")):
        level, link = place % 4, "https://example.org/" if place % 4 > 1 else ""
        assess(part, level=level, words="Bilan inventé.", link=link, version=0, **act)
    for part in report.accounts.select_related("commitment"):
        account_for(part, value=_REACHED[part.commitment.unit], words=_ACCOUNT, version=0, **act)
    submit(report, version=Report.objects.get(pk=report.pk).version, **act)
    return len(made)


def _promise(city, article, text, indicator, baseline, target, unit, days, *, at):
    due_on = at.date() + datetime.timedelta(days=days)
    said = Said(
        principle=article.revision.principle,
        text=text,
        indicator=indicator,
        baseline=baseline,
        target=target,
        unit=unit,
        due_on=due_on,
        verification="La page publique de la ville le montre.",
    )
    draft = begin(member=city, said=said, by=None, at=at)
    # What is late was promised before it was due.
    return publish(draft, version=0, on=min(at.date(), due_on - datetime.timedelta(days=1)), by=None, at=at)
