"""Measure how annotations follow their passages to a new wording, on edits that a person has judged."""

from django.core.management.base import BaseCommand, CommandError

from charter_portal.text.measuring import cases, judge, measure


class Command(BaseCommand):
    """``measure_reanchoring``: a line ``cases N wrong N kept N of N``; exit 1 if a passage is attached wrongly."""

    help = "Measure how annotations follow their passages to a new wording; exit 1 if any follows to a wrong one."

    def handle(self, **options):
        """Print the measure; each wrong case is named."""
        table = cases()
        count, wrong, kept, survivable = measure(table)
        self.stdout.write(f"cases {count} wrong {wrong} kept {kept} of {survivable}")
        if wrong:
            named = [one.case for one in map(judge, table) if one.is_wrong]
            raise CommandError("\n".join(f"wrong: {case.language} {case.kind}: {case.quote}" for case in named))
