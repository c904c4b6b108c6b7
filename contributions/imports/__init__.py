"""Bringing in propositions that were written elsewhere: read, tried out, stored, undone as one batch."""
