"""How a city stands with the charter: what its council decided, what is asked of it, what it can do."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from members.views.seating import seat_page, with_seat

from ...models import Charter
from ..domain.deriving import life_of
from ..domain.editions import edition_in_force
from ..models import Adoption


def shared_charter():
    """The network's Charter, or None."""
    return Charter.objects.filter(kind=Charter.Kind.SHARED).first()


@require_safe
@with_seat
def own(request, seat):
    """The city's adoption of the shared charter."""
    today, charter = timezone.localdate(), shared_charter()
    adoption = Adoption.objects.with_names().filter(member=seat.member, charter=charter).first()
    context = {
        "charter": charter,
        "edition": charter and edition_in_force(charter, on=today),
        "adoption": adoption,
        "life": adoption and life_of(adoption, on=today),
        "acts": adoption.acts.for_reading() if adoption else (),
    }
    return seat_page(request, seat, "adoptions/own.html", page="adoption", **context)
