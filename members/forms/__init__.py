"""Forms of members, a module a concept."""
