"""The hours in which the secretariat writes: those of Nantes, where it sits. Everything is stored in UTC."""

from zoneinfo import ZoneInfo

SECRETARIAT = ZoneInfo("Europe/Paris")
