"""What searches find of charters, a module a kind."""

from . import amendments, annotations, principles  # noqa: F401 -- each registers its kind
