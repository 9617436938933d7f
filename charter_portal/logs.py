"""How loud some events are in the logs."""

import logging


class WarningOnly(logging.Filter):
    """Makes of each record a warning without a traceback: what happened is not the portal's doing."""

    def filter(self, record):
        """Always True: nothing is left out."""
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.exc_info = record.exc_text = None
        return True
