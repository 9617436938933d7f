"""Reference data: reading files so that errors are clear, and loading them so that nobody's edit is lost."""
