"""What the pages of a city's adoption look at, and what several of them do."""

import functools

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from members.models import Member
from members.views.keeping import kept, let_go
from members.views.seating import seat_can, seat_page

from ..domain.deriving import life_of
from ..domain.editions import edition_in_force
from ..models import Adoption, Instrument
from ..reading.drafting import asked_in_words
from ..reading.listing import shared_charter
from ..standing import Life


class Desk:
    """The city, the charter, the edition in force, the adoption with its draft and what waits; each read once."""

    def __init__(self, request, seat):
        self.request, self.seat, self.member = request, seat, seat.member
        self.at = timezone.now()
        self.today = seat.member.day_at(self.at)
        self.charter = shared_charter()
        adoptions = Adoption.objects.with_names().filter(member=seat.member, charter=self.charter)
        self.adoption = adoptions.first()

    @functools.cached_property
    def edition(self):
        """The Edition in force, or None."""
        return self.charter and edition_in_force(self.charter, on=self.today)

    @functools.cached_property
    def instruments(self):
        """The Instruments of the city, the latest first: a QuerySet."""
        found = Instrument.objects.filter(adoption=self.adoption) if self.adoption else Instrument.objects.none()
        return found.with_names().select_related("drafted_by__person").order_by("-pk")

    @functools.cached_property
    def draft(self):
        """The draft, or None."""
        return self.instruments.drafts().first()

    @functools.cached_property
    def recorded_last(self):
        """What was recorded last, whatever became of it, or None."""
        return self.instruments.recorded().first()

    @property
    def awaiting(self):
        """What waits for the secretariat, or None."""
        last = self.recorded_last
        return last if last and last.awaits_verification else None

    @property
    def returned(self):
        """What the secretariat returned and the city has not recorded again, or None."""
        last = self.recorded_last
        return last if last and last.returned_at else None

    @functools.cached_property
    def life(self):
        """How the adoption stands today, a Life."""
        return life_of(self.adoption, on=self.today) if self.adoption else Life.NONE

    @functools.cached_property
    def asked(self):
        """What the draft asks, in words."""
        return asked_in_words(self.draft, on=self.today)

    def can(self, act):
        """Whether the account may "draft" or "record" for the city."""
        return seat_can(f"adoptions.{act}_instrument", self.request, self.seat)

    @property
    def moment(self):
        """When, on which day and by whom something is done."""
        return {"on": self.today, "at": self.at, "by": self.request.user}

    def kept(self, name, **more):
        """The fields that were kept while someone signed in."""
        return kept(self.request, name, city=self.member.slug, **more)

    def forget(self, name, **more):
        """Let go of them: they are stored."""
        let_go(self.request, name, city=self.member.slug, **more)

    def page(self, name, *, status=200, **context):
        """A page of the city on its adoption."""
        context |= {
            "charter": self.charter,
            "adoption": self.adoption,
            "draft": self.draft,
            "life": self.life,
            "is_support": self.member.kind == Member.Kind.INSTITUTION,
            "can_draft": self.can("draft"),
            "can_record": self.can("record"),
        }
        response = seat_page(self.request, self.seat, f"adoptions/{name}.html", page="adoption", **context)
        response.status_code = status
        return response

    def gone(self, why):
        """What to answer where the draft is no more: to a form with words, the page that gives them back."""
        typed = [text for name, text in self.request.POST.items() if name != "csrfmiddlewaretoken"]
        typed = [text for text in typed if len(text.split()) > 1]
        if typed:
            return self.page("own_given_back", status=409, typed=typed, why=why)
        return self.home(why)

    def home(self, why=""):
        """To the page of the adoption; ``why``: what is said there."""
        if why:
            messages.info(self.request, why)
        return redirect("adoptions:own", self.member.slug)
