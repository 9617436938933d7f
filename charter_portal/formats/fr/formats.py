"""Days and hours in French."""

DATETIME_FORMAT = r"j F Y à H\hi"
