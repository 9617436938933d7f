"""Votes: rounds by which the cities decide on editions and amendments, and the ballots that they cast."""
