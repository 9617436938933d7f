"""Days and hours in Arabic: Django knows the day only, and writes the hour as in English."""

DATETIME_FORMAT = "j F Y، H:i"
SHORT_DATETIME_FORMAT = "Y/m/d H:i"
