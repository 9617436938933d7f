"""``manage.py apply_retention``: delete what has been kept long enough."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from charter_portal.personal_data.retention import apply_retention


class Command(BaseCommand):
    """Prints each rule and how many rows it ended."""

    help = "Deletes personal data whose time is over, rule by rule; prints how much. Safe to repeat."

    def add_arguments(self, parser):
        """Take ``--dry-run``."""
        parser.add_argument("--dry-run", action="store_true", help="count only, delete nothing")

    def handle(self, *args, dry_run, **options):
        """Print each rule and its number of rows."""
        for name, number in apply_retention(at=timezone.now(), dry_run=dry_run).items():
            self.stdout.write(f"{name}: {number}{' would go' if dry_run else ''}")
