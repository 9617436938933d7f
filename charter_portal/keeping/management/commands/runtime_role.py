"""``manage.py runtime_role NAME``: the role of PostgreSQL that the portal runs as."""

from charter_portal.keeping.granting import grant_runtime
from charter_portal.keeping.management.refusals import KeepingCommand


class Command(KeepingCommand):
    """Prints the SQL that was run."""

    help = (
        "Grant a role of PostgreSQL what the portal needs while it runs, and nothing that could disarm the guards. Run "
        "it as the owner of the tables, after migrate; what later migrations make is granted too."
    )

    def add_arguments(self, parser):
        """Take the role."""
        parser.add_argument("role", help="a role that exists, is no superuser and owns nothing")

    def handle(self, *args, role, **options):
        """Grant and say what."""
        for statement in grant_runtime(role):
            self.stdout.write(f"{statement};")
