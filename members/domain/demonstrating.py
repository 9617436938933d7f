"""Accounts with which someone tries the portal on their own machine."""

import secrets

from django.contrib.auth.models import Group
from django.db import transaction

from ..models import User
from ..rules import COMMISSION_STAFF, SECRETARIAT

# Addresses of a domain that can't receive mail (RFC 2606), by the group that each is in.
ACCOUNTS = {
    COMMISSION_STAFF: "commission@demonstration.example",
    SECRETARIAT: "secretariat@demonstration.example",
}


@transaction.atomic
def make_demonstration_accounts(*, new_password=False):
    """Make the accounts that are missing and return ``{address: password}`` of those whose password was set.

    One random password is shared by the accounts made in one call. Accounts that exist are left as they are, unless
    ``new_password`` asks for a new one.
    """
    password = secrets.token_urlsafe(12)
    told = {}
    for group, address in ACCOUNTS.items():
        user = User.objects.filter(email=address).first()
        if user is None:
            user = User.objects.create_user(address, password, is_staff=True)
            user.groups.add(Group.objects.get_or_create(name=group)[0])
        elif new_password:
            user.set_password(password)
            user.save(update_fields=["password"])
        else:
            continue
        told[address] = password
    return told
