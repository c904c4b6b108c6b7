"""Comments on propositions: writing, reading, moderating, leaving."""
