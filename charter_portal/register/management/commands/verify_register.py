"""``manage.py verify_register``: is the register of acts whole?"""

from django.core.management.base import BaseCommand

from charter_portal.register.recording import verify_register


class Command(BaseCommand):
    """Prints ``entries N head HASH`` and exits 0, or names the first bad entry and exits 1."""

    help = "Check the chain of the register of acts."

    def handle(self, *args, **options):
        """Verify and report."""
        verdict = verify_register()
        if verdict.fault:
            self.stderr.write(f"entry {verdict.fault.number} is bad: {verdict.fault.reason.value}")
            raise SystemExit(1)
        self.stdout.write(f"entries {verdict.entries} head {verdict.head}")
