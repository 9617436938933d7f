"""What can go wrong when several people edit."""


class EditConflict(Exception):
    """The row has been changed since it was read; nothing was written."""
