"""What adoptions need done by a worker."""

from django.utils import timezone
from django_tasks import task

from ..domain.following import follows_entry_into_force
from ..models import Edition
from .domain.confirming import tell_to_confirm
from .models import Adoption


@task()
def tell_cities_to_confirm(edition_id):
    """Tell the cities that adopted what an edition changes in substance; returns their number."""
    edition = Edition.objects.select_related("charter").get(pk=edition_id)
    if edition.status != Edition.Status.IN_FORCE:
        return 0  # another followed before a worker came to it, and tells them itself
    return tell_to_confirm(edition, on=timezone.localdate(), at=timezone.now())


@follows_entry_into_force
def ask_to_tell(edition):
    """Have the cities told by a worker: there may be thousands."""
    if Adoption.objects.filter(charter=edition.charter).exists():
        tell_cities_to_confirm.enqueue(edition.pk)
