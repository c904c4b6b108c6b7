"""Propositions and comments that come from elsewhere, and the way to undo them."""
