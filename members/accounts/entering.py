"""Letting someone in who has just made an account."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login


def enter(request, user, *, to):
    """Sign ``user`` in as the sign-in page does, with every stage that it has, and answer with the way to ``to``.

    The password that was just chosen counts as given: nobody is asked for it again a moment later.
    """
    record_authentication(request, user, "password", email=user.email)
    return perform_login(request, Login(user=user, email=user.email, redirect_url=to))
