"""What is refused."""


class FullTextMissing(Exception):
    """SQLite lacks the module for full text, whose name is given."""

    def __str__(self):
        """What to do about it, for whoever reads the log of a migration."""
        return (
            f"The SQLite of this Python was built without {self.args[0]}, its full text search, which the portal "
            "needs. Use a Python whose SQLite has it, as those of Debian and python.org, or PostgreSQL (DATABASE_URL)."
        )
