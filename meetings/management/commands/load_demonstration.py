"""`manage.py load_demonstration`: invented cities, their people and what they do, for one's own machine only."""

import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from charters.adoptions.domain.inventing import invent_adoptions
from charters.clauses.domain.inventing import invent_uses
from charters.commitments.domain.inventing import invent_commitments
from charters.domain.inventing import invent_amendments
from charters.domain.inventing_annotations import invent_annotations
from charters.votes.domain.inventing import invent_past_vote, invent_vote
from members.domain.inventing import CITIES, INVITED, invent_cities
from members.management.embedded import command_line, refuse_elsewhere

from ...domain.inventing import invent_meeting
from ...domain.inventing_convocation import invent_convocation
from ...domain.inventing_minutes import invent_minutes
from ...domain.inventing_sitting import invent_sitting


class Command(BaseCommand):
    """Makes invented cities with delegates, alternates, contributors and observers, and prints their password once."""

    help = (
        "Make invented cities, people who act for them, a meeting, amendments to the charter, uses of clauses, and "
        "votes. Refused anywhere but in the embedded set-up, and in the folder of data that `make run` uses: invented "
        "cities and real ones stay apart."
    )

    def add_arguments(self, parser):
        """Add the options."""
        parser.add_argument(
            "--in-force",
            action="store_true",
            help="bring editions of the charter into force too, and invent adoptions in every state",
        )
        parser.add_argument("--new-password", action="store_true", help="give the accounts that exist a new password")

    def handle(self, *args, in_force, new_password, **options):
        """Make what is missing and say it."""
        refuse_elsewhere()
        if settings.DATA_DIR == settings.BASE_DIR / "var":
            raise CommandError(
                "Invented cities don't go where `make run` keeps its data. Run `make demonstration`, or set DATA_DIR. "
                "Nothing was changed."
            )
        at = timezone.now()
        told = invent_cities(at=at, new_password=new_password)
        # In the order of their days, by which they are numbered.
        invent_minutes(at=at)
        if in_force:
            invent_sitting(at=at)
        invent_convocation(on=at.date() + datetime.timedelta(days=25), host=CITIES[0].slug)
        invent_meeting(on=at.date() + datetime.timedelta(days=40), host=CITIES[0].slug)
        invent_annotations(at=at)
        invent_amendments(at=at)
        invent_uses(at=at)
        invent_vote(at=at)
        invent_past_vote(at=at)
        if in_force:
            invent_adoptions(at=at)
            invent_commitments(at=at)
        if not told:
            self.stdout.write(
                "The people of the invented cities exist. Password forgotten? Run "
                + command_line("load_demonstration --new-password")
            )
            return
        self.stdout.write(f"People of invented cities, to sign in at {settings.PUBLIC_URL}/fr/espace/ (shown once):")
        for address, password in told.items():
            self.stdout.write(f"  {address}  {password}")
        self.stdout.write(f"{INVITED[1]} is invited: the mail with the link appears here once the worker runs.")
