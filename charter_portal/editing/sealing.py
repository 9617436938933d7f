"""Rows that say of themselves that they can no longer change."""


def is_sealed(row):
    """Whether ``row`` (None for a new one) is sealed."""
    return bool(getattr(row, "is_sealed", False))
