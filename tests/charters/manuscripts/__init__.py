"""Charters in Markdown and DOCX."""
