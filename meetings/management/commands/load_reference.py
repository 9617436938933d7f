"""``manage.py load_reference``: members, charters, clauses and the 11th meeting, from the project's data files."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import override

from charter_portal.reference.exceptions import ReferenceDataError
from charter_portal.reference.reconciling import CREATED, LEFT, UNCHANGED, UPDATED, Ledger
from charters.adoptions.domain.loading import load_interests
from charters.clauses.domain.loading import load_clauses
from charters.domain.loading import load_charters
from meetings.domain.loading import load_meetings
from members.domain.loading import load_members


class Command(BaseCommand):
    """Loads the reference data. Safe to repeat: only rows that nobody changed since the last load are updated."""

    help = "Load the members, charters, clauses and meetings that the portal starts from. Safe to repeat."

    def add_arguments(self, parser):
        """Declare the options."""
        parser.add_argument(
            "--root",
            type=Path,
            default=settings.BASE_DIR,
            help="folder that holds members/, charters/, charters/clauses/ and meetings/, each with reference/",
        )

    def handle(self, *, root, **options):
        """Load all of it in one transaction, or nothing at all."""
        ledger = Ledger()
        try:
            # French is the base language: modeltranslation's base columns follow the active one.
            with transaction.atomic(), override("fr"):
                load_members(ledger=ledger, folder=root / "members" / "reference")
                load_charters(ledger=ledger, folder=root / "charters" / "reference")
                load_interests(ledger=ledger, folder=root / "charters" / "adoptions" / "reference")
                load_clauses(ledger=ledger, folder=root / "charters" / "clauses" / "reference")
                load_meetings(ledger=ledger, folder=root / "meetings" / "reference")
                ledger.report_removed()
        except ReferenceDataError as error:
            raise CommandError(f"{error}. Nothing was loaded.") from error
        self._print(ledger)

    def _print(self, ledger):
        with override("en"):
            for model, outcomes in ledger.counts.items():
                self.stdout.write(f"{model._meta.verbose_name_plural}: {_in_words(outcomes)}")
        for left in ledger.left:
            fields = f" ({', '.join(left.fields)})" if left.fields else ""
            self.stdout.write(f"left as it is: {left.key}: {left.why}{fields}")
        total = sum(ledger.counts.values(), start=type(next(iter(ledger.counts.values())))())
        self.stdout.write(f"Reference data: {_in_words(total)}.")


def _in_words(outcomes):
    words = [f"{outcomes[outcome]} {outcome}" for outcome in (CREATED, UPDATED, UNCHANGED)]
    return ", ".join(words + ([f"{outcomes[LEFT]} left as they are"] if outcomes[LEFT] else []))
