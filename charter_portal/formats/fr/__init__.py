"""Formats of French."""
