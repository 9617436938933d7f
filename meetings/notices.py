"""Of which events of meetings someone is told."""
