"""Fails when a sentence of the code lacks its translation, or has a doubtful one, in French, English or Arabic.

Extracts the sentences anew with Django's makemessages into a copy, so that a forgotten sentence is found too.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fr", "en", "ar")
CODE = ("charter_portal", "charters", "meetings", "members", "templates", "locale", "manage.py")


def names(path, *selection):
    """Msgids of a catalogue that msgattrib selects, shortened, without the header."""
    command = ["msgattrib", "--no-obsolete", "--no-wrap", "--no-location", *selection, str(path)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    entries = (entry for entry in text.split("\n\n") if 'msgid ""\nmsgstr ""\n"' not in entry)
    return [
        next(line for line in entry.splitlines() if line.startswith("msgid"))[7:-1]
        for entry in entries
        if entry.strip()
    ]


def main():
    """Print each fault and exit with 1 if there is any."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in CODE:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
            elif source.exists():
                shutil.copy(source, copy / name)
        (copy / "locale").mkdir(exist_ok=True)
        subprocess.run(
            [sys.executable, "manage.py", "makemessages", "--no-obsolete", "--no-wrap", "--verbosity", "0"]
            + [argument for language in LANGUAGES for argument in ("-l", language)],
            cwd=copy,
            env={**os.environ, "DATA_DIR": str(copy / "data")},
            check=True,
        )
        for language in LANGUAGES:
            path = copy / "locale" / language / "LC_MESSAGES" / "django.po"
            faults += [f"{language}: not translated: {name}" for name in names(path, "--untranslated")]
            faults += [f"{language}: doubtful (fuzzy): {name}" for name in names(path, "--only-fuzzy")]
    print("\n".join(faults) or "Every sentence is translated into French, English and Arabic.")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
