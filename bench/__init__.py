"""Measures the site as it is served: what a page weighs, what it asks of the database, how many it serves."""
