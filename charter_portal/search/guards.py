"""The triggers that this application wants in the database."""

from charter_portal.triggers.declaring import declare

from .watching import Watch

declare(Watch())
