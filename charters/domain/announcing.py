"""Who is told of what becomes of amendments. Called inside the transaction in which it happens.

What is stored with a notice names cities and principles, never people; the reason of a decision is read when the mail
is written.
"""

from charter_portal.notices.paths import path_to
from charter_portal.notices.telling import tell
from members.domain.acting import leaders_of, seats_of
from members.domain.announcing import names_of
from members.models import Member, User
from members.rules import COMMISSION_STAFF, SECRETARIAT

from ..models import PrincipleRevision
from .words import LANGUAGES, in_language


def announce_submission(amendment, *, at):
    """Tell the team that a city submitted an amendment."""
    _tell_team(amendment, "submitted", at=at)


def announce_withdrawal(amendment, *, by, at):
    """Tell the team, and the cities that sign it, that a city withdrew its amendment."""
    _tell_team(amendment, "withdrawn", at=at)
    _tell_cosigners(amendment, "withdrawn", at=at)


def announce_cosignature(amendment, *, member, at):
    """Tell the city that ``member`` signs its amendment."""
    facts = {"cosigner": names_of(member)}
    _tell_city(amendment, "cosigned", kind="amendment_cosigned", once=f":{member.pk}:{at.isoformat()}", at=at, **facts)


def announce_admission(amendment, *, at):
    """Tell the city and those that sign its amendment that it is admissible."""
    _tell_city(amendment, "admissible", at=at)
    _tell_cosigners(amendment, "admissible", at=at)


def announce_french(amendment, *, by_city, at):
    """Tell the city of the French that the staff wrote, or the team of that which the city wrote."""
    once = f":{amendment.version}"
    if by_city:
        _tell_team(amendment, "french", once=once, at=at)
    else:
        _tell_city(amendment, "french", once=once, at=at)


def announce_decision(amendment, *, at):
    """Tell the city and those that sign its amendment what was decided."""
    _tell_city(amendment, amendment.status, at=at)
    _tell_cosigners(amendment, amendment.status, at=at)


def _tell_team(amendment, what, *, at, once=""):
    tell(
        "amendment_received",
        to=User.objects.filter(groups__name__in=[COMMISSION_STAFF, SECRETARIAT], is_active=True).distinct(),
        about=f"amendment:{amendment.pk}:{what}{once}",
        context=_facts(amendment, what),
        path=path_to("admin:charters_amendment_change", amendment.pk),
        at=at,
    )


def _tell_city(amendment, what, *, at, kind="amendment_followed", once="", **facts):
    to = {user.pk: user for user in leaders_of(amendment.member, at=at)}
    author = amendment.author
    if author and any(seat.member.pk == amendment.member_id for seat in seats_of(author, at=at)):
        to[author.pk] = author
    tell(
        kind,
        to=to.values(),
        about=f"amendment:{amendment.pk}:{what}{once}",
        context=_facts(amendment, what) | facts,
        path=path_to("charters:amendment_own", amendment.member.slug, amendment.pk),
        at=at,
    )


def _tell_cosigners(amendment, what, *, at):
    for member in Member.objects.filter(cosignatures__amendment=amendment):
        tell(
            "amendment_followed",
            to=leaders_of(member, at=at),
            about=f"amendment:{amendment.pk}:{what}:{member.pk}",
            context=_facts(amendment, what) | {"cosigner": names_of(member)},
            path=path_to(
                "charters:amendment", amendment.edition.charter.slug, amendment.edition.number, amendment.number
            ),
            at=at,
        )


def _facts(amendment, what):
    revision, result = amendment.revision, amendment.result
    return {
        "is_correction": result is not None and result.change == PrincipleRevision.Change.TRANSLATION,
        "amendment": amendment.pk,
        "what": str(what),
        "number": amendment.number,
        "edition": amendment.edition.number,
        "city": names_of(amendment.member),
        "principle": {language: in_language(revision, "title", language) for language in LANGUAGES},
    }
