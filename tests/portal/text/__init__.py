"""Texts: comparing, anchoring, merging."""
