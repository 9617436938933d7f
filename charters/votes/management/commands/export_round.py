"""``manage.py export_round 3 --output vote.json``: a vote as data that anyone can recompute."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from charter_portal.pdf.exporting import write_whole
from charters.votes.documents.vote_json import vote_json
from charters.votes.domain.clock import database_now
from charters.votes.exceptions import PhaseForbids
from charters.votes.models import Round


class Command(BaseCommand):
    """Writes what the public page gives, never before the end."""

    help = "Write a vote that is over as JSON, for verify_round.py. Refused before the end, whoever asks."

    def add_arguments(self, parser):
        """Declare the number of the vote and the file."""
        parser.add_argument("round", type=int, help="number of the vote")
        parser.add_argument("--output", required=True, metavar="FILE", help="the JSON to write")

    def handle(self, *, round, output, **options):
        """Write the file, or exit 1 with one line on stderr and no file."""
        vote = Round.objects.public().select_related("edition__charter").filter(number=round).first()
        if vote is None:
            raise CommandError(f"there is no vote {round}")
        try:
            text = vote_json(vote, at=database_now())
        except PhaseForbids as error:
            raise CommandError(f"vote {round} is {error.subject}: its choices can't be told") from None
        path = Path(output)
        try:
            write_whole(path, text.encode())
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}") from None
        self.stdout.write(f"{path}: {path.stat().st_size} bytes")
