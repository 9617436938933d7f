"""What a year brought to the charter across the network, as a document; it has no rows of its own."""
