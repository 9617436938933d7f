"""Who is told of clauses and of their uses. Called inside the transaction in which it happens.

What is stored with a notice names cities and principles, never people, and holds no words of a city.
"""

from charter_portal.notices.paths import path_to
from charter_portal.notices.telling import tell
from members.domain.acting import leaders_of, leaders_of_members
from members.domain.announcing import names_of
from members.models import User
from members.rules import COMMISSION_STAFF, SECRETARIAT

from ...domain.words import LANGUAGES, in_language
from ..models import Use


def announce_version(version, *, at):
    """Tell the cities that use an earlier version of the clause that there is another."""
    cities = Use.objects.public().of_clause(version.clause).values("member")
    tell(
        "clause_renewed",
        to=leaders_of_members(members=cities, at=at),
        about=f"clause:{version.clause_id}:version:{version.number}",
        context={"title": _titles(version), "number": version.number},
        path=path_to("clauses:version", version.clause.key, version.number),
        at=at,
    )


def announce_withdrawn(clause, *, at):
    """Tell the cities that use a clause that it is withdrawn from the library."""
    last = clause.versions.public().order_by("number").last()
    cities = Use.objects.public().of_clause(clause).values("member")
    tell(
        "clause_withdrawn",
        to=leaders_of_members(members=cities, at=at),
        about=f"clause:{clause.pk}:withdrawn",
        context={"title": _titles(last)},
        path=path_to("clauses:clause", clause.key),
        at=at,
    )


def announce_stage(stage, *, at):
    """Tell the team that a city published a stage of its use of a clause."""
    use = stage.use
    team = User.objects.filter(groups__name__in=(COMMISSION_STAFF, SECRETARIAT), is_active=True).distinct()
    context = {"city": names_of(use.member), "stage": stage.kind}
    tell("clause_stage_published", to=team, about=f"clause_stage:{stage.pk}", context=context, path=_page(use), at=at)


def announce_hiding(row, *, by, at):
    """Tell the city that wrote a Use or a Stage that it is hidden, but the account ``by``."""
    use = getattr(row, "use", row)
    about = f"{row._meta.label_lower}:{row.pk}:hidden:{at.isoformat()}"
    told = leaders_of(use.member, at=at, but=by)
    tell("clause_use_hidden", to=told, about=about, context={"city": names_of(use.member)}, path=_page(use), at=at)


def remind_of_trial(stage, *, at):
    """Remind a city that a trial has ended and that nothing was said since; returns how many accounts were told now.

    Once for each trial, however often it is asked.
    """
    use = stage.use
    return tell(
        "clause_trial_over",
        to=leaders_of(use.member, at=at),
        about=f"clause_use:{use.pk}:trial_over:{stage.pk}",
        context={"city": names_of(use.member), "ended_on": stage.ended_on.isoformat(), "title": titles_of(use)},
        path=path_to("clauses:own", use.member.slug, use.pk),
        at=at,
    )


def titles_of(use):
    """What the clause of a use is called, {"fr": …, "en": …, "ar": …}; the city's own title in its own language."""
    return _titles(use.clause_version) if use.clause_version_id else dict.fromkeys(LANGUAGES, use.title)


def _titles(version):
    return {language: in_language(version, "title", language) for language in LANGUAGES}


def _page(use):
    return path_to("clauses:use", use.pk)
