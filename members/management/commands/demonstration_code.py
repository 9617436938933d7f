"""`manage.py demonstration_code`: the second factor of a demonstration account, for those who have no app for it."""

from django.core.management.base import BaseCommand, CommandError

from members.domain.demonstrating import ACCOUNTS, demonstration_code
from members.exceptions import NoDemonstrationAccount
from members.management.embedded import refuse_elsewhere


class Command(BaseCommand):
    """Prints the code that the app of a demonstration account would show now."""

    help = "Print the six digits that sign a demonstration account in, beside its password."

    def add_arguments(self, parser):
        """Add the address."""
        parser.add_argument("address", metavar="ADDRESS", help=f"one of {', '.join(ACCOUNTS.values())}")

    def handle(self, *args, address, **options):
        """Print the code."""
        refuse_elsewhere()
        try:
            self.stdout.write(demonstration_code(address))
        except NoDemonstrationAccount as error:
            raise CommandError(
                f"{address} is no demonstration account with a second factor. There are: {', '.join(ACCOUNTS.values())}"
            ) from error
