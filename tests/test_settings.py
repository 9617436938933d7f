"""docs/settings.md lists every variable that the settings read, and a malformed value stops the start."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings as django_settings

SETTINGS = django_settings.BASE_DIR / "charter_portal" / "settings.py"
PAGE = django_settings.BASE_DIR / "docs" / "settings.md"


def start(folder, *command, **variables):
    """`manage.py check`, or another command, with nothing in the environment but ``variables``."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *(command or ["check"])],
        cwd=django_settings.BASE_DIR,
        env=kept | {"DATA_DIR": str(folder)} | variables,
        capture_output=True,
        text=True,
    )


def test_every_variable_is_documented_and_every_documented_one_is_read():
    text = SETTINGS.read_text(encoding="utf-8")
    read = set(re.findall(r'(?:_read\(\s*env\.\w+,\s*|_yes_or_no\(|env\.\w+\(\s*)"([A-Z_]+)"', text))
    documented = set(re.findall(r"^\| `([A-Z_]+)`", PAGE.read_text(encoding="utf-8"), re.MULTILINE))

    assert documented == read


def test_those_said_to_be_read_from_files_are():
    text = SETTINGS.read_text(encoding="utf-8")
    listed = set(re.findall(r'"([A-Z_]+)"', text.split("for name in [")[1].split("]")[0]))
    documented = set(re.findall(r"^\| `([A-Z_]+)`.*\*\*file\*\*", PAGE.read_text(encoding="utf-8"), re.MULTILINE))

    assert documented == listed


def test_without_any_variable_the_portal_starts_and_keeps_its_key(tmp_path):
    first = start(tmp_path)
    key = (tmp_path / "secret_key").read_text()
    second = start(tmp_path)

    assert (first.returncode, second.returncode) == (0, 0)
    assert (tmp_path / "secret_key").read_text() == key
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_URL", "charte.example.org"),
        ("DEBUG", "peut-être"),
        ("DATABASE_URL", "mysql://ailleurs/base"),
        ("DATABASE_URL", "n'importe quoi"),
        ("PAGE_CACHE_MEGABYTES", "beaucoup"),
        ("SECRET_KEY_FILE", "/nulle/part"),
    ],
)
def test_malformed_value_stops_the_start_and_names_the_variable(tmp_path, name, value):
    done = start(tmp_path, **{name: value})

    assert done.returncode != 0
    assert name in done.stderr.splitlines()[-1]


def test_https_asks_for_a_key(tmp_path):
    done = start(tmp_path, PUBLIC_URL="https://charte.example.org")

    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr.splitlines()[-1]


def test_value_can_come_from_a_file(tmp_path):
    (tmp_path / "key").write_text("une clé d'exemple assez longue pour être acceptée par Django, sans doute\n")

    done = start(tmp_path, PUBLIC_URL="https://charte.example.org", SECRET_KEY_FILE=str(tmp_path / "key"))

    assert done.returncode == 0
    assert not (tmp_path / "secret_key").exists()


def test_cookies_of_a_portal_in_service_belong_to_its_host_and_are_not_for_scripts(tmp_path):
    asked = "from django.conf import settings as s; print(*(getattr(s, f'{k}_COOKIE_{n}') for k in ('SESSION', 'CSRF')"
    asked += " for n in ('NAME', 'SECURE', 'HTTPONLY', 'SAMESITE', 'PATH', 'DOMAIN')))"
    key = "only-for-the-check-and-long-enough-0123456789-abcdefghij"

    told = start(
        tmp_path, "shell", "--no-imports", "-c", asked, PUBLIC_URL="https://charte.example.org", SECRET_KEY=key
    )

    # What browsers ask for before they believe the prefix __Host-: Secure, the path /, no domain.
    assert told.stdout.split() == [
        *("__Host-session", "True", "True", "Lax", "/", "None"),
        *("__Host-csrf", "True", "True", "Lax", "/", "None"),
    ]
