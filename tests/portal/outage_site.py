"""Settings of the portal with the addresses of outage_urls, and without collected files."""

from charter_portal.settings import *  # noqa: F403

ROOT_URLCONF = "tests.portal.outage_urls"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
