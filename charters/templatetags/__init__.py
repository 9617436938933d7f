"""What other applications' pages show of charters."""
