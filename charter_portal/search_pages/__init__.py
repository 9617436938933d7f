"""Where everyone searches what everyone may read."""
