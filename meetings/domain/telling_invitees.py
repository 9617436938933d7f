"""Who is told of what happens to a meeting they are convened to. Called inside the transaction in which it happens.

What is stored with a notice is the number of the invitee and the language: names, facts and the link with its secret
are read when the mail is written.
"""

from django.urls import reverse
from django.utils import translation

from charter_portal.notices.telling import tell, tell_address
from charters.domain.words import AUTHORITATIVE, LANGUAGES, in_language


def language_of(invitee):
    """The language in which an Invitee is written to: that of the account, else of the file, else French."""
    account = getattr(invitee.person, "user", None)
    return (account.language if account and account.is_active else invitee.person.language) or AUTHORITATIVE


def tell_invitee(kind, invitee, *, about, at, **facts):
    """Tell an Invitee, whose person and account are selected, of an event that ``about`` names; once, by mail.

    Returns 1 where they are told for the first time, 0 where they were before or have no address.
    """
    commission = invitee.meeting.commission
    context = {
        "invitee": invitee.pk,
        "language": language_of(invitee),
        "number": invitee.meeting.number,
        "commission": {language: in_language(commission, "name", language) for language in LANGUAGES},
        **facts,
    }
    about = f"invitee:{invitee.pk}:{about}"
    account = getattr(invitee.person, "user", None)
    if account and account.is_active:
        return tell(kind, to=[account], about=about, context=context, path=path_of(invitee.meeting), at=at)
    if not invitee.person.email:
        return 0
    return tell_address(
        kind, address=invitee.person.email, language=context["language"], about=about, context=context, at=at
    )


def tell_proxy_lapsed(giver, *, holder, at):
    """Tell an Invitee that who was to represent them will be absent, and that another answer is wanted."""
    if giver.convened_at:
        tell_invitee("proxy_lapsed", giver, about=f"lapsed:{holder.pk}:{at.isoformat()}", at=at, holder=holder.pk)


def path_of(meeting):
    """The meeting's public page, without its language."""
    with translation.override(AUTHORITATIVE):
        path = reverse("meetings:meeting", args=[meeting.commission.slug, meeting.number])
    return path.removeprefix(f"/{AUTHORITATIVE}")
