"""Forms of charters, a module a concept."""
