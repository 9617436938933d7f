"""How attempts are counted, so that guessing is slow and nobody can keep the owner of an account out.

Counted apart: all that comes from one network address; what one network address tries on one account; and, with much
more room, what is tried on one account from anywhere. One attacker fills the first two, which don't touch the owner at
another address. Many together may close the password of an account for an hour; its code by mail and its passkeys stay
open. The figures are in ``settings.ACCOUNT_RATE_LIMITS``.
"""

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit

APPLICATION = "allauth.account"


def account_from_here(request, address):
    """The key under which what ``request``'s network address tries on the account of ``address`` is counted."""
    # /64 of an IPv6 address is one subscriber: within it one can be somebody else at each attempt.
    return f"{address.strip().lower()} {ratelimit.truncate_ip(get_adapter().get_client_ip(request))}"


def consume(request, action, key):
    """Count one attempt at ``action``: what was used, to be rolled back, or None where nothing is left."""
    return ratelimit.consume(request, app=APPLICATION, action=action, key=key)


def may_ask_for_mail(request, purpose, address):
    """Whether this network address may have one more mail for ``purpose`` sent to ``address``."""
    return bool(consume(request, "ask_for_mail", f"{purpose} {account_from_here(request, address)}"))


def mail_is_spared(request, address):
    """Whether ``address`` has been sent so many mails in the last hour that no more is."""
    return not consume(request, "mail_to_account", address.strip().lower())
