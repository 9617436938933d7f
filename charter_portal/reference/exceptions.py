"""What can be wrong with reference data."""


class ReferenceDataError(Exception):
    """A data file cannot be used. The message names the file, then the key or line, then what is wrong."""
