"""What charters give as documents and data, a module a concept."""
