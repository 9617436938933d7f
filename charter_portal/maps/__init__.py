"""World maps drawn on the server: a projection and the land. Nothing here knows the domain."""
