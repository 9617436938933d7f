"""What changes several rows of meetings, and what is computed from them."""
