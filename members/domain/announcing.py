"""Who is told of what happens to invitations and delegations. Called inside the transaction in which it happens.

What is stored with a notice names cities, never people: the erasure of a person has nothing to look for there.
"""

from django.urls import reverse
from django.utils import translation

from charter_portal.notices.telling import tell, tell_address

from ..models import User
from ..rules import SECRETARIAT
from .acting import leaders_of


def names_of(member):
    """The member's name in each language: {"fr": …, "en": …, "ar": …}, blank where there is none."""
    return {language: getattr(member, f"name_{language}") or "" for language in ("fr", "en", "ar")}


def announce_invitation(invitation, *, at):
    """Write to the invited address, once for each time the invitation is sent. Its link is made when the mail is."""
    tell_address(
        "invitation",
        address=invitation.email,
        language=invitation.language,
        about=f"invitation:{invitation.pk}:{invitation.sendings}",
        context=_facts(invitation.mandate, role=invitation.team_role) | {"invitation": invitation.pk},
        at=at,
    )


def announce_joining(invitation, *, by, at):
    """Tell the delegates and alternates of the member, but the account ``by``, that the invited person acts now."""
    _tell_leaders(invitation.mandate, "joined", by=by, at=at)


def announce_mandate(mandate, *, by, at):
    """Tell the person, who has an account already, of a mandate that the secretariat entered, and those who lead.

    Nobody is told of a mandate of former times, nor before an invitation is accepted: announce_joining does that.
    """
    user = User.objects.filter(person=mandate.person_id).first()
    begins_later = mandate.may_begin_after(at)
    if user is None or not (begins_later or mandate.holds_at(at)):
        return
    facts = {"first_day": mandate.starts_on.isoformat() if begins_later else ""}
    _tell_leaders(mandate, "entered", by=by, at=at, **facts)
    path = _path("workspaces") if begins_later else _path("workspace", mandate.member.slug)
    tell(
        "mandate_entered",
        to=[user],
        about=f"mandate:{mandate.pk}:entered",
        context=_facts(mandate, **facts),
        path=path,
        at=at,
    )


def announce_ending(mandate, *, by, at):
    """Tell the other delegates and alternates, and the person whose it is, that the mandate has ended or when it will.

    Of an end that lies far back, which the secretariat puts on file, nobody is told anything: it closes nothing.
    """
    holds = mandate.holds_at(at)
    if not holds and mandate.ended_at is None:
        return
    facts = {"last_day": mandate.ends_on.isoformat() if holds else ""}
    _tell_leaders(mandate, "ended", by=by, at=at, **facts)
    user = User.objects.filter(person=mandate.person_id).first()
    if user and user != by:
        about = f"mandate:{mandate.pk}:ended:{mandate.ends_on}"
        context = _facts(mandate, **facts)
        tell("mandate_ended", to=[user], about=about, context=context, path=_path("workspaces"), at=at)


def announce_letter(mandate, *, by, at):
    """Tell the secretariat that a city filed a letter; nobody where the secretariat did it itself."""
    team = list(User.objects.filter(groups__name=SECRETARIAT, is_active=True))
    if by not in team:
        about = f"mandate:{mandate.pk}:letter:{mandate.version}"
        path = _path("admin:members_mandate_change", mandate.pk)
        tell("letter_filed", to=team, about=about, context=_facts(mandate), path=path, at=at)


def _tell_leaders(mandate, what, *, by, at, **facts):
    leaders = leaders_of(mandate.member, at=at, but=by)
    tell(
        "delegation_changed",
        # Whose mandate it is knows, or is told otherwise.
        to=[user for user in leaders if user.person_id != mandate.person_id],
        about=f"mandate:{mandate.pk}:{what}:{mandate.ends_on or at.date()}",
        context=_facts(mandate, what=what, **facts),
        path=_path("members:delegation", mandate.member.slug),
        at=at,
    )


def _facts(mandate, **more):
    if mandate is None:
        return more
    return {"mandate": mandate.pk, "kind": mandate.kind, "city": names_of(mandate.member), **more}


def _path(name, *args):
    """The address of a page without its language, as notices keep it."""
    with translation.override("fr"):
        return reverse(name, args=args).removeprefix("/fr")
