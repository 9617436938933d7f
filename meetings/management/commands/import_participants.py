"""``manage.py import_participants FILE --meeting villes-innovantes/11``: write a meeting's participants."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from meetings import import_messages as messages
from meetings.domain.importing import Outcome, import_participants
from meetings.domain.participants.planning import AS_NEW, STATES, plan_import
from meetings.domain.participants.reading import read_table
from meetings.domain.participants.rows import read_rows
from meetings.domain.participants.tables import MAX_BYTES
from meetings.exceptions import RowsInError, RowsUndecided, StageForbids, TableRefused
from meetings.models import Meeting
from meetings.words import words_of_refusal


class Command(BaseCommand):
    """Reads CSV, XLSX or ODS; stops on errors and on doubtful rows, and then writes nothing."""

    help = "Import the participants of a meeting from a CSV, XLSX or ODS table. Importing twice changes nothing."

    def add_arguments(self, parser):
        """Declare the file, the meeting and what to do with doubtful rows."""
        parser.add_argument("file", help="the table")
        parser.add_argument("--meeting", required=True, metavar="COMMISSION/NUMBER", help="as in villes-innovantes/11")
        parser.add_argument("--dry-run", action="store_true", help="show what would be done and write nothing")
        parser.add_argument("--as-new", action="store_true", help="doubtful rows are people not yet on file")
        parser.add_argument(
            "--match",
            action="append",
            default=[],
            metavar="ROW=ID",
            help="the person on line ROW of the file is number ID on file; may be repeated",
        )

    def handle(self, *, file, meeting, dry_run, as_new, match, **options):
        """Import, or exit 1 with the errors by line on stderr."""
        meeting = _meeting(meeting)
        decisions = dict(_decision(text) for text in match)
        try:
            table = read_table(_content(file), Path(file).name)
            rows, problems = read_rows(table)
        except TableRefused as error:
            raise CommandError(messages.refusal(error)) from None
        self.stdout.write(messages.source(table.source, len(table.rows)))
        plan = plan_import(meeting=meeting, rows=rows, problems=problems, decisions=decisions)
        if as_new:
            decisions |= {one.row.line: AS_NEW for one in plan.doubtful}
            plan = plan_import(meeting=meeting, rows=rows, problems=problems, decisions=decisions)
        if dry_run:
            self._preview(plan)
            self._stop_on(plan)
            outcome = Outcome(counts=plan.counts, gone=plan.gone)
        else:
            try:
                outcome = import_participants(
                    meeting=meeting,
                    rows=rows,
                    problems=problems,
                    decisions=decisions,
                    by=None,
                    source=table.source.name,
                )
            except (RowsInError, RowsUndecided) as error:
                self._stop_on(error.plan)
            except StageForbids as error:
                raise CommandError(words_of_refusal(error)) from None
        self._summary(outcome, dry_run)

    def _preview(self, plan):
        for one in plan.rows:
            self.stdout.write(
                f"{one.row.line}: {one.state}: {one.row.surname} {one.row.given_name} ({one.member.name})"
            )

    def _stop_on(self, plan):
        """Print the problems and doubts of ``plan`` by line on stderr and exit 1, if there are any."""
        for found in plan.problems:
            self.stderr.write(
                _("Line %(line)s: %(problem)s") % {"line": found.line, "problem": messages.problem(found)}
            )
        for one in plan.doubtful:
            name = f"{one.row.surname} {one.row.given_name}".strip()
            self.stderr.write(
                _("Line %(line)s: doubtful: %(name)s. %(doubt)s")
                % {"line": one.row.line, "name": name, "doubt": messages.doubt(one)}
            )
            for candidate in one.candidates:
                cities = ", ".join(candidate.members)
                self.stderr.write(f"  --match {one.row.line}={candidate.person}  {candidate.name} ({cities})")
        if plan.doubtful:
            self.stderr.write(_("Decide with --match ROW=ID, or --as-new for people not yet on file."))
        if plan.problems or plan.doubtful:
            self.stderr.write(_("Nothing was written."))
            sys.exit(1)

    def _summary(self, outcome, dry_run):
        counts = ", ".join(f"{state}: {outcome.counts[state]}" for state in STATES if state != "doubtful")
        self.stdout.write(counts)
        for gone in outcome.gone:
            self.stdout.write(_("Not in the file, left as recorded: %(name)s") % {"name": gone.person})
        if dry_run:
            self.stdout.write(_("Nothing was written."))


def _meeting(path):
    """The meeting that ``villes-innovantes/11`` names. Raises CommandError with one line that lists those known."""
    meetings = {meeting.path: meeting for meeting in Meeting.objects.select_related("commission")}
    if path not in meetings:
        known = ", ".join(sorted(meetings)) or _("none")
        raise CommandError(_("Unknown meeting “%(path)s”. Known: %(known)s.") % {"path": path, "known": known})
    return meetings[path]


def _decision(text):
    """(line, person's pk) of ``6=12``. Raises CommandError."""
    line, equals, person = text.partition("=")
    if not (equals and line.isdecimal() and person.isdecimal()):
        raise CommandError(
            _("--match must look like 6=12 (line of the file = number of the person), not “%(text)s”.") % {"text": text}
        )
    return int(line), int(person)


def _content(file):
    """Bytes of the file, one more than the limit at most. Raises CommandError."""
    try:
        with Path(file).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(_("%(file)s cannot be read: %(why)s.") % {"file": file, "why": error.strerror}) from None
