"""Makes the search index anew."""

import time

from django.core.management.base import BaseCommand

from charter_portal.search.renewing import rebuild


class Command(BaseCommand):
    """Empty the index and fill it from what everyone may read. Searches wait meanwhile; nothing else does."""

    help = __doc__

    def handle(self, **options):
        """Say how many documents there are."""
        begin = time.monotonic()
        count = rebuild()
        self.stdout.write(f"{count} documents are in the index, made in {time.monotonic() - begin:.1f} s.")
