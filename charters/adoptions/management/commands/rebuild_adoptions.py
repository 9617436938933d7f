"""``manage.py rebuild_adoptions``: make the rows that say how adoptions stand anew, from what was recorded."""

from django.core.management.base import BaseCommand
from django.db import transaction

from ...domain.deriving import rebuild_all


class Command(BaseCommand):
    """Safe to repeat; nothing that was decided or recorded is touched."""

    help = "Make the derived rows that say how adoptions stand anew, from the acts and the verified decisions."

    def handle(self, *args, **options):
        """Do it, and say of how many adoptions."""
        with transaction.atomic():
            number = rebuild_all()
        self.stdout.write(f"Adoptions made anew: {number}.")
