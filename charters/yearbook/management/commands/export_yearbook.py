"""``manage.py export_yearbook 2026 --language ar --output bilan.pdf``: the network's report of a year as PDF."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from charter_portal.pdf.exporting import check_language, listed, write_pdf

from ...documents.yearbook import yearbook_manuscript
from ...reading.years import shared_charter_with_owner, year_told, years_told


class Command(BaseCommand):
    """Prints the report of a past year, or that of the running one, marked as provisional."""

    help = "Write the network's report of a year as a PDF. That of the running year is marked as provisional."

    def add_arguments(self, parser):
        """Declare the year, language and file."""
        parser.add_argument("year", type=int, help="as in 2026")
        parser.add_argument("--language", default="fr", help="fr, en or ar")
        parser.add_argument("--output", required=True, metavar="FILE", help="the PDF to write")

    def handle(self, *, year, language, output, **options):
        """Write the PDF, or exit 1 with one line on stderr and no file."""
        check_language(language)
        today, charter = timezone.localdate(), shared_charter_with_owner()
        told = charter and year_told(charter, year, today=today)
        if not told:
            known = listed([str(one) for one in years_told(charter, today=today)] if charter else [])
            raise CommandError(f"nothing to tell of {year}; known: {known}")
        path = write_pdf(yearbook_manuscript(charter, told, language, today=today), output)
        self.stdout.write(f"{path}: {path.stat().st_size} bytes")
