"""``manage.py export_charter socle-commun --language ar --output charte.pdf``: an edition of a charter as PDF."""

from django.core.management.base import BaseCommand, CommandError

from charter_portal.pdf.exporting import check_language, listed, write_pdf
from charters.documents.editions import edition_manuscript
from charters.models import Charter, Edition


class Command(BaseCommand):
    """Prints the edition in force, else the latest in consultation, or the one that is named, even a draft."""

    help = "Write an edition of a charter as a PDF. A draft is marked as such."

    def add_arguments(self, parser):
        """Declare the charter, edition, language and file."""
        parser.add_argument("charter", help="as in socle-commun")
        parser.add_argument("--edition", metavar="NUMBER", help="as in 0.1; by default the one that readers see")
        parser.add_argument("--language", default="fr", help="fr, en or ar")
        parser.add_argument("--output", required=True, metavar="FILE", help="the PDF to write")

    def handle(self, *, charter, edition, language, output, **options):
        """Write the PDF, or exit 1 with one line on stderr and no file."""
        check_language(language)
        if not Charter.objects.filter(slug=charter).exists():
            known = listed(Charter.objects.order_by("slug").values_list("slug", flat=True))
            raise CommandError(f"unknown charter {charter!r}; known: {known}")
        path = write_pdf(edition_manuscript(_edition(charter, edition), language), output)
        self.stdout.write(f"{path}: {path.stat().st_size} bytes")


def _edition(charter, number):
    editions = Edition.objects.filter(charter__slug=charter).select_related("charter__owner")
    found = editions.filter(number=number).first() if number else editions.to_read()
    if found is None:
        known = listed(editions.order_by("pk").values_list("number", flat=True))
        wanted = f"unknown edition {number!r}" if number else "no public edition (name one with --edition)"
        raise CommandError(f"{wanted} of {charter}; known: {known}")
    return found
