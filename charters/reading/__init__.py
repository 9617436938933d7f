"""What pages of charters show, as plain values, a module a concept."""
