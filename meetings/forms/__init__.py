"""Forms of meetings, a module a concept."""
