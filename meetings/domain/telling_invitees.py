"""Who is told of what happens to a meeting they are convened to. Called inside the transaction in which it happens.

What is stored with a notice is the number of the invitee and the language: names, facts and the link with its secret
are read when the mail is written.
"""

from charter_portal.notices.paths import path_to
from charter_portal.notices.telling import tell, tell_address

from .telling import facts_of


def tell_invitee(kind, invitee, *, about, at, **facts):
    """Tell an Invitee, whose person and account are selected, of an event that ``about`` names; once, by mail.

    Returns 1 where they are told for the first time, 0 where they were before or have no address.
    """
    meeting, person = invitee.meeting, invitee.person
    context = facts_of(meeting) | {"invitee": invitee.pk, "language": person.mail_language, **facts}
    event = {"about": f"invitee:{invitee.pk}:{about}", "context": context, "at": at}
    if account := person.active_account:
        path = path_to("meetings:meeting", meeting.commission.slug, meeting.number)
        return tell(kind, to=[account], path=path, **event)
    if not person.email:
        return 0
    return tell_address(kind, address=person.email, language=person.mail_language, **event)


def tell_proxy_lapsed(giver, *, holder, at):
    """Tell an Invitee that who was to represent them will be absent, and that another answer is wanted."""
    if giver.convened_at:
        tell_invitee("proxy_lapsed", giver, about=f"lapsed:{holder.pk}:{at.isoformat()}", at=at, holder=holder.pk)
