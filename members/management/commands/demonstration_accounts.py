"""`manage.py demonstration_accounts`: accounts of the team, for a portal on one's own machine only."""

from django.conf import settings
from django.core.management.base import BaseCommand

from members.domain.demonstrating import ACCOUNTS, make_demonstration_accounts
from members.management.embedded import command_line, refuse_elsewhere


class Command(BaseCommand):
    """Makes an account of commission staff and one of the secretariat, and prints their password once."""

    help = "Make demonstration accounts with a random password. Refused anywhere but in the embedded set-up."

    def add_arguments(self, parser):
        """Add the options."""
        parser.add_argument("--new-password", action="store_true", help="give the accounts that exist a new password")

    def handle(self, *args, new_password, **options):
        """Make what is missing and say it."""
        refuse_elsewhere()
        told = make_demonstration_accounts(new_password=new_password)
        if not told:
            self.stdout.write(
                f"Demonstration accounts exist: {', '.join(ACCOUNTS.values())}. Password forgotten? Run "
                + command_line("demonstration_accounts --new-password")
            )
            return
        self.stdout.write(f"Demonstration accounts, to sign in at {settings.PUBLIC_URL}/fr/admin/ (shown once):")
        for address, password in told.items():
            self.stdout.write(f"  {address}  {password}")
        self.stdout.write(f"The code of their second factor: {command_line('demonstration_code ADDRESS')}")
