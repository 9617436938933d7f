"""``manage.py export_minutes villes-innovantes/11 --language fr --output cr.pdf``: minutes as PDF."""

from django.core.management.base import BaseCommand, CommandError

from charter_portal.pdf.exporting import check_language, listed, write_pdf
from meetings.documents.minutes import minutes_manuscript
from meetings.models import Meeting


class Command(BaseCommand):
    """Prints the minutes of a meeting, drafts included."""

    help = "Write the minutes of a meeting as a PDF. A draft is marked as such and lists what it lacks."

    def add_arguments(self, parser):
        """Declare the meeting, language and file."""
        parser.add_argument("meeting", metavar="COMMISSION/NUMBER", help="as in villes-innovantes/11")
        parser.add_argument("--language", default="fr", help="fr, en or ar")
        parser.add_argument("--output", required=True, metavar="FILE", help="the PDF to write")

    def handle(self, *, meeting, language, output, **options):
        """Write the PDF, or exit 1 with one line on stderr and no file."""
        check_language(language)
        path = write_pdf(minutes_manuscript(_meeting(meeting), language), output)
        self.stdout.write(f"{path}: {path.stat().st_size} bytes")


def _meeting(path):
    commission, _, number = path.partition("/")
    meetings = Meeting.objects.filter(minutes__isnull=False).select_related("commission", "host", "minutes")
    found = meetings.filter(commission__slug=commission, number=number).first() if number.isdecimal() else None
    if found is None:
        known = listed(one.path for one in meetings.order_by("commission__slug", "number"))
        raise CommandError(f"no minutes of a meeting {path!r}; known: {known}")
    return found
