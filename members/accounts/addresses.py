"""One source of truth for an account's address: ``User.email``. allauth's table of addresses is its copy."""

from allauth.account.models import EmailAddress
from django.db import transaction


def keep_address(sender, instance, raw=False, update_fields=None, **kwargs):
    """After an account is saved: its address is its one verified and primary ``EmailAddress``.

    Whoever gives an account its address vouches for it (an invitation that was answered, an administrator), so it is
    verified. A new address that waits for its confirmation stays beside it until the account's own changes.
    """
    if raw or (update_fields is not None and "email" not in update_fields):
        return
    rows = EmailAddress.objects.filter(user=instance)
    if rows.filter(email=instance.email, verified=True, primary=True).exists():
        return
    with transaction.atomic():
        rows.delete()
        # Somebody else's wish to take this address is over, too.
        EmailAddress.objects.filter(email=instance.email).delete()
        EmailAddress.objects.create(user=instance, email=instance.email, verified=True, primary=True)
