"""What pages show of meetings, as plain values, a module a concept."""
