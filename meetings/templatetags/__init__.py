"""What other applications' pages show of meetings."""
