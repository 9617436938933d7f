"""What a guard says when it refuses, and recognising it."""

from django.db import IntegrityError

MARK = "portal guard:"


def message(table):
    """The text of the error that a guard on ``table`` raises, for use between single quotes in SQL."""
    return f"{MARK} this row of {table} is sealed"


def is_guard_refusal(error):
    """Whether ``error`` was raised by a guard, on either database, and not by another constraint."""
    return isinstance(error, IntegrityError) and MARK in str(error)
