"""What changes several rows of members, and what is computed from them."""
