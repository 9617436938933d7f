"""Someone's calendar of the meetings to which they are convened, at a secret address that can be renewed."""

from django.core import signing

from ..exceptions import LinkUnknown
from ..models import CalendarFeed, Invitee
from ..models.invitee import new_nonce

_signer = signing.Signer(salt="meetings.calendar", sep=".")


def renew(account, *, at):
    """Give an account a new secret address; one that it had leads nowhere. Returns the CalendarFeed."""
    feed, _made = CalendarFeed.objects.update_or_create(account=account, defaults={"nonce": new_nonce(), "made_at": at})
    return feed


def word_of(feed):
    """The secret word in the address of a CalendarFeed."""
    return _signer.sign_object((feed.pk, feed.nonce))


def feed_of(word):
    """The CalendarFeed of an active account that ``word`` opens. Raises LinkUnknown."""
    try:
        pk, nonce = _signer.unsign_object(word)
        return CalendarFeed.objects.select_related("account").get(pk=pk, nonce=nonce, account__is_active=True)
    except (signing.BadSignature, ValueError, TypeError, CalendarFeed.DoesNotExist) as error:
        raise LinkUnknown from error


def convocations_of(account):
    """The Invitees by which the person of an account was convened, with their people; none without a person."""
    rows = Invitee.objects.filter(person=account.person_id).exclude(convened_at=None)
    return rows.select_related("person__user") if account.person_id else rows.none()
