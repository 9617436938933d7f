"""Taking a second factor away from who has lost it."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from ..accounts import mailing
from ..accounts.sessions import end_sessions, open_sessions


@transaction.atomic
def take_second_factor_away(*, user):
    """Take the app, the passkeys and the recovery codes of an account away, end its sessions and tell its owner.

    Who must have a second factor sets a new one up at the next sign-in. Returns whether there was any.
    """
    taken, _kinds = Authenticator.objects.filter(user=user).delete()
    if not taken:
        return False
    end_sessions(open_sessions(user))
    mailing.send("account/email/second_factor_taken", user.email, {"user": user})
    return True
