"""``manage.py backup FILE_OR_FOLDER``: the database and the files, in one archive."""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils import timezone

from charter_portal.keeping.backing_up import back_up
from charter_portal.keeping.management.refusals import KeepingCommand


class Command(KeepingCommand):
    """Prints the path and what is in it; exit 1, with the backup written, if the register is bad or files are lost."""

    help = "Write a backup of the database and the files that were sent in. The portal may go on meanwhile."

    def add_arguments(self, parser):
        """Take the place."""
        parser.add_argument("target", type=Path, help="a new file, or a folder in which one is named for the moment")

    def handle(self, *args, target, **options):
        """Write it and say what it holds."""
        backup = back_up(target, at=timezone.now())
        manifest, facts = backup.manifest, backup.manifest.facts
        self.stdout.write(f"{backup.path}: {backup.path.stat().st_size} bytes")
        self.stdout.write(f"files {len(manifest.files)} entries {facts.entries} head {facts.head}")
        troubles = [f"{path} is named by a row and not there, or not as the row says" for path in manifest.lost]
        if facts.fault:
            troubles.append(f"entry {facts.fault} of the register is bad: see manage.py verify_register")
        if troubles:
            raise CommandError("The backup is written, but: " + "; ".join(troubles) + ".")
