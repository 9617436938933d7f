"""WSGI entry point: `gunicorn charter_portal.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from charter_portal.pdf.press import press
from charter_portal.reading import without_body_for_head

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "charter_portal.settings")

application = without_body_for_head(get_wsgi_application())

# The first reader of a PDF need not wait for WeasyPrint to start.
press().warm_up()
