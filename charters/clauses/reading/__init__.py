"""What pages show of clauses and of their uses, as plain values."""
