"""How people want to be told: choosing, and stopping a kind of mail from the mail itself."""

from django.db import transaction

from .kinds import all_kinds
from .models import Delivery, Preference


def choose(user_pk, deliveries):
    """Write how an account wants to be told: ``{name of a kind: delivery}``; obligatory kinds stay as they are."""
    open_to_choice = {kind.name for kind in all_kinds() if not kind.obligatory}
    with transaction.atomic():
        for name in deliveries.keys() & open_to_choice:
            Preference.objects.update_or_create(user_id=user_pk, kind=name, defaults={"delivery": deliveries[name]})


def stop_mail(user_pk, names):
    """Keep the kinds of these names to the portal for an account."""
    choose(user_pk, dict.fromkeys(names, Delivery.PORTAL))
