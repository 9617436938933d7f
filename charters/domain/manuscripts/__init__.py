"""Charters as files that people write and read elsewhere: Markdown and DOCX, in and out."""
