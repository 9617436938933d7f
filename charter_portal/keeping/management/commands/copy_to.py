"""``manage.py copy_to URL``: from embedded SQLite to PostgreSQL."""

from pathlib import Path

from charter_portal.keeping.copying import copy_to
from charter_portal.keeping.management.refusals import KeepingCommand


class Command(KeepingCommand):
    """Prints each table as it is copied, then the register's head and what is left to do."""

    help = "Copy everything in the embedded SQLite database to an empty PostgreSQL. Files stay where they are."

    def add_arguments(self, parser):
        """Take the destination."""
        parser.add_argument(
            "url",
            help="postgres://owner:password@host/name, or the path of a file that holds it (command lines are seen by "
            "all who use the machine)",
        )

    def handle(self, *args, url, **options):
        """Copy and say how far it is."""
        if "://" not in url:
            url = Path(url).read_text(encoding="utf-8").strip()
        copied = copy_to(url, tell=self._tell)
        self.stdout.write(f"entries {copied.facts.entries} head {copied.facts.head}")
        for path in copied.lost:
            self.stdout.write(f"Lost before the move: {path} is named by a row and not there, or not as the row says.")
        self.stdout.write("Everything is copied and checked. Set DATABASE_URL before the portal is started again:")
        self.stdout.write("what is still written to the SQLite database will not be in PostgreSQL.")

    def _tell(self, table, count):
        self.stdout.write(f"{table}: {count}")
        self.stdout.flush()
