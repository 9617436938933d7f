"""``manage.py export_document villes-innovantes/11 minutes --language fr --output cr.pdf``: a document as PDF."""

from django.core.management.base import BaseCommand, CommandError

from charter_portal.pdf.exporting import check_language, listed, write_pdf
from meetings.documents.kinds import KINDS, manuscript_of
from meetings.exceptions import NothingToPrint
from meetings.models import Meeting
from meetings.readers import EVERYONE, MEMBERS


class Command(BaseCommand):
    """Prints a document of a meeting, drafts included."""

    help = "Write a document of a meeting as a PDF. A draft is marked as such and lists what it lacks."

    def add_arguments(self, parser):
        """Declare the meeting, kind, language and file."""
        parser.add_argument("meeting", metavar="COMMISSION/NUMBER", help="as in villes-innovantes/11")
        parser.add_argument("kind", metavar="KIND", help=", ".join(KINDS))
        parser.add_argument("--language", default="fr", help="fr, en or ar")
        parser.add_argument("--members", action="store_true", help="with what is for members only")
        parser.add_argument("--output", required=True, metavar="FILE", help="the PDF to write")

    def handle(self, *, meeting, kind, language, members, output, **options):
        """Write the PDF, or exit 1 with one line on stderr and no file."""
        check_language(language)
        if kind not in KINDS:
            raise CommandError(f"unknown document {kind!r}; known: {', '.join(KINDS)}")
        found = _meeting(meeting)
        try:
            manuscript = manuscript_of(kind, found, language, readers=MEMBERS if members else EVERYONE)
        except NothingToPrint as refusal:
            raise CommandError(str(refusal)) from None
        path = write_pdf(manuscript, output)
        self.stdout.write(f"{path}: {path.stat().st_size} bytes")


def _meeting(path):
    commission, _, number = path.partition("/")
    meetings = Meeting.objects.select_related("commission", "host", "minutes", "chair", "secretary")
    found = meetings.filter(commission__slug=commission, number=number).first() if number.isdecimal() else None
    if found is None:
        known = listed(one.path for one in meetings.order_by("commission__slug", "number"))
        raise CommandError(f"no meeting {path!r}; known: {known}")
    return found
