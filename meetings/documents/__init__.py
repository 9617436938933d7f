"""Documents that a meeting gives, one file a document."""
