"""How tests load the reference data, and alter its files."""

import io

from django.conf import settings
from django.core.management import call_command

from charters.models import PrincipleRevision


def load(root=settings.BASE_DIR):
    """Load, and return the lines printed."""
    out = io.StringIO()
    call_command("load_reference", root=root, stdout=out)
    return out.getvalue().splitlines()


def alter(root, file, old, new):
    """Replace in a data file the one place that says ``old``."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def wordings():
    return PrincipleRevision.objects.filter(articles__edition__charter__slug="socle-commun").order_by(
        "articles__position"
    )
