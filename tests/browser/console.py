"""Management commands of one portal, one after another in one process: each alone would take seconds to start.

A line of JSON on the standard input is a command with its arguments; the answer is a line of JSON, [done, words].
"""

import io
import json
import os
import subprocess
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from tests.processes import die_with_parent


class Console:
    """Runs management commands of the portal that ``environment`` describes, in a process of its own."""

    def __init__(self, environment):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.console"],
            cwd=settings.BASE_DIR,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=die_with_parent,
        )

    def run(self, *arguments):
        """Run a command and return what it printed. Raises RuntimeError with its words if it fails."""
        print(json.dumps(arguments), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        done, printed = json.loads(answer) if answer else (False, "the console has gone")
        if not done:
            raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{printed}")
        return printed

    def stop(self):
        """End the process. What was run is done and its connections are closed."""
        self.process.kill()
        self.process.communicate()


def serve(questions, answers):
    """Run each command of ``questions`` and write to ``answers`` what it printed, or how it failed."""
    for line in questions:
        printed = io.StringIO()
        with redirect_stdout(printed), redirect_stderr(printed):
            try:
                call_command(*json.loads(line))
                done = True
            except (Exception, SystemExit):
                traceback.print_exc()
                done = False
        connections.close_all()
        print(json.dumps([done, printed.getvalue()]), file=answers, flush=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "charter_portal.settings")
    django.setup()
    serve(sys.stdin, sys.stdout)
