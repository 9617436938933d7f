"""``manage.py restore FILE``: a backup is brought back into an empty set-up."""

from pathlib import Path

from charter_portal.keeping.management.refusals import KeepingCommand
from charter_portal.keeping.restoring import restore


class Command(KeepingCommand):
    """Prints what is there again, and what is left to do."""

    help = "Bring a backup back into an empty set-up: a database without rows of anyone's, empty folders of files."

    def add_arguments(self, parser):
        """Take the backup."""
        parser.add_argument("file", type=Path, help="a file that manage.py backup wrote")

    def handle(self, *args, file, **options):
        """Bring it back and say so."""
        restored = restore(file)
        manifest, facts = restored.manifest, restored.manifest.facts
        self.stdout.write(f"Restored, as of {manifest.made_at}: {sum(facts.rows.values())} rows.")
        self.stdout.write(f"files {len(manifest.files)} entries {facts.entries} head {facts.head}")
        if restored.waiting:
            self.stdout.write("It is of an earlier version: run manage.py migrate before the portal is started.")
        if not restored.own_key:
            self.stdout.write("Without the former SECRET_KEY, people sign in again and links in mails end.")
        if manifest.lost:
            self.stdout.write(f"Files that were lost before the backup: {', '.join(manifest.lost)}")
