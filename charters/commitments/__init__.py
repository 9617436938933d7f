"""Commitments of cities under principles of the charter, and their yearly reports."""
