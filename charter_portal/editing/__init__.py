"""Editing by several people at once: versions, and what the second editor is shown."""
