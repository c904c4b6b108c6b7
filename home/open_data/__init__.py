"""Open data: which sets there are, and how their files are made."""
