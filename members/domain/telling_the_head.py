"""The head of the register, kept by the cities: a history written anew would no longer match what they hold."""

from charter_portal.notices.telling import tell
from charter_portal.register.chain import utc_text
from charter_portal.register.models import Entry

from .acting import leaders_of_members


def tell_the_head(*, at):
    """Tell the delegates and alternates who chose so the number and hash of the last act of the register.

    Once for each head, whoever asks: where nothing was recorded since, nobody is told. Returns how many were told.
    """
    head = Entry.objects.order_by("-number").first()
    if head is None:
        return 0
    return tell(
        "chain_head",
        to=leaders_of_members(at=at),
        about=f"register:head:{head.number}",
        context={"number": head.number, "hash": head.hash, "recorded_at": utc_text(head.recorded_at)},
        path=f"/registre/{head.number}/",
        at=at,
    )
